package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;

class CapacityAndResilienceTest {

    /// The second run of S-12, with an NVA that translates.
    private static final String CURED =
            """
            [{'add': 'routeTables', 'value': {'name': 'rt-nva', 'routes': [
               {'name': 'out', 'prefix': '0.0.0.0/0', 'nextHopType': 'Internet'}]}},
             {'set': 'virtualNetworks/hub/subnets/nva/routeTable', 'to': 'rt-nva'},
             {'set': 'nvas/nva1/snat', 'to': true}]
            """;

    @Test
    void v071_stateful_nvas_share_a_prefix() {
        Checked checked = Checked.scenario("S-17");

        assertThat(checked.said("V-071"))
                .isEqualTo(
                        "warning nva1: 10.0.0.0/8 is shared by nva1 and nva2, which are stateful;"
                                + " about half of the flows return through the other one.");
        assertThat(checked.rules()).doesNotContain("V-068");
        Checked mended = checked.mended("V-071");
        assertThat(mended.rules()).doesNotContain("V-071", "V-069", "V-070");
        assertThat(mended.topology().loadBalancer("nva-lb").orElseThrow().backends())
                .containsExactly("nva1", "nva2");
    }

    @Test
    void v071_not_behind_a_load_balancer_nor_in_the_articles_world() {
        assertThat(Checked.scenario("S-15").rules()).doesNotContain("V-071");
        assertThat(Checked.scenario("S-17", "[{'set': 'profile', 'to': 'article'}]").rules())
                .doesNotContain("V-071");
    }

    @Test
    void v072_prefixes_that_one_nva_alone_brings() {
        Checked checked = Checked.scenario("S-02");

        assertThat(checked.said("V-072"))
                .isEqualTo(
                        "warning nva1: 10.100.0.0/16 and 172.16.0.0/12 depend on nva1 alone; its"
                                + " failure cuts 16 flows. Add a second NVA.");
    }

    @Test
    void v072_counts_the_machines_that_browse_through_it() {
        assertThat(Checked.scenario("S-12", CURED).one("V-072").message())
                .isEqualTo(
                        "0.0.0.0/0 depends on nva1 alone; its failure cuts 4 flows. Add a second"
                                + " NVA.");
    }

    @Test
    void v072_its_failure_cuts_no_flow_that_goes_round_already() {
        assertThat(Checked.scenario("S-12").rules()).contains("V-040").doesNotContain("V-072");
    }

    @Test
    void v072_a_shorter_prefix_of_another_nva_takes_over() {
        String longer =
                "[{'add': 'nvas/nva1/bgp/advertise', 'value': {'prefix': '192.168.0.0/24'}}]";

        assertThat(Checked.scenario("S-02", longer).one("V-072").message())
                .startsWith("10.100.0.0/16 and 172.16.0.0/12 depend on nva1 alone; its failure");
        assertThat(
                        Checked.scenario("S-02", longer, "[{'remove': 'connections/hq-nva2'}]")
                                .one("V-072")
                                .message())
                .startsWith("10.100.0.0/16, 172.16.0.0/12 and 192.168.0.0/24 depend on nva1");
    }

    private static String timers(String hold, String keepalive) {
        return "[{'set': 'nvas/nva1/bgp/holdTime', 'to': '%s'}, {'set': 'nvas/nva1/bgp/keepalive',"
                        .formatted(hold)
                + " 'to': '%s'}]".formatted(keepalive);
    }

    @Test
    void v073_a_hold_time_that_the_platform_outlasts() {
        Checked checked = Checked.scenario("S-01", timers("6s", "2s"));

        assertThat(checked.said("V-073"))
                .isEqualTo(
                        "warning nva1: Hold time 6s on nva1 is shorter than short interruptions of"
                                + " the platform; use 15 s.");
        assertThat(checked.mended("V-073").rules()).doesNotContain("V-073", "V-074");
    }

    @Test
    void v074_a_hold_time_that_leaves_a_long_outage() {
        Checked checked = Checked.scenario("S-01");

        assertThat(checked.said("V-074"))
                .isEqualTo(
                        "info nva1: A silent failure of nva1 lasts up to 180s plus 30s; lower its"
                                + " timers to 5/15.");
        assertThat(Checked.scenario("S-01", timers("30s", "10s")).rules()).doesNotContain("V-074");
    }

