package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

class PeeringFlagsTest {

    @Test
    void v017_a_network_has_too_many_peerings() {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        networks.add(network("hub", "10.255.0.0/16"));
        for (int i = 0; i < 501; i++) {
            networks.add(network("spoke" + i, "10.%d.%d.0/24".formatted(i / 256, i % 256)));
            peerings.add(Peering.between("hub", "spoke" + i));
            peerings.add(Peering.between("spoke" + i, "hub"));
        }

        Checked checked =
                Checked.of(
                        new Topology.Builder("many")
                                .virtualNetworks(networks)
                                .peerings(peerings)
                                .build());

        assertThat(checked.said("V-017"))
                .isEqualTo("error hub: hub has 501 peerings; Azure allows 500.");
    }

    @Test
    void v022_a_closed_peering_that_a_path_needs() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'peerings/spoke1>hub/allowVirtualNetworkAccess', 'to': false}]");

        assertThat(checked.said("V-022"))
                .isEqualTo(
                        "warning spoke1>hub: Peering spoke1>hub blocks traffic between spoke1 and"
                                + " hub; turn on virtual network access.");
        assertThat(checked.mended("V-022").rules()).doesNotContain("V-022");
    }

    @Test
    void v022_a_closed_peering_that_a_bgp_session_needs() {
        Checked checked =
                Checked.scenario(
                        "S-27",
                        "[{'set': 'peerings/spoke>hub-a/allowVirtualNetworkAccess', 'to': false},"
                                + " {'set': 'virtualMachines', 'to': []}]");

        assertThat(checked.objects("V-022")).containsExactly("spoke>hub-a");
    }

    @Test
    void v022_a_closed_peering_that_nothing_needs_is_nobodys_business() {
        Checked checked =
                Checked.of(
                        Drawing.canvas()
                                .network("a", "10.1.0.0/16", "default 10.1.0.0/24")
                                .network("b", "10.2.0.0/16", "default 10.2.0.0/24")
                                .peered("a", "b")
                                .peering("a>b", one -> one.withAllowVirtualNetworkAccess(false))
                                .vm("a-vm", "a/default", "10.1.0.4")
                                .done());

        assertThat(checked.rules()).doesNotContain("V-022");
    }

    @Test
    void v023_a_spoke_that_does_not_use_what_it_is_offered() {
        Checked checked = Checked.scenario("S-07");

        assertThat(checked.said("V-023"))
                .isEqualTo(
                        "warning hub>spoke2: hub offers gateway transit to spoke2, which does not"
                                + " use it; set use remote gateways or clear the offer.");
        assertThat(checked.objects("V-020")).containsExactly("spoke2");
        assertThat(checked.mended("V-023").rules()).doesNotContain("V-023", "V-020");
    }

    @Test
    void v020_no_flags_where_they_would_lead_to_next_hops_out_of_reach() {
        Checked checked = Checked.scenario("S-27");

        assertThat(checked.said("V-020"))
                .isEqualTo(
                        "outage hub-a: hub-a learns no routes from rs, and could not reach their"
                                + " next hop 10.20.1.4 if it did; peer it with the network of"
                                + " 10.20.1.4, or give its subnets a route table.");
        assertThat(checked.one("V-020").fixes()).isEmpty();
    }

    @Test
    void v023_an_offer_without_a_gateway_is_cleared() {
        Checked checked =
                Checked.of(
                        Drawing.canvas()
                                .network("a", "10.1.0.0/16")
                                .network("b", "10.2.0.0/16")
                                .peered("a", "b")
                                .peering("a>b", one -> one.withAllowGatewayTransit(true))
                                .done());

        Checked mended = checked.mended("V-023");

        assertThat(mended.topology().peering("a", "b").orElseThrow().allowGatewayTransit())
                .isFalse();
    }

    @Test
    void v024_two_spokes_that_are_expected_to_talk_but_only_share_a_hub() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'expectations', 'to': [{'name': 'spokes talk', 'from':"
                                + " 'spoke1-vm', 'to': 'spoke2-vm', 'outcome': 'delivered'}]}]");

        assertThat(checked.said("V-024"))
                .isEqualTo(
                        "outage spokes talk: spoke1 and spoke2 both peer with hub, but peering is"
                                + " not transitive; peer them or send the traffic through an NVA.");
    }

    @Test
    void v024_a_supernet_from_the_nva_carries_them() {
        Checked checked =
                Checked.scenario(
                        "S-25",
                        "[{'set': 'expectations', 'to': [{'name': 'spokes talk', 'from':"
                                + " 'spoke1-vm', 'to': '10.2.0.4', 'outcome': 'delivered'}]}]");

        assertThat(checked.rules()).doesNotContain("V-024");
    }

    private static VirtualNetwork network(String name, String space) {
        return new VirtualNetwork(name, List.of(Ipv4Prefix.parse(space)), List.of());
    }
}
