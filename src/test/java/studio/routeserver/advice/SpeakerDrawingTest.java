package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Drawing;

class SpeakerDrawingTest {

    @Test
    void r_rs_01_v025_two_route_servers_in_one_network() {
        Checked checked = Checked.of(Drawing.article().routeServer("second", "hub").done());

        assertThat(checked.said("V-025"))
                .isEqualTo("error hub: hub has two Route Servers; Azure allows one.");
    }

    @Test
    void v027_the_same_peer_twice() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'add': 'routeServers/hub-route-server/peers', 'value': {'name': 'again',"
                                + " 'ip': '10.0.4.4', 'asn': 65001}}]");

        assertThat(checked.said("V-027"))
                .isEqualTo(
                        "error hub-route-server: hub-route-server lists 10.0.4.4 twice; each peer"
                                + " needs its own address.");
        assertThat(checked.mended("V-027").rules()).doesNotContain("V-027");
    }

    @Test
    void v028_a_peer_that_no_peering_reaches_and_nothing_else_is_said_about_it() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'add': 'routeServers/hub-route-server/peers', 'value': {'name': 'far',"
                                + " 'ip': '10.77.0.4', 'asn': 65009}}]");

        assertThat(checked.said("V-028"))
                .isEqualTo(
                        "error far: 10.77.0.4 is not in hub or a network peered with it; the"
                                + " peering cannot come up.");
        assertThat(checked.objects("V-030")).isEmpty();
    }

    @Test
    void r_rs_09_v028_a_peer_two_peerings_away() {
        Checked checked =
                Checked.scenario(
                        "S-16",
                        "[{'remove': 'peerings/hub>spoke3'}, {'remove': 'peerings/spoke3>hub'}]");

        assertThat(checked.objects("V-028")).containsExactly("nva1");
    }

    @Test
    void v033_without_multihop() {
        Checked checked = Checked.scenario("S-01", "[{'set': 'nvas/nva1/bgp/multihop', 'to': 1}]");

        assertThat(checked.said("V-033"))
                .isEqualTo(
                        "outage nva1: nva1 speaks BGP to hub-route-server without multihop; set it"
                                + " to 2 or more.");
        assertThat(checked.mended("V-033").rules()).doesNotContain("V-033");
    }

    @Test
    void r_rs_17_v044_without_route_refresh() {
        Checked checked =
                Checked.scenario("S-01", "[{'set': 'nvas/nva1/bgp/routeRefresh', 'to': false}]");

        assertThat(checked.said("V-044"))
                .isEqualTo(
                        "warning nva1: nva1 lacks route refresh; every new peering resets its"
                                + " sessions hard.");
        assertThat(checked.mended("V-044").rules()).doesNotContain("V-044");
    }

    @Test
    void r_gw_04_v046_a_gateway_of_another_asn_beside_a_route_server() {
        Checked checked =
                Checked.scenario("S-05", "[{'set': 'gateways/vpn-gw/bgp/asn', 'to': 65111}]");

        assertThat(checked.said("V-046"))
                .isEqualTo(
                        "warning vpn-gw: vpn-gw has ASN 65111; with a Route Server in hub it must"
                                + " be 65515.");
        assertThat(checked.mended("V-046").rules()).doesNotContain("V-046");
    }

    @Test
    void r_gw_19_v048_branch_to_branch_without_a_gateway() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]");

        assertThat(checked.said("V-048"))
                .isEqualTo(
                        "warning hub-route-server: Branch-to-branch on hub-route-server changes"
                                + " nothing here; no gateway exchanges routes.");
        assertThat(checked.mended("V-048").rules()).doesNotContain("V-048");
    }
}
