package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;

/// Rulings on how packets go, and what becomes of them: azure rulings R-RUL-07 to R-RUL-16,
/// R-RUL-18, R-RUL-19, R-RUL-22 and R-RUL-26.
class RulingsOfPacketsScenario {

    private static final String INTERNET = "8.8.8.8";

    /// A route table with one route on a subnet, such as `spoke1/default`.
    private static String[] table(String subnet, String prefix, String type, String hop) {
        String name = "rt-" + subnet.replace('/', '-');
        return new String[] {
            add(
                    "routeTables",
                    "{'name': '%s', 'routes': [{'name': 'one', 'prefix': '%s', 'nextHopType': '%s'%s}]}"
                            .formatted(
                                    name,
                                    prefix,
                                    type,
                                    hop.isEmpty() ? "" : ", 'nextHopIp': '" + hop + "'")),
            set(
                    "virtualNetworks/" + subnet.replace("/", "/subnets/") + "/routeTable",
                    "'" + name + "'")
        };
    }

    private static String branch(String name, long asn, String prefix) {
        return add(
                "branches",
                "{'name': '%s', 'prefixes': ['%s'], 'bgp': {'asn': %d}}"
                        .formatted(name, prefix, asn));
    }

    private static String tunnel(String name, String branch, String to, String routing) {
        return add(
                "connections",
                "{'name': '%s', 'branch': '%s', 'to': '%s', 'type': 'ipsec', 'routing': '%s'}"
                        .formatted(name, branch, to, routing));
    }

    private static Trace first(Drive drive, String from, String to) {
        return drive.path(from, to).forward().getFirst();
    }

    @Test
    void r_rul_07_a_guest_forwards_by_one_best_route_and_not_by_two_equal_ones() {
        Drive drive =
                Drive.open(
                        "S-05",
                        branch("branch-c", 65030, "192.168.3.0/24"),
                        tunnel("c-one", "branch-c", "nva1", "bgp"),
                        tunnel("c-two", "branch-c", "nva1", "bgp"));

        assertThat(drive.exits(Kind.NVA, "nva1", "192.168.3.10")).hasSize(1);
    }

