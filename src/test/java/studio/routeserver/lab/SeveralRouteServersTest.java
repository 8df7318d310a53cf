package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Verdict;

/// Several Route Servers: azure rules R-RS-42 and R-RS-44; S-26, S-27 and S-30 hold the others.
class SeveralRouteServersTest {

    /// A second Route Server in a network of its own, of which the spokes are clients; nva1 tells
    /// it of a default route only. The hub's has the branches of the gateway.
    private static final String SPLIT =
            """
            [{'add': 'virtualNetworks', 'value': {'name': 'aux', 'addressSpace': ['10.50.0.0/24'],
               'subnets': [{'name': 'RouteServerSubnet', 'prefix': '10.50.0.0/26'}]}},
             {'add': 'routeServers', 'value': {'name': 'aux-rs', 'virtualNetwork': 'aux',
               'peers': [{'name': 'nva1', 'ip': '10.0.4.4', 'asn': 65001}]}},
             {'add': 'peerings', 'value': {'from': 'hub', 'to': 'aux'}},
             {'add': 'peerings', 'value': {'from': 'aux', 'to': 'hub'}},
             {'add': 'peerings', 'value': {'from': 'aux', 'to': 'spoke1',
               'allowGatewayTransit': true}},
             {'add': 'peerings', 'value': {'from': 'spoke1', 'to': 'aux',
               'useRemoteGateways': true}},
             {'set': 'peerings/spoke1>hub/useRemoteGateways', 'to': false},
             {'set': 'nvas/nva1/bgp/neighbors',
               'to': ['10.0.6.4', '10.0.6.5', '10.50.0.4', '10.50.0.5']},
             {'set': 'nvas/nva1/snat', 'to': true},
             {'set': 'nvas/nva1/bgp/advertise', 'to': [
               {'prefix': '192.168.2.0/24', 'to': ['10.0.6.4', '10.0.6.5']},
               {'prefix': '10.1.0.0/16', 'to': ['10.0.6.4', '10.0.6.5']},
               {'prefix': '0.0.0.0/0', 'to': ['10.50.0.4', '10.50.0.5']}]}]
            """;

    @Test
    void r_rs_44_one_route_server_feeds_the_gateway_and_another_the_spokes() {
        Drive drive = Drive.open("S-05", Changes.BRANCH_TO_BRANCH, SPLIT);

        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("0.0.0.0/0 10.0.4.4");
        assertThat(drive.bgpRows("spoke2-vm"))
                .containsExactly(
                        "10.1.0.0/16 10.0.4.4",
                        "192.168.1.0/24 10.0.5.4,10.0.5.5",
                        "192.168.2.0/24 10.0.4.4");
        assertThat(drive.holds("vpn-gw/0", "branch-a", true))
                .as("the site reaches spoke1 by the NVA, as the spoke is no client of the hub")
                .contains("10.1.0.0/16 10.0.5.4 65515-65001");
        assertThat(drive.advertised("aux-rs", 0, "nva1"))
                .containsExactly("10.1.0.0/16 10.50.0.4 65515", "10.50.0.0/24 10.50.0.4 65515");
        assertThat(drive.ways("spoke1-vm", "192.168.2.10"))
                .containsExactly("spoke1-vm nva1 b-nva1 branch-b");
        assertThat(drive.ways("branch-a", "10.1.0.4")).allMatch(way -> way.contains("vpn-gw"));
    }

    @Test
    void r_rs_44_a_spoke_that_leaves_the_hub_holds_a_next_hop_that_it_cannot_reach() {
        Drive drive =
                Drive.open(
                        "S-05",
                        SPLIT,
                        "[{'remove': 'peerings/hub>spoke1'}, {'remove': 'peerings/spoke1>hub'}]");

        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("0.0.0.0/0 10.0.4.4");
        assertThat(drive.path("spoke1-vm", "192.168.2.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_rs_42_r_rs_43_an_nva_of_another_hub_feeds_the_route_server_of_a_spoke() {
        Drive drive = Drive.open("S-27");
        Drive apart = Drive.open("S-27", "[{'remove': 'peerings/hub-b>spoke'}]");

        assertThat(drive.bgpRows("vm")).containsExactly("192.168.0.0/16 10.10.1.4,10.20.1.4");
        assertThat(apart.bgpRows("vm")).containsExactly("192.168.0.0/16 10.10.1.4");
        assertThat(drive.now().topology().peerings())
                .as("no gateway flag is needed")
                .noneMatch(one -> one.useRemoteGateways() || one.allowGatewayTransit());
    }
}
