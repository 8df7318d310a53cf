package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Drawing;

class RouteTableRulesTest {

    /// A route table with routes for the subnet `default` of spoke1.
    private static String table(String routes) {
        return "[{'add': 'routeTables', 'value': {'name': 'rt-1', 'routes': [%s]}}, {'set':"
                        .formatted(routes)
                + " 'virtualNetworks/spoke1/subnets/default/routeTable', 'to': 'rt-1'}]";
    }

    private static String appliance(String name, String prefix, String ip) {
        return "{'name': '%s', 'prefix': '%s', 'nextHopType': 'VirtualAppliance', 'nextHopIp': '%s'}"
                .formatted(name, prefix, ip);
    }

    @Test
    void v062_one_prefix_twice() {
        Checked checked =
                Checked.scenario(
                        "S-06",
                        "[{'add': 'routeTables/rt-1/routes', 'value': %s}]"
                                .formatted(appliance("again", "192.168.50.0/24", "10.0.4.4")));

        assertThat(checked.said("V-062"))
                .isEqualTo(
                        "error rt-1: rt-1 has 192.168.50.0/24 twice; route tables know no"
                                + " equal-cost paths.");
        assertThat(checked.mended("V-062").topology().routeTable("rt-1").orElseThrow().routes())
                .extracting(route -> route.name())
                .containsExactly("b50");
    }