    @Test
    void r_rul_07_what_Route_Server_told_keeps_packets_out_of_a_wider_tunnel() {
        String[] wide = {
            set("branches/overlay/prefixes", "['10.0.0.0/8']"),
            set("connections/overlay-nva1/prefixes", "['10.0.0.0/8']")
        };
        Drive drive = Drive.open("S-01", wide);
        Drive deaf = Drive.open("S-01", all(wide, nva("nva1", "bgp/neighbors", "[]")));

        assertThat(drive.exits(Kind.NVA, "nva1", "10.77.0.1")).containsExactly("overlay-nva1");
        assertThat(drive.exits(Kind.NVA, "nva1", "10.1.0.4")).containsExactly("nva1");
        assertThat(drive.path("hq", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(deaf.exits(Kind.NVA, "nva1", "10.1.0.4")).containsExactly("overlay-nva1");
    }

    @Test
    void r_rul_07_a_statement_keeps_the_learned_route_out_and_the_next_shorter_one_applies() {
        String[] sites = {
            branch("branch-c", 65030, "192.168.3.0/24"),
            tunnel("c-nva1", "branch-c", "nva1", "bgp"),
            add("branches", "{'name': 'wide', 'prefixes': ['192.168.0.0/16']}"),
            tunnel("wide-nva1", "wide", "nva1", "static")
        };
        Drive learned = Drive.open("S-05", sites);
        Drive stated = Drive.open("S-05", all(sites, advertises("nva1", "192.168.3.0/24")));

        assertThat(learned.exits(Kind.NVA, "nva1", "192.168.3.10")).containsExactly("c-nva1");
        assertThat(stated.exits(Kind.NVA, "nva1", "192.168.3.10")).containsExactly("wide-nva1");
    }

    @Test
    void r_rul_08_an_untranslated_source_is_dropped_at_the_edge_of_the_fabric() {
        String[] out = table("hub/nva", "0.0.0.0/0", "Internet", "");
        Drive plain = Drive.open("S-12", out);
        Drive translating = Drive.open("S-12", all(out, nva("nva1", "snat", "true")));

        Trace lost = first(plain, "spoke1-vm", INTERNET);
        assertThat(lost.rule()).isEqualTo("R-RUL-08");
        assertThat(lost.reason())
                .contains("nva1 does not translate the source 10.1.0.4")
                .contains("undocumented");
        assertThat(translating.path("spoke1-vm", INTERNET).verdict()).isEqualTo(Verdict.INTERNET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.50.1", "10.77.0.1", "172.20.0.1", "100.64.0.1"})
    void r_rul_09_a_private_address_on_an_Internet_row_is_lost(String to) {
        Drive drive =
                Drive.open(
                        "S-12",
                        all(
                                advertises("nva1", "203.0.113.0/24"),
                                table("spoke1/default", "0.0.0.0/0", "Internet", "")));

        Trace lost = first(drive, "spoke1-vm", to);

        assertThat(lost.rule()).isEqualTo("R-RUL-09");
        assertThat(lost.outcome()).isEqualTo(Trace.Outcome.BLACK_HOLE);
        assertThat(lost.reason())
                .contains(to + " is a private address on the Internet route 0.0.0.0/0")
                .contains("undocumented");
    }

    @Test
    void r_rul_10_the_outer_packet_of_a_branch_tunnel_does_not_ask_the_default_row() {
        Drive drive =
                Drive.open(
                        "S-12",
                        add("branches", "{'name': 'hq', 'prefixes': ['192.168.0.0/16']}"),
                        tunnel("hq-nva1", "hq", "nva1", "static"));

        assertThat(drive.bgpRows("nva1")).containsExactly("0.0.0.0/0 10.0.4.4");
        assertThat(drive.path("nva1", INTERNET).verdict()).isEqualTo(Verdict.LOOP);
        PathReport path = drive.path("spoke1-vm", "192.168.10.5");
        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(Drive.ways(path)).containsExactly("spoke1-vm nva1 hq-nva1 hq");
    }

    /// Paris stands behind a static connection of the gateway, and spoke2 is no client.
    private static String[] stranger() {
        return new String[] {
            set("connections/paris-gw/routing", "'static'"),
            set("peerings/spoke2>hub/useRemoteGateways", "false")
        };
    }

    @Test
    void r_rul_11_a_gateway_reaches_a_peered_network_that_is_no_client() {
        PathReport path = Drive.open("S-21", stranger()).path("paris", "10.2.0.4");

        assertThat(Drive.ways(path))
                .as("by a tunnel to each instance")
                .containsExactly(
                        "paris paris-gw vpn-gw spoke2-vm", "paris paris-gw vpn-gw spoke2-vm");
        assertThat(path.forward()).allMatch(trace -> trace.delivered());
        assertThat(path.verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(path.reason()).contains("192.168.0.0/16 None");
    }

    @Test
    void r_rul_11_the_answer_is_walked_like_any_other() {
        Drive drive =
                Drive.open(
                        "S-21",
                        all(
                                stranger(),
                                table(
                                        "spoke2/default",
                                        "192.168.0.0/16",
                                        "VirtualAppliance",
                                        "10.0.4.4")));

        PathReport path = drive.path("paris", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(Drive.answers(path))
                .allSatisfy(
                        way -> assertThat(way).isEqualTo("spoke2-vm nva1 vpn-gw paris-gw paris"));
    }

    @Test
    void r_rul_12_an_answer_that_avoids_the_stateful_NVA_of_the_way_out_passes() {
        Drive drive =
                Drive.open(
                        "S-01",
                        all(
                                table(
                                        "spoke1/default",
                                        "10.0.8.0/24",
                                        "VirtualAppliance",
                                        "10.0.4.4"),
                                nva("nva1", "stateful", "true")));

        PathReport path = drive.path("spoke1-vm", "10.0.8.4");

        assertThat(Drive.ways(path)).containsExactly("spoke1-vm nva1 hub-vm");
        assertThat(Drive.answers(path)).containsExactly("hub-vm spoke1-vm");
        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_rul_12_an_answer_through_another_stateful_NVA_is_dropped() {
        String[] pair =
                all(
                        table("spoke1/default", "10.2.0.0/16", "VirtualAppliance", "10.0.4.4"),
                        table("spoke2/default", "10.1.0.0/16", "VirtualAppliance", "10.0.4.5"));
        PathReport stateful = Drive.open("S-17", pair).path("spoke1-vm", "10.2.0.4");
        PathReport stateless =
                Drive.open("S-17", all(pair, nva("nva2", "stateful", "false")))
                        .path("spoke1-vm", "10.2.0.4");

        assertThat(stateful.verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(stateful.answers().getFirst().getFirst().rule()).isEqualTo("R-NVA-15");
        assertThat(stateless.verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_rul_12_an_NVA_that_translates_passes_the_answer_to_another_member_s_request() {
        String[] one = {
            nva("nva1", "stateful", "false"),
            nva("nva2", "stateful", "false"),
            nva("nva1", "snat", "true")
        };
        PathReport path = Drive.open("S-17", one).path("spoke1-vm", "10.2.0.4");
        PathReport stateful =
                Drive.open("S-17", all(one, nva("nva1", "stateful", "true")))
                        .path("spoke1-vm", "10.2.0.4");

        assertThat(Drive.ways(path))
                .containsExactly("spoke1-vm nva1 spoke2-vm", "spoke1-vm nva2 spoke2-vm");
        assertThat(Drive.answers(path)).contains("spoke2-vm nva1 spoke1-vm");
        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(stateful.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(stateful.reason()).contains("nva1 drops the answer");
    }

    @Test
    void r_rul_13_partial_where_a_member_works_there_and_back() {
        Drive drive = Drive.open("S-02", nva("nva1", "forwarding", "false"));

        PathReport path = drive.path("spoke1-vm", "192.168.10.5");

        assertThat(path.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(path.works()).isEqualTo(0.5);
        assertThat(path.reason())
                .isEqualTo(
                        "some members fail: black hole at nva1 because its"
                                + " guest does not forward");
    }

    @Test
    void r_rul_13_one_way_where_a_member_arrives_and_none_is_answered() {
        Drive drive =
                Drive.open(
                        "S-02",
                        nva("nva1", "forwarding", "false"),
                        set("branches/hq/stateful", "false"),
                        remove("connections/hq-nva1"),
                        set("peerings/spoke1>hub/allowForwardedTraffic", "false"));

        PathReport path = drive.path("spoke1-vm", "192.168.10.5");

        assertThat(path.forward()).extracting(Trace::delivered).containsExactly(false, true);
        assertThat(path.verdict()).isEqualTo(Verdict.ONE_WAY);
    }

    @Test
    void r_rul_13_what_all_members_have_in_common_and_else_a_black_hole_with_the_reasons() {
        String[] looping = {nva("nva1", "stateful", "false"), nva("nva2", "stateful", "false")};
        PathReport loop = Drive.open("S-17", looping).path("spoke1-vm", "10.55.0.1");
        PathReport mixed =
                Drive.open("S-17", all(looping, nva("nva2", "forwarding", "false")))
                        .path("spoke1-vm", "10.55.0.1");

        assertThat(loop.verdict()).isEqualTo(Verdict.LOOP);
        assertThat(mixed.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(mixed.reason())
                .contains("loop at nva1")
                .contains("; ")
                .contains("nva2 because its guest does not forward");
    }

    @Test
    void r_rul_13_the_Internet_counts_as_working_and_beside_delivered_ones_it_is_partial() {
        String[] out =
                all(
                        advertises("nva2", "0.0.0.0/0"),
                        advertises("nva1", "0.0.0.0/0"),
                        nva("nva1", "snat", "true"),
                        nva("nva2", "snat", "true"),
                        table("hub/nva", "0.0.0.0/0", "Internet", ""));
        String[] home =
                all(
                        out,
                        set("branches/hq/prefixes", "['192.168.0.0/16', '8.8.8.0/24']"),
                        set("connections/hq-nva1/prefixes", "['8.8.8.0/24']"));

        PathReport internet = Drive.open("S-02", out).path("spoke1-vm", INTERNET);
        PathReport mixed = Drive.open("S-02", home).path("spoke1-vm", INTERNET);

        assertThat(internet.verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(internet.works()).isEqualTo(1);
        assertThat(mixed.forward())
                .extracting(Trace::outcome)
                .containsExactly(Trace.Outcome.DELIVERED, Trace.Outcome.INTERNET);
        assertThat(mixed.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(mixed.works()).isEqualTo(1);
    }

    @Test
    void r_rul_14_a_packet_that_comes_back_with_the_same_headers_is_a_loop() {
        Trace loop = first(Drive.open("S-12"), "spoke1-vm", INTERNET);

        assertThat(loop.outcome()).isEqualTo(Trace.Outcome.LOOP);
        assertThat(loop.rule()).isEqualTo("R-RUL-14");
        assertThat(loop.reason()).isEqualTo("loop at nva1: the packet came back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.18.7.7", "25.33.1.1", "104.147.0.9", "20.35.253.1"})
    void r_rul_15_an_undocumented_drop_route_drops_like_the_documented_ones(String to) {
        Drive drive = Drive.open("S-01");

        Trace lost = first(drive, "spoke1-vm", to);

        assertThat(lost.rule()).isEqualTo("R-RUL-15");
        assertThat(lost.outcome()).isEqualTo(Trace.Outcome.BLACK_HOLE);
        assertThat(lost.reason()).contains("None").contains("undocumented");
        assertThat(first(drive, "spoke1-vm", "100.64.0.1").rule())
                .as("a documented one")
                .isNotEqualTo("R-RUL-15");
    }

    @Test
    void r_rul_16_a_peered_space_wider_than_a_drop_route_leaves_it() {
        String other = advertises("nva1", "203.0.113.0/24");
        Drive wider = Drive.open("S-21", other, spoke("wide", "172.0.0.0/11", false));
        Drive same = Drive.open("S-21", other, spoke("same", "172.16.0.0/12", false));

        assertThat(type(wider, "172.16.0.4")).isEqualTo(EffectiveRoute.Type.NONE);
        assertThat(type(wider, "172.1.0.4")).isEqualTo(EffectiveRoute.Type.VNET_PEERING);
        assertThat(type(same, "172.16.0.4")).isEqualTo(EffectiveRoute.Type.VNET_PEERING);
    }

    private static EffectiveRoute.Type type(Drive drive, String to) {
        return drive.now()
                .fabric()
                .routes(drive.nic("hub-vm"))
                .match(Ipv4Address.parse(to))
                .orElseThrow()
                .type();
    }

    @Test
    void r_rul_18_a_gateway_route_towards_another_client_goes_by_the_gateway_s_peering_row() {
        Drive drive =
                Drive.open(
                        "S-21",
                        table("spoke1/default", "10.2.0.0/16", "VirtualNetworkGateway", ""));

        PathReport path = drive.path("spoke1-vm", "10.2.0.4");

        assertThat(Drive.ways(path)).containsExactly("spoke1-vm vpn-gw spoke2-vm");
        assertThat(path.forward().getFirst().delivered()).isTrue();
    }

    /// nva1 stands in spoke3 and forwards what comes from hq to a gateway of the hub.
    private static Drive inSpoke(boolean forwarded) {
        return Drive.open(
                "S-16",
                all(
                        add(
                                "gateways",
                                "{'name': 'vpn-gw', 'type': 'vpn', 'subnet':"
                                        + " 'hub/GatewaySubnet', 'activeActive': true, 'bgp':"
                                        + " {'asn': 65515}}"),
                        branch("paris", 65020, "203.0.113.0/24"),
                        tunnel("paris-gw", "paris", "vpn-gw", "bgp"),
                        set("peerings/hub>spoke3/allowForwardedTraffic", "" + forwarded)));
    }

    @Test
    void r_rul_19_an_NVA_in_a_spoke_needs_the_hub_to_allow_what_it_forwards_to_the_gateway() {
        Trace allowed = first(inSpoke(true), "hq", "203.0.113.5");
        Trace closed = first(inSpoke(false), "hq", "203.0.113.5");

        assertThat(allowed.hops())
                .extracting(hop -> hop.at().name())
                .containsExactly("hq", "hq-nva1", "nva1", "vpn-gw", "paris-gw", "paris");
        assertThat(closed.rule()).isEqualTo("R-PEER-04");
        assertThat(closed.reason()).contains("hub>spoke3 does not allow forwarded traffic");
        assertThat(first(inSpoke(false), "nva1", "203.0.113.5").delivered())
                .as("what bears its own address")
                .isTrue();
    }

    @Test
    void r_rul_22_an_answer_chooses_as_usual_where_the_connection_of_the_flow_has_no_way_back() {
        String[] two =
                all(
                        spoke("stranger", "10.8.0.0/16", false),
                        add(
                                "virtualMachines",
                                "{'name': 'stranger-vm', 'subnet': 'stranger/default', 'ip':"
                                        + " '10.8.0.4'}"),
                        set("connections/paris-gw/routing", "'static'"),
                        tunnel("paris-nva1", "paris", "nva1", "bgp"),
                        table(
                                "stranger/default",
                                "192.168.0.0/16",
                                "VirtualAppliance",
                                "10.0.4.4"));

        PathReport path = Drive.open("S-21", two).path("stranger-vm", "192.168.7.10");

        assertThat(Drive.ways(path)).containsExactly("stranger-vm nva1 paris-nva1 paris");
        assertThat(Drive.answers(path))
                .as("nva1 never told paris of the stranger")
                .containsExactly(
                        "paris paris-gw vpn-gw stranger-vm", "paris paris-gw vpn-gw stranger-vm");
        PathReport client = Drive.open("S-21", two).path("nva1", "192.168.7.10");
        assertThat(Drive.answers(client))
                .as("and of its own network it did")
                .containsExactly("paris paris-nva1 nva1");
    }

    @Test
    void r_rul_26_what_a_supernet_attracts_from_nowhere_leaves_by_the_NIC_and_is_not_dropped() {
        Drive drive = Drive.open("S-25");

        Trace attracted = first(drive, "spoke1-vm", "10.55.0.1");

        assertThat(attracted.outcome()).isEqualTo(Trace.Outcome.LOOP);
        assertThat(attracted.hops().get(1).why())
                .contains("the guest sends it out of nva1")
                .contains("10.0.0.0/8 VirtualNetworkGateway is the longest match");
        Drive closed =
                Drive.open(
                        "S-25",
                        "[{'add': 'routeTables', 'value': {'name': 'rt-nva',"
                                + " 'disableBgpRoutePropagation': true, 'routes': []}}]",
                        set("virtualNetworks/hub/subnets/nva/routeTable", "'rt-nva'"));
        assertThat(first(closed, "spoke1-vm", "10.55.0.1").reason())
                .as("the table of the NIC decides")
                .isEqualTo("black hole at nva1's NIC because 10.0.0.0/8 None");
    }
}
