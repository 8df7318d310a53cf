package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.circuit;
import static studio.routeserver.lab.Changes.expressRouteGateway;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.look.GatewayListing;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;

/// Gateways beside a Route Server and beside each other: azure rules R-GW-16 to R-GW-24 and
/// R-GW-44.
class GatewayCoexistenceScenario {

    private static final String RS = "hub-route-server";

    /// A site on ExpressRoute beside the branch on the VPN gateway.
    private static final String[] BOTH =
            all(expressRouteGateway(), circuit("dc", "192.168.60.0/24", 64512));

    private static List<String> learned(Drive drive, String gateway) {
        Gateway of = drive.now().topology().gateway(gateway).orElseThrow();
        return GatewayListing.learned(drive.now(), of).stream()
                .map(one ->
                        "%s: %s %s via %s from %s %s"
                                .formatted(
                                        one.local(),
                                        one.prefix(),
                                        one.origin().text(),
                                        one.nextHop(),
                                        one.source(),
                                        one.asPath()))
                .toList();
    }

    @Test
    void r_gw_16_route_server_and_a_gateway_have_four_sessions_that_nobody_configures() {
        Drive drive = Drive.open("S-21", remove("routeServers/hub-route-server/peers"));

        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                SessionView session = drive.session(RS + "/" + i, "vpn-gw/" + j);
                assertThat(session.state()).isEqualTo(SessionState.ESTABLISHED);
                assertThat(session.localAsn()).isEqualTo(session.remoteAsn());
            }
        }
    }

    @Test
    void r_gw_16_r_rs_38_the_gateway_lists_an_nvas_route_with_the_nva_as_next_hop() {
        Drive drive = Drive.open("S-21", BRANCH_TO_BRANCH);

        assertThat(learned(drive, "vpn-gw"))
                .filteredOn(row -> row.contains("172.16.0.0/12"))
                .containsExactly(
                        "10.0.5.4: 172.16.0.0/12 IBgp via 10.0.4.4 from 10.0.6.4 [65001]",
                        "10.0.5.4: 172.16.0.0/12 IBgp via 10.0.4.4 from 10.0.6.5 [65001]",
                        "10.0.5.5: 172.16.0.0/12 IBgp via 10.0.4.4 from 10.0.6.4 [65001]",
                        "10.0.5.5: 172.16.0.0/12 IBgp via 10.0.4.4 from 10.0.6.5 [65001]");
    }

    @Test
    void r_gw_17_without_branch_to_branch_machines_reach_all_and_branches_only_machines() {
        Drive drive = Drive.open("S-21", BOTH);

        assertThat(drive.bgpRows("spoke1-vm"))
                .extracting(row -> row.split(" ")[0])
                .containsExactly(
                        "172.16.0.0/12", "192.168.60.0/24", "192.168.7.0/24", "192.168.8.0/23");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true)).isEmpty();
        assertThat(drive.holds(RS + "/0", "er-gw/1", true)).isEmpty();
        assertThat(drive.advertised(RS, 0, "nva1"))
                .extracting(row -> row.split(" ")[0])
                .containsExactly("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16");
        assertThat(drive.path("paris", "192.168.60.10").verdict()).isNotEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_18_with_it_the_vpn_and_the_expressroute_gateway_pass_each_others_sites_on() {
        Drive drive = Drive.open("S-21", all(BOTH, BRANCH_TO_BRANCH));

        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .contains("192.168.60.0/24 10.0.5.4 65515-12076-64512");
        assertThat(drive.holds("dc-er/0", "dc", true))
                .extracting(row -> row.replaceAll(" .* ", " "))
                .contains("192.168.7.0/24 12076-65020", "172.16.0.0/12 12076-65001");
        assertThat(drive.ways("paris", "192.168.60.10"))
                .contains("paris paris-gw vpn-gw er-gw dc-er dc");
        assertThat(drive.advertised(RS, 1, "nva1"))
                .contains(
                        "192.168.7.0/24 10.0.6.5 65515-65020",
                        "192.168.60.0/24 10.0.6.5 65515-12076-64512");
    }

    @Test
    void r_gw_44_without_a_route_server_a_site_on_expressroute_and_one_on_vpn_stay_apart() {
        Drive drive = Drive.open("S-21", all(BOTH, set("routeServers", "[]")));

        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
        assertThat(drive.hops("spoke1-vm", "192.168.60.0/24")).hasSize(2);
        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .extracting(row -> row.split(" ")[0])
                .containsExactly("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16");
        assertThat(drive.path("paris", "192.168.60.10").verdict()).isNotEqualTo(Verdict.DELIVERED);
        assertThat(drive.path("dc", "192.168.7.10").verdict()).isNotEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_19_the_switch_is_for_all_and_no_advertise_keeps_a_route_in_the_network() {
        Drive drive =
                Drive.open(
                        "S-21",
                        all(
                                BOTH,
                                BRANCH_TO_BRANCH,
                                advertises(
                                        "nva1",
                                        "172.16.0.0/12",
                                        "{'prefix': '172.30.0.0/16', 'communities':"
                                                + " ['65535:65282']}")));

        for (String gateway : List.of("vpn-gw/0", "vpn-gw/1", "er-gw/0", "er-gw/1")) {
            assertThat(drive.holds(RS + "/0", gateway, true))
                    .contains("172.16.0.0/12 10.0.4.4 65001")
                    .noneMatch(row -> row.startsWith("172.30.0.0/16"));
        }
        assertThat(drive.hops("spoke1-vm", "172.30.0.0/16")).containsExactly("10.0.4.4");
    }

    @Test
    void r_gw_20_packets_go_straight_between_gateway_and_nva() {
        Drive drive = Drive.open("S-05", BRANCH_TO_BRANCH);

        assertThat(drive.ways("branch-a", "192.168.2.10"))
                .allSatisfy(way ->
                        assertThat(way).isEqualTo("branch-a a-gw vpn-gw nva1 b-nva1 branch-b"));
        assertThat(drive.ways("branch-b", "192.168.1.10"))
                .allSatisfy(way ->
                        assertThat(way).isEqualTo("branch-b b-nva1 nva1 vpn-gw a-gw branch-a"));
        assertThat(drive.hops("nva1", "192.168.1.0/24")).containsExactly("10.0.5.4", "10.0.5.5");
    }

    @Test
    void r_gw_20_an_nva_whose_subnet_sends_the_branches_prefix_to_itself_loops() {
        Drive drive =
                Drive.open(
                        "S-22",
                        set("routeServers/hub-route-server/hubRoutingPreference", "'VpnGateway'"),
                        remove("connections/dc-vpn", "connections/hq-nva1"));

        assertThat(drive.hops("nva1", "192.168.0.0/16")).containsExactly("10.0.4.4");
        assertThat(drive.path("spoke1-vm", "192.168.0.10").verdict()).isEqualTo(Verdict.LOOP);
    }

    @Test
    void r_gw_22_beside_a_route_server_one_circuit_carries_all_of_a_prefix() {
        String[] circuits =
                all(
                        expressRouteGateway(),
                        circuit("madrid", "192.168.60.0/24", 64513),
                        circuit("lisbon", "192.168.60.0/24", 64512));
        Drive shared = Drive.open("S-21", all(circuits, set("routeServers", "[]")));
        Drive alone = Drive.open("S-21", circuits);
        Drive heavier =
                Drive.open("S-21", all(circuits, set("connections/madrid-er/weight", "10")));

        assertThat(shared.exits(Kind.GATEWAY, "er-gw", "192.168.60.10"))
                .containsExactlyInAnyOrder("lisbon-er", "madrid-er");
        assertThat(alone.exits(Kind.GATEWAY, "er-gw", "192.168.60.10"))
                .as("of equals the lowest name")
                .containsExactly("lisbon-er");
        assertThat(heavier.exits(Kind.GATEWAY, "er-gw", "192.168.60.10"))
                .containsExactly("madrid-er");
    }

    @Test
    void r_gw_23_a_gateway_drops_a_route_that_passed_its_own_asn() {
        Drive drive =
                Drive.open(
                        "S-21",
                        BRANCH_TO_BRANCH,
                        set("gateways/vpn-gw/bgp/asn", "64600"),
                        advertises(
                                "nva1",
                                "172.16.0.0/12",
                                "{'prefix': '172.30.0.0/16', 'asPath': [64600]}",
                                "{'prefix': '172.31.0.0/16', 'asPath': [65515]}"));

        assertThat(drive.refused(RS, 0, "nva1")).containsExactly("172.31.0.0/16 R-RS-19");
        assertThat(drive.now().learned(new SessionId(RS + "/0", "vpn-gw/0"), true))
                .filteredOn(route -> !route.accepted())
                .extracting(route -> route.prefix() + " " + route.rule())
                .containsExactly("172.30.0.0/16 R-GW-23");
        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .noneMatch(row -> row.startsWith("172.30.0.0/16"));
        assertThat(drive.hops("spoke1-vm", "172.30.0.0/16")).containsExactly("10.0.4.4");
    }

    @Test
    void r_gw_24_a_gateway_that_fails_drops_packets_at_once_and_its_routes_go_by_the_hold_timer() {
        Drive drive = Drive.open("S-21", BRANCH_TO_BRANCH).with("10s:fail:vpn-gw").to(11);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
        assertThat(drive.path("spoke1-vm", "192.168.7.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(drive.path("spoke1-vm", "192.168.7.10").forward().getFirst().rule())
                .isEqualTo("R-GW-24");

        drive.to(129);
        assertThat(drive.advertised(RS, 0, "nva1")).contains("192.168.7.0/24 10.0.6.4 65515-65020");
        drive.to(191);
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(4);
        assertThat(drive.when(RS + "/0 loses vpn-gw/0: hold timer expired"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(130.0, 190.0));
        drive.to(230);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).isEmpty();
    }
}
