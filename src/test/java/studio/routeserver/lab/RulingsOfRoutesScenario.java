package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.appliance;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// Rulings on who tells whom, and what is chosen: azure rulings R-RUL-01 to R-RUL-06, R-RUL-17,
/// R-RUL-20, R-RUL-21 and R-RUL-23 to R-RUL-25.
class RulingsOfRoutesScenario {

    private static final String RS = "hub-route-server";
    private static final String DC = "192.168.0.0/16";
    private static final String PREFERENCE = "routeServers/hub-route-server/hubRoutingPreference";

    /// A branch that speaks BGP with nva1.
    private static String[] site(String name, long asn, String prefix) {
        return new String[] {
            add(
                    "branches",
                    "{'name': '%s', 'prefixes': ['%s'], 'bgp': {'asn': %d}}"
                            .formatted(name, prefix, asn)),
            add(
                    "connections",
                    "{'name': '%1$s-nva1', 'branch': '%1$s', 'to': 'nva1', 'type': 'ipsec',"
                                    .formatted(name)
                            + " 'routing': 'bgp'}")
        };
    }

    private static String why(Drive drive, Kind kind, String device, String to) {
        return drive.now()
                .controlPlane()
                .device(new Ref(kind, device))
                .longestMatch(Ipv4Address.parse(to))
                .map(entry -> entry.value())
                .map(DeviceRoute::why)
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['10.0.6.4', '10.0.6.5']", "['10.0.6.5', '10.0.6.4']"})
    void r_rul_01_of_equal_routes_from_both_instances_an_NVA_takes_instance_0(String neighbors) {
        Drive drive = Drive.open("S-05", BRANCH_TO_BRANCH, nva("nva1", "bgp/neighbors", neighbors));

        assertThat(drive.best("nva1", "192.168.1.0/24").from().neighbor()).isEqualTo(RS + "/0");
        assertThat(why(drive, Kind.NVA, "nva1", "192.168.1.10"))
                .isEqualTo("learned from hub-route-server/0");
        drive.with("10s:fail:hub-route-server/0").to(300);
        assertThat(drive.best("nva1", "192.168.1.0/24").from().neighbor()).isEqualTo(RS + "/1");
        drive.with("300s:restore:hub-route-server/0").to(600);
        assertThat(drive.best("nva1", "192.168.1.0/24").from().neighbor())
                .as("age does not count")
                .isEqualTo(RS + "/0");
    }

    @Test
    void r_rul_02_a_gateway_prefers_its_own_branch_s_route_of_equal_length() {
        String[] circuit = {remove("connections/dc-vpn"), set(PREFERENCE, "'VpnGateway'")};
        Drive equal =
                Drive.open(
                        "S-22",
                        all(
                                circuit,
                                advertises(
                                        "nva1",
                                        "{'prefix': '%s', 'asPathPrepend': 1}".formatted(DC))));
        Drive shorter = Drive.open("S-22", circuit);

        assertThat(equal.holds(RS + "/0", "er-gw/0", true))
                .containsExactly("192.168.0.0/16 10.0.4.4 65001-65001");
        assertThat(equal.holds("er-gw/0", "dc-er/0", false))
                .singleElement()
                .asString()
                .endsWith(" 12076-64512");
        assertThat(equal.exits(Kind.GATEWAY, "er-gw", "192.168.1.1")).containsExactly("dc-er");
        assertThat(shorter.exits(Kind.GATEWAY, "er-gw", "192.168.1.1")).containsExactly("10.0.4.4");
    }

    @Test
    void r_rul_03_a_branch_tells_its_own_prefixes_and_a_tunnel_between_NVAs_everything() {
        Drive branch = Drive.open("S-22", advertises("nva1", "172.16.0.0/12"));
        Drive tunnel = Drive.open("S-26");

        assertThat(branch.best("dc", "10.1.0.0/16").from().isLocal()).isFalse();
        assertThat(branch.holds("vpn-gw/0", "dc", false))
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly(DC);
        assertThat(branch.kept("dc-er/0", "dc", true, "172.16.0.0/12")).isEqualTo("R-RUL-03");
        assertThat(tunnel.holds("nva-a", "nva-b", true))
                .containsExactly(
                        "10.10.0.0/16 10.10.1.4 65001-65515", "10.11.0.0/16 10.10.1.4 65001-65515");
    }

    @Test
    void
            r_rul_03_r_gw_26_a_branch_that_gives_transit_tells_one_edge_router_what_the_other_told_it() {
        Drive drive =
                Drive.open(
                        "S-22",
                        remove("connections/dc-vpn"),
                        "[{'set': 'branches/dc/bgp/transit', 'to': true}]");

        // Measured: the path has Azure's 12076 and not its 65515, and the edge router takes it.
        assertThat(drive.holds("dc-er/0", "dc", true)).anyMatch(row -> row.endsWith(" 12076"));
        assertThat(
                        Stream.of("dc-er/0", "dc-er/1")
                                .flatMap(edge -> drive.holds(edge, "dc", false).stream()))
                .anyMatch(row -> row.startsWith("10.1.0.0/16") && row.endsWith(" 64512-12076"));
    }

    @Test
    void r_rul_03_a_branch_that_gives_transit_forwards_between_its_connections() {
        String far =
                """
                [{'add': 'branches', 'value': {'name': 'branch-c', 'prefixes': ['192.168.3.0/24'],
                   'bgp': {'asn': 65030}}},
                 {'add': 'virtualNetworks', 'value': {'name': 'far',
                   'addressSpace': ['10.50.0.0/16'],
                   'subnets': [{'name': 'GatewaySubnet', 'prefix': '10.50.0.0/27'},
                               {'name': 'default', 'prefix': '10.50.1.0/24'}]}},
                 {'add': 'gateways', 'value': {'name': 'far-gw', 'type': 'vpn',
                   'subnet': 'far/GatewaySubnet', 'activeActive': true, 'bgp': {'asn': 65050}}},
                 {'add': 'virtualMachines', 'value': {'name': 'far-vm', 'subnet': 'far/default',
                   'ip': '10.50.1.4'}},
                 {'add': 'connections', 'value': {'name': 'a-far', 'branch': 'branch-a',
                   'to': 'far-gw', 'type': 'ipsec', 'routing': 'bgp'}}]
                """;
        Drive off = Drive.open("S-05", far);
        Drive on =
                Drive.open("S-05", far, "[{'set': 'branches/branch-a/bgp/transit', 'to': true}]");

        assertThat(off.bgpRows("far-vm")).noneMatch(row -> row.startsWith("10.1."));
        assertThat(on.bgpRows("far-vm")).contains("10.1.0.0/16 10.50.0.4,10.50.0.5");
        assertThat(on.path("spoke1-vm", "10.50.1.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(Drive.ways(on.path("spoke1-vm", "10.50.1.4")))
                .allMatch("spoke1-vm vpn-gw a-gw branch-a a-far far-gw far-vm"::equals);
    }

    @Test
    void r_rul_04_what_a_branch_tells_over_a_tunnel_is_passed_on_and_static_prefixes_are_not() {
        String fixed =
                add(
                        "connections",
                        "{'name': 'd-nva1', 'branch': 'branch-d', 'to': 'nva1', 'type': 'ipsec',"
                                + " 'routing': 'static', 'prefixes': ['192.168.9.0/24']}");
        String[] changes =
                all(
                        site("branch-c", 65030, "192.168.3.0/24"),
                        add("branches", "{'name': 'branch-d', 'prefixes': ['192.168.9.0/24']}"),
                        fixed);

        Drive off = Drive.open("S-05", changes);
        Drive on = Drive.open("S-05", all(changes, nva("nva1", "bgp/redistributeTunnels", "true")));

        assertThat(off.learned(RS, 0, "nva1"))
                .contains("192.168.3.0/24 10.0.4.4 65001-65030")
                .noneMatch(row -> row.startsWith("192.168.9."));
        assertThat(on.learned(RS, 0, "nva1"))
                .contains("192.168.3.0/24 10.0.4.4 65001-65030", "192.168.9.0/24 10.0.4.4 65001");
    }

    @Test
    void r_rul_05_who_is_left_out_of_a_statement_hears_nothing_of_what_was_learned_either() {
        String[] learned =
                all(
                        site("branch-c", 65030, "192.168.3.0/24"),
                        advertises("nva1", "{'prefix': '192.168.3.0/24', 'to': ['10.0.6.5']}"));
        Drive drive = Drive.open("S-05", learned);

        assertThat(drive.learned(RS, 1, "nva1")).containsExactly("192.168.3.0/24 10.0.4.4 65001");
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.kept(RS + "/0", "nva1", true, "192.168.3.0/24")).isEqualTo("R-RUL-05");
    }

    @Test
    void r_rul_05_a_redistributed_prefix_still_goes_to_those_that_a_statement_leaves_out() {
        Drive drive =
                Drive.open(
                        "S-05",
                        nva("nva1", "bgp/redistributeTunnels", "true"),
                        advertises(
                                "nva1",
                                "{'prefix': '192.168.2.0/24', 'to': ['10.0.6.5'],"
                                        + " 'asPathPrepend': 2}"));

        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("192.168.2.0/24 10.0.4.4 65001");
        assertThat(drive.learned(RS, 1, "nva1"))
                .containsExactly("192.168.2.0/24 10.0.4.4 65001-65001-65001");
    }

    @Test
    void r_rul_06_a_policy_sees_the_path_that_the_override_changes_afterwards() {
        String reject =
                nva(
                        "nva-b",
                        "bgp/policies",
                        "[{'direction': 'out', 'match': {'asPathContains': 65515}, 'action':"
                                + " 'reject', 'neighbor': '10.20.0.68'}]");
        Drive drive = Drive.open("S-26", reject);

        assertThat(drive.learned("rs-b", 1, "nva-b"))
                .contains("10.11.0.0/16 10.20.1.4 65002-65001");
        assertThat(drive.learned("rs-b", 0, "nva-b")).isEmpty();
        assertThat(drive.kept("rs-b/0", "nva-b", true, "10.11.0.0/16")).isEqualTo("R-RUL-06");
    }

    @Test
    void r_rul_17_an_edge_router_drops_a_path_with_its_own_AS() {
        Drive drive =
                Drive.open(
                        "S-22",
                        advertises(
                                "nva1",
                                "{'prefix': '172.16.0.0/12'}",
                                "{'prefix': '172.20.0.0/16', 'asPath': [12076]}"));

        assertThat(drive.holds(RS + "/0", "er-gw/0", true))
                .contains("172.20.0.0/16 10.0.4.4 65001-12076");
        assertThat(drive.holds("er-gw/0", "dc-er/0", true))
                .anyMatch(row -> row.startsWith("172.16.0.0/12"))
                .noneMatch(row -> row.startsWith("172.20.0.0/16"));
        assertThat(drive.holds("dc-er/0", "dc", true))
                .anyMatch(row -> row.startsWith("172.16.0.0/12"))
                .noneMatch(row -> row.startsWith("172.20.0.0/16"));
    }

    @Test
    void r_rul_21_what_is_originated_has_origin_IGP_and_a_speaker_is_known_by_its_address() {
        Drive drive = Drive.open("S-05", BRANCH_TO_BRANCH);

        assertThat(drive.best(RS + "/0", "192.168.2.0/24").attributes().origin())
                .isEqualTo(Origin.IGP);
        assertThat(drive.best(RS + "/0", "192.168.1.0/24").attributes().origin())
                .isEqualTo(Origin.IGP);
        assertThat(drive.best("branch-a", "10.1.0.0/16").attributes().origin())
                .isEqualTo(Origin.IGP);
        assertThat(drive.best(RS + "/0", "192.168.2.0/24").from().routerId())
                .hasToString("10.0.4.4");
        assertThat(drive.best(RS + "/0", "192.168.1.0/24").from().routerId())
                .hasToString("10.0.5.4");
        assertThat(drive.best("vpn-gw/0", "192.168.1.0/24").from().routerId().toString())
                .startsWith("192.168.1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpressRoute", "VpnGateway", "ASPath"})
    void r_rul_23_a_gateway_tells_its_own_branch_routes_though_another_path_is_its_best(
            String preference) {
        Drive drive =
                Drive.open(
                        "S-22",
                        remove("connections/dc-vpn"),
                        set(PREFERENCE, "'" + preference + "'"));

        assertThat(drive.holds(RS + "/0", "er-gw/0", false))
                .singleElement()
                .asString()
                .startsWith(DC)
                .endsWith(" 12076-64512");
        if (!preference.equals("ExpressRoute")) {
            assertThat(drive.best("er-gw/0", DC).from().neighbor())
                    .as("the NVA's path is shorter")
                    .isEqualTo(RS + "/0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ExpressRoute, true",
        "VpnGateway, true",
        "ASPath, true",
        "ExpressRoute, false",
        "VpnGateway, false",
        "ASPath, false"
    })
    void r_rul_24_at_a_tie_of_VPN_and_NVA_the_gateway_s_route_alone_is_used(
            String preference, boolean branchToBranch) {
        Drive drive =
                Drive.open(
                        "S-22",
                        remove("connections/dc-er"),
                        appliance("nva2", "10.0.4.5", 65002)[0],
                        appliance("nva2", "10.0.4.5", 65002)[1],
                        set(PREFERENCE, "'" + preference + "'"),
                        set("routeServers/hub-route-server/branchToBranch", "" + branchToBranch));

        assertThat(drive.hops("spoke1-vm", DC)).containsExactly("10.0.5.4", "10.0.5.5");
        if (branchToBranch) {
            assertThat(drive.advertised(RS, 0, "nva2"))
                    .contains("192.168.0.0/16 10.0.6.4 65515-64512");
        }
    }

    @Test
    void r_rul_25_who_brought_the_best_route_gets_nothing_back_not_even_the_second_best() {
        Drive drive =
                Drive.open(
                        "S-05",
                        all(
                                BRANCH_TO_BRANCH,
                                appliance(
                                        "nva2",
                                        "10.0.4.5",
                                        65002,
                                        "{'prefix': '192.168.2.0/24', 'asPathPrepend': 1}")));

        assertThat(drive.learned(RS, 0, "nva2")).hasSize(1);
        assertThat(drive.advertised(RS, 0, "nva1")).noneMatch(row -> row.startsWith("192.168.2."));
        assertThat(drive.advertised(RS, 0, "nva2")).contains("192.168.2.0/24 10.0.6.4 65515-65001");
    }

    /// Both instances learn a prefix from the circuit, and nva1 echoes it, for it strips 65515.
    private static Topology echoing() {
        return Drive.scenario(
                "S-22",
                remove("connections/dc-vpn", "connections/hq-nva1"),
                set(PREFERENCE, "'VpnGateway'"),
                nva("nva1", "bgp/asOverride", "true"),
                set("nvas/nva1/bgp/advertise", "[]"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void r_rul_20_of_two_stable_states_the_one_in_which_instance_0_came_first(long seed) {
        Drive drive = new Drive(echoing(), seed);
        String echo = "192.168.0.0/16 10.0.4.4 65001-12076-64512";
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.learned(RS, 1, "nva1")).containsExactly(echo);

        drive.with("10s:fail:hub-route-server/0").to(400);
        assertThat(drive.learned(RS, 1, "nva1")).as("nobody is left to echo").isEmpty();

        drive.with("400s:restore:hub-route-server/0").to(1200);
        assertThat(drive.lab().converged()).as("they do not miss both states for ever").isTrue();
        assertThat(drive.when("the lower name goes first (undocumented)")).isNotEmpty();
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.learned(RS, 1, "nva1")).containsExactly(echo);
    }
}
