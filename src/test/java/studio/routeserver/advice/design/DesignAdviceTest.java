package studio.routeserver.advice.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

class DesignAdviceTest {

    private static List<String> rules(DesignAdvice advice) {
        return advice.recommendations().stream().map(Recommendation::rule).toList();
    }

    private static String reason(DesignAdvice advice, String rule) {
        Optional<Recommendation> one =
                advice.recommendations().stream()
                        .filter(recommendation -> recommendation.rule().equals(rule))
                        .findFirst();
        assertThat(one).as(rule + " in " + rules(advice)).isPresent();
        return one.get().reason();
    }

    @Test
    void a01_branches_behind_an_nva_that_speaks_bgp_want_a_route_server() {
        DesignAdvice advice = Drawn.advice("S-01");

        assertThat(advice.answer()).isEqualTo(Answer.ROUTE_SERVER);
        assertThat(reason(advice, "A-01"))
                .isEqualTo(
                        "nva1 speaks BGP and has 3 branch prefixes behind it. They change with the"
                                + " branches, and 12 route-table entries would have to follow each"
                                + " change.");
        assertThat(advice.sentence()).startsWith("Use Route Server: nva1 speaks BGP");
    }

    @Test
    void a01_holds_in_the_manual_world_too() {
        DesignAdvice advice = Drawn.advice("S-06");

        assertThat(advice.answer()).isEqualTo(Answer.ROUTE_SERVER);
        assertThat(reason(advice, "A-01")).contains("every route table would have to follow");
    }

    @Test
    void a02_what_tunnels_bring_is_decided_outside() {
        assertThat(reason(Drawn.advice("S-28"), "A-02"))
                .isEqualTo(
                        "What nva1 leads to is decided outside Azure, by tunnels that come and"
                                + " go.");
        assertThat(rules(Drawn.advice("S-05"))).doesNotContain("A-02");
    }

    @Test
    void a03_a_route_server_that_nobody_speaks_with_goes() {
        DesignAdvice advice =
                Drawn.advice(
                        Drawing.canvas()
                                .network("hub", "10.0.0.0/16", "RouteServerSubnet 10.0.6.0/26")
                                .routeServer("rs", "hub")
                                .done());

        assertThat(advice.answer()).isEqualTo(Answer.NEITHER);
        assertThat(advice.sentence())
                .isEqualTo(
                        "Use neither: No NVA speaks BGP with rs, so it changes nothing; remove"
                                + " it.");
    }

    @Test
    void a04_a_firewall_without_bgp_wants_route_tables_and_beside_a_speaker_both() {
        DesignAdvice advice = Drawn.advice("S-10");

        assertThat(advice.answer()).isEqualTo(Answer.BOTH);
        assertThat(reason(advice, "A-04"))
                .isEqualTo(
                        "fw1 speaks no BGP and the prefixes are fixed: one route 0.0.0.0/0 for each"
                                + " spoke subnet suffices.");
        assertThat(advice.sentence())
                .isEqualTo("Use both: route tables on spoke1/default, Route Server for the rest.");
    }

    @Test
    void a04_alone_wants_route_tables() {
        Topology firewall =
                Drawing.canvas()
                        .network("hub", "10.0.0.0/16", "fw 10.0.1.0/24")
                        .network("spoke", "10.1.0.0/16", "default 10.1.0.0/24")
                        .peered("hub", "spoke")
                        .nva("fw", "hub/fw", "10.0.1.4")
                        .done();

        assertThat(Drawn.advice(firewall).answer()).isEqualTo(Answer.ROUTE_TABLES);
    }

    @Test
    void a05_gateways_alone_need_neither() {
        Topology gateway =
                Drawing.canvas()
                        .network("hub", "10.0.0.0/16", "GatewaySubnet 10.0.5.0/27")
                        .gateway("vpn-gw", "hub/GatewaySubnet")
                        .done();

        assertThat(Drawn.advice(gateway).answer()).isEqualTo(Answer.NEITHER);
        assertThat(reason(Drawn.advice(gateway), "A-05")).startsWith("There is no NVA");
    }

    @Test
    void a06_inspection_of_hub_traffic_takes_a_route_table_even_with_a_route_server() {
        DesignAdvice advice = Drawn.advice("S-10");

        Recommendation inspection =
                advice.recommendations().stream()
                        .filter(one -> one.rule().equals("A-06"))
                        .findFirst()
                        .orElseThrow();
        assertThat(inspection.subnets()).containsExactly(new SubnetRef("spoke1", "default"));
        assertThat(inspection.reason()).contains("BGP routes never beat");
    }