    @Test
    void v075_all_in_one_zone() {
        String zones =
                "[{'set': 'nvas/nva1/zone', 'to': '1'}, {'set': 'nvas/nva2/zone', 'to': '%s'}]";

        assertThat(Checked.scenario("S-02", zones.formatted(1)).said("V-075"))
                .isEqualTo("warning hub-route-server: nva1 and nva2 share zone 1.");
        assertThat(Checked.scenario("S-02", zones.formatted(2)).rules()).doesNotContain("V-075");
    }

    @Test
    void r_gw_38_v076_an_active_standby_gateway_without_a_route_server() {
        String standby = "[{'set': 'gateways/vpn-gw/activeActive', 'to': false}]";
        Checked alone = Checked.scenario("S-05", standby, "[{'set': 'routeServers', 'to': []}]");

        assertThat(alone.said("V-076"))
                .isEqualTo(
                        "warning vpn-gw: vpn-gw is active-standby; an unplanned failure costs 60 to"
                                + " 90 seconds.");
        assertThat(alone.mended("V-076").rules()).doesNotContain("V-076");
        assertThat(Checked.scenario("S-05", standby).rules())
                .contains("V-045")
                .doesNotContain("V-076");
    }

    @Test
    void r_gw_43_v077_one_connection_and_a_promise() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'set': 'expectations', 'to': [{'name': 'always', 'from': 'spoke1-vm',"
                                + " 'to': '192.168.1.10', 'outcome': 'delivered', 'survives':"
                                + " 'any-1'}]}]");

        assertThat(checked.said("V-077"))
                .isEqualTo(
                        "warning branch-a: branch-a has one connection; always cannot survive its"
                                + " failure.");
    }

