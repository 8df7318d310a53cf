package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// The hash explorer: which of many flows goes where.
class SpreadTest {

    private static final int FLOWS = 2_000;

    private static Spread spread(Scene scene, String to) {
        Ref vm = new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm");
        return scene.fabric().spread(vm, null, Ipv4Address.parse(to), FLOWS);
    }

    private static Scene statefulPair(boolean stateful) {
        return Scene.twoNvas()
                .draw(on ->
                        on.nva("nva1", nva -> nva.stateful(stateful))
                                .nva("nva2", nva -> nva.stateful(stateful)))
                .with(plane -> plane.programmed("hub", "10.0.0.0/8 10.0.4.4 10.0.4.5"));
    }

    @Test
    void r_nva_14_the_host_shares_flows_by_hash_and_a_dead_member_moves_only_its_own() {
        Spread spread = spread(Scene.twoNvas(), "192.168.10.5");

        assertThat(spread.sets()).hasSize(1);
        Spread.Members set = spread.sets().getFirst();
        assertThat(set.at()).isEqualTo("spoke1-vm");
        assertThat(set.route()).isEqualTo("192.168.0.0/16");
        assertThat(set.members())
                .extracting(Spread.Member::name)
                .containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(set.members().stream().mapToInt(Spread.Member::flows).sum()).isEqualTo(FLOWS);
        assertThat(set.members())
                .allSatisfy(member -> {
                    assertThat(member.flows()).isBetween(FLOWS * 45 / 100, FLOWS * 55 / 100);
                    assertThat(member.moved()).isEqualTo(member.flows());
                });
    }

    @Test
    void r_nva_14_flows_of_the_living_member_stay_when_the_other_has_gone() {
        Spread two = spread(Scene.twoNvas(), "192.168.10.5");
        Spread one =
                spread(
                        Scene.twoNvas()
                                .with(plane -> plane.programmed("hub", "192.168.0.0/16 10.0.4.5")),
                        "192.168.10.5");

        assertThat(one.sets()).as("one next hop is no choice").isEmpty();
        assertThat(one.ways()).hasSize(1);
        assertThat(names(one.ways().getFirst().forward())).contains("nva2");
        assertThat(two.ways()).extracting(way -> names(way.forward()).get(1)).contains("nva2");
    }

    @Test
    void r_nva_15_two_stateful_nvas_break_about_half_of_the_flows_one_by_one() {
        Spread spread = spread(statefulPair(true), "10.2.0.4");

        int delivered = flows(spread, Verdict.DELIVERED);
        assertThat(delivered).isBetween(FLOWS * 45 / 100, FLOWS * 55 / 100);
        assertThat(flows(spread, Verdict.ONE_WAY)).isEqualTo(FLOWS - delivered);
        assertThat(spread.sets())
                .as("the answer is hashed by another NIC, independently")
                .extracting(Spread.Members::at)
                .containsExactly("spoke1-vm", "spoke2-vm");
        assertThat(flows(spread(statefulPair(false), "10.2.0.4"), Verdict.DELIVERED))
                .isEqualTo(FLOWS);
    }

    @Test
    void r_nva_16_one_frontend_keeps_every_flow_and_its_answer_on_one_backend() {
        Scene scene =
                statefulPair(true)
                        .draw(on ->
                                on.loadBalancer("nva-lb", "hub/nva", "10.0.4.10", "nva1", "nva2"))
                        .with(plane -> plane.programmed("hub", "10.0.0.0/8 10.0.4.10"));

        Spread spread = spread(scene, "10.2.0.4");

        assertThat(flows(spread, Verdict.DELIVERED)).isEqualTo(FLOWS);
        assertThat(spread.sets().getFirst().at()).isEqualTo("nva-lb");
        assertThat(spread.ways())
                .allSatisfy(way ->
                        assertThat(names(way.answer()).get(2))
                                .isEqualTo(names(way.forward()).get(2)));
    }

    @Test
    void every_flow_takes_a_way_that_the_walk_of_all_members_has() {
        Scene scene = statefulPair(true);
        List<List<String>> all =
                scene.path("spoke1-vm", "10.2.0.4").forward().stream()
                        .map(trace -> names(trace.hops()))
                        .toList();

        assertThat(spread(scene, "10.2.0.4").ways())
                .allSatisfy(way -> assertThat(all).contains(names(way.forward())));
    }

    @Test
    void a_number_of_flows_that_cannot_be_told_apart_is_refused() {
        Ref vm = new Ref(Kind.VIRTUAL_MACHINE, "spoke1-vm");
        Ipv4Address to = Ipv4Address.parse("192.168.10.5");

        assertThatThrownBy(() -> Scene.article().fabric().spread(vm, null, to, 0))
                .hasMessage("0 flows cannot be told apart; between 1 and 16384 can");
    }

    private static int flows(Spread spread, Verdict verdict) {
        return spread.ways().stream()
                .filter(way -> way.verdict() == verdict)
                .mapToInt(Spread.Course::flows)
                .sum();
    }

    private static List<String> names(List<Hop> hops) {
        return hops.stream().map(hop -> hop.at().name()).toList();
    }
}