    @Test
    void a07_a_supernet_joins_the_spokes() {
        assertThat(reason(Drawn.advice("S-25"), "A-07"))
                .startsWith("Spokes reach each other through nva1.");
        assertThat(rules(Drawn.advice("S-01"))).doesNotContain("A-07");
    }

    @Test
    void a07_not_for_an_nva_that_speaks_no_bgp_nor_for_spokes_of_two_hubs() {
        assertThat(rules(Drawn.advice("S-10"))).doesNotContain("A-07");
        assertThat(rules(Drawn.advice("S-26"))).doesNotContain("A-07");
    }

    @Test
    void a08_nvas_of_two_route_servers_share_nothing() {
        assertThat(rules(Drawn.advice("S-26"))).doesNotContain("A-08");
        assertThat(rules(Drawn.advice("S-30"))).contains("A-08");
    }

    @Test
    void a08_and_a09_tell_nvas_with_state_from_those_without() {
        assertThat(rules(Drawn.advice("S-02"))).contains("A-08").doesNotContain("A-09");
        assertThat(rules(Drawn.advice("S-17"))).contains("A-09").doesNotContain("A-08");
    }

    @Test
    void a10_a_wish_that_the_hold_time_cannot_fulfil() {
        String wish =
                "[{'set': 'expectations', 'to': [{'name': 'soon', 'from': 'spoke1-vm', 'to':"
                        + " '192.168.0.10', 'outcome': 'delivered', 'within': '30s'}]}]";

        assertThat(reason(Drawn.advice("S-02", wish), "A-10"))
                .startsWith("soon must be back within 60 s, but nva1 and nva2 have a hold time of");
        assertThat(rules(Drawn.advice("S-02", wish.replace("30s", "90s")))).doesNotContain("A-10");
    }

    @Test
    void a11_the_smallest_set_that_says_the_same() {
        String many =
                IntStream.range(0, 512)
                        .mapToObj(i ->
                                "{'prefix': '172.%d.%d.0/24'}".formatted(16 + i / 256, i % 256))
                        .collect(Collectors.joining(", "));

        assertThat(
                        reason(
                                Drawn.advice(
                                        "S-01",
                                        "[{'set': 'profile', 'to': 'article'}, {'set':"
                                                + " 'nvas/nva1/bgp/advertise', 'to': [%s]}]"
                                                        .formatted(many)),
                                "A-11"))
                .isEqualTo("Summarise on nva1: 1 prefix covers what its 512 do: 172.16.0.0/15.");
    }

    @Test
    void a12_two_ways_home_and_who_wins_under_each_preference() {
        assertThat(reason(Drawn.advice("S-22"), "A-12"))
                .startsWith("192.168.0.0/16 comes over ExpressRoute and over VPN.");

        Topology topology = Drawn.scenario("S-22");
        List<PreferenceOutcome> outcomes =
                PreferenceOutcome.of(topology, topology.routeServers().getFirst(), 1);

        assertThat(outcomes)
                .extracting(PreferenceOutcome::preference)
                .containsExactly(HubRoutingPreference.values());
        assertThat(outcomes.getFirst().winners().values()).containsExactly(List.of("er-gw"));
        assertThat(outcomes.get(1).winners().values()).containsExactly(List.of("vpn-gw"));
    }

    @Test
    void a13_hubs_that_have_a_site_in_common_are_better_peered() {
        assertThat(reason(Drawn.advice("S-30"), "A-13"))
                .startsWith("vnet-hub1 and vnet-hub2 are not peered: what they tell each other");
        assertThat(rules(Drawn.advice("S-26"))).doesNotContain("A-13");
    }

    @Test
    void a14_two_regions() {
        assertThat(reason(Drawn.advice("S-26"), "A-14"))
                .startsWith("rs-a and rs-b never talk to each other");
    }

    @Test
    void a15_says_how_much_work_the_route_server_saves() {
        assertThat(reason(Drawn.advice("S-01"), "A-15"))
                .isEqualTo(
                        "By hand this takes 12 entries in one table: 4 for each new branch prefix,"
                                + " 3 for each new subnet.");
    }

    @Test
    void errors_come_first() {
        DesignAdvice advice = Drawn.advice("S-24");

        assertThat(advice.errors()).extracting(finding -> finding.rule()).containsExactly("V-029");
    }
}