    @Test
    void v063_an_address_too_few_and_one_too_many() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        table(
                                "{'name': 'fw', 'prefix': '10.9.0.0/16', 'nextHopType':"
                                    + " 'VirtualAppliance'}, {'name': 'out', 'prefix': '8.0.0.0/8',"
                                    + " 'nextHopType': 'Internet', 'nextHopIp': '10.0.4.4'}"));

        assertThat(checked.said("V-063"))
                .isEqualTo(
                        "error rt-1: Route fw of rt-1 needs a next hop address. Route out of rt-1"
                                + " needs no next hop address.");
        assertThat(checked.mended("V-063").one("V-063").message())
                .isEqualTo("Route fw of rt-1 needs a next hop address.");
    }

    @Test
    void v064_an_appliance_that_nothing_is() {
        Checked checked =
                Checked.scenario("S-01", table(appliance("fw", "10.9.0.0/16", "10.0.9.9")));

        assertThat(checked.said("V-064"))
                .isEqualTo(
                        "outage spoke1/default: Route fw points to 10.0.9.9, which forwards nothing"
                                + " for spoke1/default.");
    }

    @Test
    void v064_an_appliance_that_does_not_forward() {
        Checked checked =
                Checked.scenario("S-01", table(appliance("fw", "10.9.0.0/16", "10.0.8.4")));

        assertThat(checked.objects("V-064")).containsExactly("spoke1/default");
    }

    @Test
    void v064_a_load_balancer_and_an_nva_of_the_hub_are_fine() {
        Checked checked =
                Checked.scenario(
                        "S-15",
                        table(
                                appliance("lb", "10.9.0.0/16", "10.0.4.10")
                                        + ", "
                                        + appliance("nva", "10.8.0.0/16", "10.0.4.5")));

        assertThat(checked.rules()).doesNotContain("V-064");
    }

    private static final String TO_GATEWAY =
            table(
                    "{'name': 'up', 'prefix': '10.9.0.0/16', 'nextHopType':"
                            + " 'VirtualNetworkGateway'}");

    /// R-EFF-19: it never means the NVA whose routes are listed as a gateway's.
    @Test
    void v064_a_gateway_that_is_not_there() {
        assertThat(Checked.scenario("S-01", TO_GATEWAY).said("V-064"))
                .isEqualTo(
                        "outage spoke1/default: Route up sends packets to a VPN gateway, of which"
                                + " spoke1/default has none in reach; they are dropped.");
    }

    @Test
    void v064_a_vpn_gateway_of_the_hub_is_fine() {
        assertThat(Checked.scenario("S-21", TO_GATEWAY).rules()).doesNotContain("V-064");
    }

    @Test
    void v064_two_gateways_of_which_nobody_knows_which_is_meant() {
        assertThat(Checked.scenario("S-22", TO_GATEWAY).said("V-064"))
                .isEqualTo(
                        "warning spoke1/default: Route up sends packets to a gateway; beside er-gw"
                                + " Microsoft does not define that vpn-gw gets them.");
    }

    @Test
    void v065_a_subnet_that_ignores_what_it_needs() {
        Checked checked = Checked.scenario("S-08");

        assertThat(checked.said("V-065"))
                .isEqualTo(
                        "outage spoke1/isolated: spoke1/isolated ignores all routes of"
                                + " hub-route-server: propagation is off in rt-off.");
        assertThat(checked.mended("V-065").rules()).doesNotContain("V-065");
    }

    @Test
    void v065_a_covering_route_makes_up_for_it() {
        Checked checked =
                Checked.scenario(
                        "S-08",
                        "[{'set': 'routeTables/rt-off/routes', 'to': [%s]}]"
                                .formatted(appliance("all", "0.0.0.0/0", "10.0.4.4")));

        assertThat(checked.rules()).doesNotContain("V-065");
    }

    @Test
    void v066_a_route_that_hides_what_is_learned() {
        Checked checked = Checked.scenario("S-09");

        assertThat(checked.said("V-066"))
                .isEqualTo(
                        "warning rt-1: Route pin of rt-1 hides what hub-route-server learns for"
                                + " 192.168.0.0/16, also when nva2 fails.");
        assertThat(checked.mended("V-066").rules()).doesNotContain("V-066");
    }

    @Test
    void v066_the_way_out_of_an_nvas_own_subnet_hides_nothing() {
        Checked checked =
                Checked.scenario(
                        "S-12",
                        "[{'add': 'routeTables', 'value': {'name': 'rt-nva', 'routes': [{'name':"
                                + " 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}]}},"
                                + " {'set': 'virtualNetworks/hub/subnets/nva/routeTable', 'to':"
                                + " 'rt-nva'}]");

        assertThat(checked.rules()).doesNotContain("V-066", "V-040");
    }

    /// Two spokes that send each other's traffic to the wrong firewall.
    private static Drawing twoFirewalls() {
        return Drawing.canvas()
                .network(
                        "hub",
                        "10.0.0.0/16",
                        "one 10.0.1.0/24",
                        "two 10.0.2.0/24",
                        "GatewaySubnet 10.0.5.0/27")
                .network("a", "10.1.0.0/16", "default 10.1.0.0/24")
                .network("b", "10.2.0.0/16", "default 10.2.0.0/24")
                .peered("hub", "a")
                .peered("hub", "b")
                .nva("fw1", "hub/one", "10.0.1.4")
                .nva("fw2", "hub/two", "10.0.2.4")
                .vm("a-vm", "a/default", "10.1.0.4")
                .vm("b-vm", "b/default", "10.2.0.4");
    }

    @Test
    void v067_two_route_tables_that_send_a_packet_back_and_forth() {
        Checked checked =
                Checked.of(
                        twoFirewalls()
                                .routeTable(
                                        "rt-a",
                                        "a/default",
                                        "b 10.2.0.0/16 VirtualAppliance 10.0.1.4")
                                .routeTable(
                                        "rt-1",
                                        "hub/one",
                                        "b 10.2.0.0/16 VirtualAppliance 10.0.2.4")
                                .routeTable(
                                        "rt-2",
                                        "hub/two",
                                        "b 10.2.0.0/16 VirtualAppliance 10.0.1.4")
                                .done());

        assertThat(checked.said("V-067"))
                .isEqualTo("outage fw1: Packets from a-vm to b-vm loop between fw1 and fw2.");
    }

    @Test
    void r_rul_12_v068_the_return_passes_the_firewall_by() {
        Checked checked =
                Checked.of(
                        twoFirewalls()
                                .nva("fw1", nva -> nva.stateful(true))
                                .peered("a", "b")
                                .routeTable(
                                        "rt-a",
                                        "a/default",
                                        "b 10.2.0.0/16 VirtualAppliance 10.0.1.4")
                                .done());

        assertThat(checked.said("V-068"))
                .isEqualTo(
                        "warning b/default: a-vm–b-vm returns past fw1, which is stateful and will"
                                + " drop the flow; add the route for the return at b/default.");
        assertThat(checked.mended("V-068").rules()).doesNotContain("V-068");
    }

    @Test
    void v069_a_load_balancer_without_backends() {
        Checked checked =
                Checked.scenario("S-15", "[{'set': 'loadBalancers/nva-lb/backends', 'to': []}]");

        assertThat(checked.said("V-069"))
                .isEqualTo(
                        "outage nva-lb: nva-lb is the next hop for 192.168.0.0/16, but has no"
                                + " working backend.");
    }

    @Test
    void v069_a_load_balancer_for_some_ports() {
        Checked checked =
                Checked.scenario("S-15", "[{'set': 'loadBalancers/nva-lb/haPorts', 'to': false}]");

        assertThat(checked.one("V-069").message()).contains("no HA ports rule");
    }

    @Test
    void v070_an_nva_that_is_not_behind_its_next_hop() {
        Checked checked =
                Checked.scenario(
                        "S-15", "[{'set': 'loadBalancers/nva-lb/backends', 'to': ['nva1']}]");

        assertThat(checked.said("V-070"))
                .isEqualTo("warning nva2: nva2 advertises next hop nva-lb but is not behind it.");
        assertThat(checked.mended("V-070").rules()).doesNotContain("V-070");
    }
}
