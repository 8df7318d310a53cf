package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatewayAndBranchTest {

    @Test
    void r_gw_17_v047_a_branch_of_the_gateway_and_one_of_the_nva() {
        Checked checked = Checked.scenario("S-05");

        assertThat(checked.said("V-047"))
                .isEqualTo(
                        "outage hub-route-server: branch-a cannot reach branch-b: branch-to-branch"
                                + " is off on hub-route-server.");
        assertThat(checked.mended("V-047").rules()).doesNotContain("V-047");
    }

    @Test
    void r_gw_03_v049_a_branch_with_the_gateways_own_asn() {
        Checked checked =
                Checked.scenario("S-05", "[{'set': 'branches/branch-a/bgp/asn', 'to': 65515}]");

        assertThat(checked.said("V-049"))
                .isEqualTo(
                        "error branch-a: Branch branch-a uses ASN 65515, which vpn-gw refuses;"
                                + " choose another.");
        Checked mended = checked.mended("V-049");
        assertThat(mended.rules()).doesNotContain("V-049");
        assertThat(mended.topology().branch("branch-a").orElseThrow().asn()).hasToString("65002");
    }

    private static final String FAR_GATEWAY =
            """
            [{'add': 'virtualNetworks', 'value': {'name': 'far', 'addressSpace': ['10.50.0.0/16'],
               'subnets': [{'name': 'GatewaySubnet', 'prefix': '10.50.0.0/27'}]}},
             {'add': 'gateways', 'value': {'name': 'far-gw', 'type': 'vpn',
               'subnet': 'far/GatewaySubnet', 'activeActive': true, 'bgp': {'asn': 65515}}},
             {'add': 'connections', 'value': {'name': 'hub-far', 'from': 'vpn-gw', 'to': 'far-gw',
               'type': 'ipsec'}}]
            """;

    private static final String BACK =
            """
            [{'add': 'connections', 'value': {'name': 'far-hub', 'from': 'far-gw', 'to': 'vpn-gw',
               'type': 'ipsec'}}]
            """;

    @Test
    void v049_two_gateways_of_one_asn_and_the_one_beside_a_route_server_keeps_it() {
        Checked checked = Checked.scenario("S-05", FAR_GATEWAY, BACK);

        assertThat(checked.said("V-049"))
                .isEqualTo(
                        "error far-gw: Gateway far-gw uses ASN 65515, which vpn-gw refuses; choose"
                                + " another.");
        Checked mended = checked.mended("V-049");
        assertThat(mended.rules()).doesNotContain("V-049");
        assertThat(mended.topology().gateway("far-gw").orElseThrow().asn()).hasToString("65002");
    }

    @Test
    void v097_a_connection_between_gateways_without_its_counterpart() {
        Checked checked = Checked.scenario("S-05", FAR_GATEWAY);

        assertThat(checked.said("V-097"))
                .isEqualTo("error hub-far: hub-far needs its counterpart at far-gw.");
        Checked mended = checked.mended("V-097");
        assertThat(mended.rules()).doesNotContain("V-097");
        assertThat(mended.topology().connection("far-gw-to-vpn-gw").orElseThrow())
                .satisfies(made -> {
                    assertThat(made.from()).isEqualTo("far-gw");
                    assertThat(made.to()).isEqualTo("vpn-gw");
                });
        assertThat(Checked.scenario("S-05", FAR_GATEWAY, BACK).rules()).doesNotContain("V-097");
    }

    @Test
    void v098_a_map_on_a_connection_between_gateways() {
        String map =
                """
                [{'set': 'routeServers/hub-route-server/routeMaps', 'to': [{'name': 'prepend',
                   'attach': [{'connection': 'hub-far', 'direction': 'in'}], 'rules': []}]}]
                """;

        assertThat(Checked.scenario("S-05", FAR_GATEWAY, BACK, map).said("V-098"))
                .isEqualTo("error hub-route-server: prepend cannot be attached to hub-far.");
    }

    @Test
    void r_gw_07_v050_a_bgp_tunnel_to_a_branch_that_speaks_none() {
        Checked checked = Checked.scenario("S-05", "[{'remove': 'branches/branch-a/bgp'}]");

        assertThat(checked.said("V-050"))
                .isEqualTo(
                        "outage a-gw: a-gw runs BGP, but branch-a has no ASN; set one or make the"
                                + " connection static.");
    }

    @Test
    void r_gw_09_v051_two_static_sites_that_claim_the_same() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'set': 'connections', 'to': [{'name': 'a-gw', 'branch': 'branch-a',"
                            + " 'to': 'vpn-gw', 'type': 'ipsec', 'routing': 'static', 'prefixes':"
                            + " ['192.168.0.0/16']}, {'name': 'b-gw', 'branch': 'branch-b', 'to':"
                            + " 'vpn-gw', 'type': 'ipsec', 'routing': 'static'}]}]");

        assertThat(checked.said("V-051"))
                .isEqualTo(
                        "outage b-gw: a-gw and b-gw both claim 192.168.2.0/24 statically; use BGP"
                                + " on both, or split the prefixes.");
    }

    @Test
    void r_gw_12_v052_a_branch_that_announces_what_azure_has() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'set': 'branches/branch-a/prefixes', 'to': ['192.168.1.0/24',"
                                + " '10.2.0.0/24']}]");

        assertThat(checked.said("V-052"))
                .isEqualTo(
                        "outage branch-a: branch-a announces 10.2.0.0/24, which belongs to spoke2;"
                                + " Azure filters it.");
    }

    @Test
    void v053_two_vpn_gateways() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'add': 'gateways', 'value': {'name': 'more', 'type': 'vpn', 'subnet':"
                                + " 'hub/GatewaySubnet', 'activeActive': true}}]");

        assertThat(checked.said("V-053"))
                .isEqualTo("error hub: hub has two VPN gateways; one is allowed.");
    }

    @Test
    void r_gw_10_v054_a_branch_that_is_expected_to_browse_through_azure() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'set': 'expectations', 'to': [{'name': 'browse', 'from': 'branch-a',"
                                + " 'to': '8.8.8.8', 'outcome': 'internet'}]}]");

        assertThat(checked.said("V-054"))
                .isEqualTo(
                        "warning branch-a: vpn-gw never advertises a default route; branch-a must"
                                + " reach the Internet otherwise.");
    }

    @Test
    void r_gw_34_v055_a_tie_between_gateway_and_nva() {
        Checked checked = Checked.scenario("S-22");

        assertThat(checked.said("V-055"))
                .isEqualTo(
                        "warning nva1: 192.168.0.0/16 comes equally good from vpn-gw and nva1;"
                                + " Microsoft does not document which wins. Prepend on one.");
        assertThat(
                        Checked.scenario(
                                        "S-22",
                                        "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix':"
                                                + " '192.168.0.0/16', 'asPathPrepend': 1}]}]")
                                .rules())
                .doesNotContain("V-055");
    }

    private static final String GATEWAY_TABLE =
            "[{'add': 'routeTables', 'value': {'name': 'rt-gw', 'disableBgpRoutePropagation': %s,"
                    + " 'routes': [%s]}}, {'set':"
                    + " 'virtualNetworks/hub/subnets/GatewaySubnet/routeTable', 'to': 'rt-gw'}]";

    @Test
    void v056_a_gateway_subnet_without_propagation() {
        Checked checked = Checked.scenario("S-05", GATEWAY_TABLE.formatted(true, ""));

        assertThat(checked.said("V-056"))
                .isEqualTo(
                        "warning hub/GatewaySubnet: The route table of GatewaySubnet turns"
                                + " propagation off, which breaks vpn-gw; turn it on.");
        assertThat(checked.mended("V-056").rules()).doesNotContain("V-056");
    }

    @Test
    void v057_a_default_route_on_gateway_subnet() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        GATEWAY_TABLE.formatted(
                                false,
                                "{'name': 'all', 'prefix': '0.0.0.0/0', 'nextHopType':"
                                        + " 'VirtualAppliance', 'nextHopIp': '10.0.4.4'}"));

        assertThat(checked.said("V-057"))
                .isEqualTo(
                        "outage rt-gw: rt-gw sends the default of GatewaySubnet to 10.0.4.4; vpn-gw"
                                + " loses its management path. Remove that route.");
        assertThat(checked.mended("V-057").rules()).doesNotContain("V-057");
    }

    @Test
    void r_gw_42_v058_a_branch_that_answers_over_another_connection_than_azure_uses() {
        Checked checked = Checked.scenario("S-22");

        assertThat(checked.said("V-058"))
                .isEqualTo(
                        "warning dc: dc answers over dc-vpn while Azure sends over dc-er; align"
                                + " local preference and prepending.");
        assertThat(
                        Checked.scenario(
                                        "S-22",
                                        "[{'set': 'branches/dc/preference', 'to': ['dc-er']}]")
                                .rules())
                .as("the branch prefers what Azure prefers")
                .doesNotContain("V-058");
    }

    @Test
    void v059_bgp_of_the_route_server_sent_through_an_appliance() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        GATEWAY_TABLE.formatted(
                                false,
                                "{'name': 'hub', 'prefix': '10.0.0.0/16', 'nextHopType':"
                                        + " 'VirtualAppliance', 'nextHopIp': '10.0.4.4'}"));

        assertThat(checked.said("V-059"))
                .isEqualTo(
                        "outage rt-gw: rt-gw sends hub-route-server's BGP through nva1; add"
                                + " 10.0.6.0/26 → virtual network.");
        assertThat(checked.mended("V-059").rules()).doesNotContain("V-059");
    }

    @Test
    void v059_a_route_wider_than_the_network_leads_nothing_astray() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        GATEWAY_TABLE.formatted(
                                false,
                                "{'name': 'wide', 'prefix': '10.0.0.0/8', 'nextHopType':"
                                        + " 'VirtualAppliance', 'nextHopIp': '10.0.4.4'}"));

        assertThat(checked.rules()).doesNotContain("V-059");
    }

    private static final String TWO_CIRCUITS =
            "[{'set': 'connections', 'to': [{'name': 'one', 'branch': 'dc', 'to': 'er-gw', 'type':"
                    + " 'expressroute', 'routing': 'bgp', 'weight': %d}, {'name': 'two', 'branch':"
                    + " 'dc', 'to': 'er-gw', 'type': 'expressroute', 'routing': 'bgp'}]}]";

    @Test
    void r_gw_22_v060_two_circuits_beside_a_route_server() {
        Checked checked = Checked.scenario("S-22", TWO_CIRCUITS.formatted(0));

        assertThat(checked.said("V-060"))
                .isEqualTo(
                        "warning er-gw: With hub-route-server in hub only one ExpressRoute"
                                + " connection carries 192.168.0.0/16; load sharing ends.");
        assertThat(Checked.scenario("S-22", TWO_CIRCUITS.formatted(10)).rules())
                .doesNotContain("V-060");
    }

    @Test
    void r_gw_27_v061_a_default_route_that_goes_on_to_expressroute() {
        Checked checked =
                Checked.scenario(
                        "S-22",
                        "[{'add': 'nvas/nva1/bgp/advertise', 'value': {'prefix': '0.0.0.0/0'}}]");

        assertThat(checked.said("V-061"))
                .isEqualTo(
                        "warning nva1: nva1's default route also goes to ExpressRoute sites; mark"
                                + " it NO_ADVERTISE if that is not meant.");
        assertThat(checked.mended("V-061").rules()).doesNotContain("V-061");
    }
}
