package studio.routeserver.advice.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class ByHandTest {

    private static final SubnetRef SPOKE1 = new SubnetRef("spoke1", "default");
    private static final Ipv4Address NVA1 = Ipv4Address.parse("10.0.4.4");
    private static final Ipv4Address NVA2 = Ipv4Address.parse("10.0.4.5");

    /// The article's world: two spokes with two subnets each, a VM in every one.
    private static Topology article() {
        return Drawn.scenario(
                "S-01",
                """
                [
                  {'remove': 'virtualMachines/hub-vm'},
                  {'remove': 'virtualMachines/spoke3-vm'},
                  {'add': 'virtualNetworks/spoke1/subnets', 'value': {'name': 'b', 'prefix': '10.1.1.0/24'}},
                  {'add': 'virtualNetworks/spoke2/subnets', 'value': {'name': 'b', 'prefix': '10.2.1.0/24'}},
                  {'add': 'virtualMachines', 'value': {'name': 'b1', 'subnet': 'spoke1/b', 'ip': '10.1.1.4'}},
                  {'add': 'virtualMachines', 'value': {'name': 'b2', 'subnet': 'spoke2/b', 'ip': '10.2.1.4'}}
                ]
                """);
    }

    @Test
    void the_articles_three_prefixes_and_four_subnets_are_twelve_entries() {
        ByHand hand = Drawn.byHand(article());

        assertThat(hand.entries()).isEqualTo(12);
        assertThat(hand.subnets())
                .extracting(one -> one.subnet().toString())
                .containsExactly("spoke1/default", "spoke1/b", "spoke2/default", "spoke2/b");
        assertThat(hand.tables()).hasSize(1);
        assertThat(hand.limits()).isEmpty();
        assertThat(hand.cost().newPrefix()).isEqualTo(4);
        assertThat(hand.cost().newSubnet()).isEqualTo(3);
        assertThat(hand.cost().nvaFailure()).containsEntry("nva1", 12);
    }

    @Test
    void a_new_branch_adds_an_entry_a_subnet_unless_a_shorter_one_leads_there() {
        ByHand hand = Drawn.byHand(article());
        Ipv4Prefix added = Ipv4Prefix.parse("192.168.50.0/24");

        assertThat(hand.added(added, NVA1)).isEmpty();
        assertThat(hand.added(added, NVA2)).hasSize(4);
    }

    @Test
    void the_nvas_own_subnet_is_left_out_and_networks_are_static_routes_of_the_nva() {
        ByHand hand = Drawn.byHand(Drawn.scenario("S-01"));

        assertThat(hand.of(new SubnetRef("hub", "nva"))).isEmpty();
        assertThat(hand.of(new SubnetRef("hub", "shared"))).isPresent();
        assertThat(hand.nvas())
                .containsExactly(
                        new ByHand.Told(
                                "nva1",
                                List.of(
                                        Ipv4Prefix.parse("10.0.0.0/16"),
                                        Ipv4Prefix.parse("10.1.0.0/16"),
                                        Ipv4Prefix.parse("10.2.0.0/16"),
                                        Ipv4Prefix.parse("10.3.0.0/16"))));
    }

    @Test
    void ecmp_is_lost_unless_a_load_balancer_stands_in_front() {
        assertThat(Drawn.byHand(Drawn.scenario("S-02")).routes())
                .filteredOn(route -> route.prefix().toString().equals("192.168.0.0/16"))
                .extracting(ByHand.Route::note, ByHand.Route::nextHop)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ECMP lost", NVA1));
        assertThat(Drawn.byHand(Drawn.scenario("S-15")).routes())
                .extracting(ByHand.Route::balanced)
                .containsExactly(true);
    }

    @Test
    void what_stands_in_a_route_table_counts_as_present() {
        ByHand hand = Drawn.byHand(Drawn.scenario("S-09"));

        assertThat(hand.of(SPOKE1).orElseThrow().entries())
                .filteredOn(ByHand.Entry::present)
                .extracting(entry -> entry.prefix().toString() + " " + entry.nextHop())
                .containsExactly("192.168.0.0/16 10.0.4.5");
    }

    @Test
    void gateway_subnet_needs_entries_where_branches_meet() {
        String on = "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";
        SubnetRef gateways = new SubnetRef("hub", "GatewaySubnet");

        assertThat(Drawn.byHand(Drawn.scenario("S-05", on)).of(gateways)).isPresent();
        assertThat(Drawn.byHand(Drawn.scenario("S-05")).of(gateways)).isEmpty();
        assertThat(Drawn.byHand(Drawn.scenario("S-05", on)).gateways())
                .extracting(ByHand.Told::object)
                .containsExactly("vpn-gw");
    }

    @Test
    void gateway_subnet_never_gets_a_default_route_and_branches_none_either() {
        ByHand hand = Drawn.byHand(Drawn.scenario("S-30"));

        assertThat(hand.of(new SubnetRef("vnet-hub1", "GatewaySubnet"))).isEmpty();
        assertThat(hand.gateways())
                .extracting(ByHand.Told::object)
                .containsExactly("vpngw-hub1", "vpngw-hub2");
        assertThat(hand.gateways().getFirst().prefixes())
                .contains(Ipv4Prefix.parse("10.31.0.0/24"))
                .doesNotContain(Ipv4Prefix.DEFAULT);
    }

    @Test
    void without_branch_to_branch_no_gateway_has_to_be_told() {
        assertThat(Drawn.byHand(Drawn.scenario("S-05")).gateways()).isEmpty();
    }

    @Test
    void what_a_peering_brings_costs_no_subnet_an_entry() {
        ByHand hand = Drawn.byHand(Drawn.scenario("S-27"));

        assertThat(hand.routes())
                .extracting(route -> route.prefix().toString())
                .containsExactly("192.168.0.0/16");
        assertThat(hand.cost().newSubnet()).isEqualTo(1);
    }

    @Test
    void a_new_branch_enters_another_region_by_the_nva_there() {
        ByHand hand = Drawn.byHand(Drawn.scenario("S-26"));
        Ipv4Prefix added = Ipv4Prefix.parse("192.168.50.0/24");

        assertThat(hand.added(added, Ipv4Address.parse("10.10.1.4")))
                .extracting(one -> one.subnet() + " " + one.entries().getFirst().nextHop())
                .containsExactly("spoke-a/default 10.10.1.4", "spoke-b/default 10.20.1.4");
        assertThat(
                        Drawn.byHand(Drawn.scenario("S-30"))
                                .added(added, Ipv4Address.parse("10.10.1.4")))
                .as("no tunnel joins these NVAs")
                .allMatch(one -> !one.subnet().network().equals("vnet-hub2"));
    }

    @Test
    void what_takes_the_packets_is_what_the_reason_names() {
        Missing missing = Drawn.byHand(Drawn.scenario("S-12")).forgotten().orElseThrow();

        assertThat(missing.taken()).isEqualTo("10.0.0.0/8 None");
        assertThat(missing.hits().getFirst().reason()).endsWith("because 10.0.0.0/8 None");
    }

    @Test
    void siblings_with_one_next_hop_merge_and_never_across_another() {
        ByHand hand =
                Drawn.byHand(
                        Drawn.scenario(
                                "S-02",
                                "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix':"
                                        + " '192.168.0.0/24'}, {'prefix': '192.168.1.0/24'},"
                                        + " {'prefix': '192.168.2.0/24'}]}, {'set':"
                                        + " 'nvas/nva2/bgp/advertise', 'to': [{'prefix':"
                                        + " '192.168.3.0/24'}]}]"));

        assertThat(hand.tables().getFirst().entries()).hasSize(4);
        assertThat(hand.tables().getFirst().merged()).isEqualTo(3);
    }

    @Test
    void the_drawn_manual_world_delivers_what_the_route_server_did() {
        Topology drawn = Drawn.byHand(article()).drawn();

        assertThat(drawn.routeServers()).isEmpty();
        var fabric = RunningLab.of(drawn, 1).snapshot().fabric();
        for (String to : List.of("192.168.0.10", "172.16.0.10", "10.100.0.10")) {
            assertThat(
                            fabric.path(
                                            drawn.virtualMachine("b2").orElseThrow().ref(),
                                            null,
                                            Ipv4Address.parse(to))
                                    .verdict())
                    .as(to)
                    .isEqualTo(Verdict.DELIVERED);
        }
    }

    @Test
    void one_forgotten_entry_is_the_articles_black_hole() {
        Missing missing =
                Drawn.byHand(article()).without(SPOKE1, Ipv4Prefix.parse("192.168.0.0/16"));

        assertThat(missing.taken()).isEqualTo("192.168.0.0/16 None");
        assertThat(missing.hits())
                .extracting(Missing.Hit::from, Missing.Hit::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("spoke1-vm", Verdict.BLACK_HOLE),
                        org.assertj.core.groups.Tuple.tuple("hq", Verdict.ONE_WAY));
        assertThat(missing.sentence())
                .isEqualTo(
                        "spoke1/default lacks 192.168.0.0/16: 2 flows of spoke1-vm to hq are"
                            + " black-hole and one-way; 192.168.0.0/16 None takes the packets.");
    }

    @Test
    void an_entry_that_is_not_there_cannot_be_forgotten() {
        ByHand hand = Drawn.byHand(article());

        assertThatThrownBy(() -> hand.without(SPOKE1, Ipv4Prefix.parse("10.77.0.0/16")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spoke1/default has no entry 10.77.0.0/16");
    }
}