    /// So many statements, `172.(16 + i div 256).(i mod 256).0/24`.
    private static String statements(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'prefix': '172.%d.%d.0/24'}".formatted(16 + i / 256, i % 256))
                .collect(
                        Collectors.joining(
                                ",", "[{'set': 'nvas/nva1/bgp/advertise', 'to': [", "]}]"));
    }

    @Test
    void v079_more_than_half_the_limit() {
        Checked checked = Checked.scenario("S-23", statements(2001));

        assertThat(checked.said("V-079"))
                .isEqualTo(
                        "warning nva1: nva1 advertises 2,001 routes; advertised again at once they"
                                + " count twice and exceed 4,000.");
        assertThat(Checked.scenario("S-23", statements(2000)).rules()).doesNotContain("V-079");
    }

    @Test
    void v079_stays_silent_above_the_limit() {
        assertThat(Checked.scenario("S-23", statements(4001)).rules())
                .contains("V-078")
                .doesNotContain("V-079");
    }

    @Test
    void v080_many_routes_in_all() {
        String one = statements(4000);
        String list = one.substring(one.indexOf("[{'prefix'"), one.length() - 2);
        String two =
                "[{'add': 'nvas', 'value': {'name': 'nva2', 'subnet': 'hub/nva', 'ip': '10.0.4.5',"
                        + " 'ipForwarding': true, 'bgp': {'asn': 65002, 'neighbors': ['10.0.6.4',"
                        + " '10.0.6.5'], 'advertise': %s}}}, {'add':"
                        + " 'routeServers/hub-route-server/peers', 'value': {'name': 'nva2', 'ip':"
                        + " '10.0.4.5', 'asn': 65002}}]";

        Checked checked = Checked.scenario("S-23", one, two.formatted(list));

        assertThat(checked.said("V-080"))
                .isEqualTo(
                        "warning hub-route-server: hub-route-server would hold 8,004 routes; the"
                                + " limit is 10,000.");
    }

    @Test
    void v081_too_many_routes_in_a_network_of_the_article() {
        Checked checked =
                Checked.scenario(
                        "S-23",
                        statements(999),
                        "[{'set': 'profile', 'to': 'article'}, {'set': 'gateways', 'to': [{'name':"
                            + " 'vpn-gw', 'type': 'vpn', 'subnet': 'hub/GatewaySubnet',"
                            + " 'activeActive': true}]}, {'add': 'branches', 'value': {'name':"
                            + " 'paris', 'prefixes': ['192.168.7.0/24', '192.168.8.0/24'], 'bgp':"
                            + " {'asn': 65020}}}, {'add': 'connections', 'value': {'name': 'p',"
                            + " 'branch': 'paris', 'to': 'vpn-gw', 'type': 'ipsec'}}]");

        assertThat(checked.objects("V-081")).containsExactly("hub", "spoke1", "spoke2", "spoke3");
        assertThat(checked.of("V-081").getFirst().message())
                .isEqualTo("hub receives 1,001 routes; the article's limit is 1,000.");
    }

    @Test
    void r_rs_45_v082_more_machines_than_the_units_serve() {
        Topology article = Drawing.article().subnet("spoke1", "many", "10.1.128.0/17").done();
        List<VirtualMachine> machines = new ArrayList<>();
        for (int i = 0; i < 4001; i++) {
            machines.add(
                    new VirtualMachine(
                            "vm" + i,
                            new SubnetRef("spoke1", "many"),
                            Ipv4Address.parse("10.1.128.4").plus(i)));
        }

        Checked checked = Checked.of(article.edit().virtualMachines(machines).build());

        assertThat(checked.said("V-082"))
                .isEqualTo(
                        "warning hub-route-server: hub-route-server serves 4,001 virtual machines"
                                + " with 2 units; use 3.");
        Topology mended = article.apply(checked.one("V-082").fixes().getFirst().edit());
        assertThat(mended.routeServer("hub-route-server").orElseThrow().capacityUnits())
                .isEqualTo(3);
    }

    @Test
    void r_gw_27_v083_too_many_routes_for_a_circuit() {
        Checked checked = Checked.scenario("S-22", statements(1000).replace("'172.", "'100."));

        assertThat(checked.said("V-083"))
                .isEqualTo(
                        "outage er-gw: er-gw would advertise 1,005 routes to ExpressRoute; over"
                                + " 1,000 the site is cut off.");
    }

    @Test
    void v083_what_is_marked_stays_in_the_network() {
        Checked checked =
                Checked.scenario(
                        "S-22",
                        statements(1000)
                                .replace("'172.", "'100.")
                                .replace("/24'}", "/24', 'communities': ['65535:65282']}"));

        assertThat(checked.rules()).doesNotContain("V-083");
    }

    @Test
    void r_gw_15_v084_a_branch_that_says_too_much() {
        String prefixes =
                IntStream.range(0, 4001)
                        .mapToObj(i -> "'172.%d.%d.0/24'".formatted(16 + i / 256, i % 256))
                        .collect(Collectors.joining(","));

        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'set': 'branches/branch-a/prefixes', 'to': [" + prefixes + "]}]");

        assertThat(checked.said("V-084"))
                .isEqualTo(
                        "outage branch-a: branch-a announces 4,001 prefixes; vpn-gw accepts"
                                + " 4,000.");
    }

    @Test
    void v085_a_full_route_table() {
        List<UserDefinedRoute> routes = new ArrayList<>();
        for (int i = 0; i < 401; i++) {
            routes.add(
                    new UserDefinedRoute(
                            "r" + i,
                            Ipv4Prefix.parse("172.%d.%d.0/24".formatted(16 + i / 256, i % 256)),
                            UserDefinedRoute.NextHopType.NONE,
                            null));
        }
        Topology full =
                Drawing.article()
                        .done()
                        .edit()
                        .routeTables(List.of(new RouteTable("rt", false, routes, null)))
                        .build();

        assertThat(Checked.of(full).said("V-085"))
                .isEqualTo("error rt: rt has 401 routes; Azure allows 400.");
    }

    @Test
    void v086_a_route_server_without_a_peer() {
        Checked checked = Checked.of(Drawing.article().done());

        assertThat(checked.said("V-086"))
                .isEqualTo(
                        "info hub-route-server: hub-route-server has no BGP peer and changes"
                                + " nothing; add an NVA or remove it.");
    }

    @Test
    void v086_a_route_server_that_joins_two_gateways_does_something() {
        Checked checked =
                Checked.scenario(
                        "S-22", "[{'set': 'routeServers/hub-route-server/peers', 'to': []}]");

        assertThat(checked.rules()).doesNotContain("V-086");
    }

    @Test
    void r_gw_01_v090_a_gateway_that_can_no_longer_be_made() {
        Checked checked =
                Checked.scenario("S-05", "[{'set': 'gateways/vpn-gw/sku', 'to': 'VpnGw1'}]");

        assertThat(checked.said("V-090"))
                .isEqualTo(
                        "error vpn-gw: SKU VpnGw1 of vpn-gw can no longer be created; use"
                                + " VpnGw1AZ.");
        assertThat(checked.mended("V-090").rules()).doesNotContain("V-090");
        assertThat(
                        Checked.scenario("S-05", "[{'set': 'gateways/vpn-gw/sku', 'to': 'Basic'}]")
                                .one("V-090")
                                .message())
                .isEqualTo("SKU Basic of vpn-gw has no BGP; use VpnGw2AZ.");
    }

    @Test
    void v096_a_site_with_azures_asn() {
        Checked checked =
                Checked.scenario("S-05", "[{'set': 'branches/branch-a/bgp/asn', 'to': 65515}]");

        assertThat(checked.said("V-096"))
                .isEqualTo("error a-gw: A local network gateway cannot have ASN 65515.");
    }

    private static final String MAP =
            "[{'set': 'routeServers/hub-route-server/routeMaps', 'to': [{'name': 'prepend',"
                    + " 'attach': [{'%s': '%s', 'direction': 'in'}], 'rules': []}]}]";

    @Test
    void r_rs_51_r_gw_46_v098_a_map_on_a_peer_that_is_no_client() {
        Checked checked =
                Checked.scenario(
                        "S-16",
                        MAP.formatted("peer", "nva1"),
                        "[{'set': 'peerings/spoke3>hub/useRemoteGateways', 'to': false}]");

        assertThat(checked.said("V-098"))
                .isEqualTo("error hub-route-server: prepend cannot be attached to nva1.");
        assertThat(checked.mended("V-098").rules()).doesNotContain("V-098");
    }

    @Test
    void r_gw_46_v098_a_map_on_a_tunnel_of_an_nva() {
        assertThat(Checked.scenario("S-05", MAP.formatted("connection", "b-nva1")).objects("V-098"))
                .containsExactly("hub-route-server");
        assertThat(Checked.scenario("S-05", MAP.formatted("connection", "a-gw")).rules())
                .doesNotContain("V-098");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type': 'Add', 'asPath': [64580, 12076] | writes ASN 12076, which Azure reserves",
                "'type': 'Add', 'asPath': [70000] | writes ASN 70000, which has four octets",
                "'type': 'Remove', 'community': ['65517:12001'] | removes community 65517:12001,"
                        + " which is Azure's"
            })
    void r_gw_51_v104_an_action_that_azure_refuses(String action, String what) {
        Checked checked =
                Checked.scenario("S-01", MAP.formatted("peer", "nva1").replace("[]", rule(action)));

        assertThat(checked.said("V-104"))
                .isEqualTo(
                        "error hub-route-server: Rule first of prepend %s; Azure refuses it."
                                .formatted(what));
    }

    @Test
    void r_gw_51_v104_private_asns_pass() {
        String examples = "'type': 'Add', 'asPath': [64510, 64580, 64496]";

        assertThat(
                        Checked.scenario(
                                        "S-01",
                                        MAP.formatted("peer", "nva1").replace("[]", rule(examples)))
                                .rules())
                .doesNotContain("V-104");
    }

    private static String rule(String action) {
        return "[{'name': 'first', 'match': [], 'actions': [{%s}], 'nextStep': 'Terminate'}]"
                .formatted(action);
    }

    @Test
    void r_gw_52_v102_the_first_map() {
        assertThat(Checked.scenario("S-01", MAP.formatted("peer", "nva1")).said("V-102"))
                .isEqualTo(
                        "info hub-route-server: The first route map upgrades hub-route-server for"
                                + " about 30 minutes and cannot be undone.");
    }
}
