package studio.routeserver.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// What flows of the founding sample lose when something fails.
class FlowTrackerTest {

    private static final Topology FOUNDING = Watched.founding();
    private static final String OUT = "spoke1-vm>branch-b";
    private static final String IN = "branch-b>spoke1-vm";

    @Test
    void at_the_start_the_members_of_each_flow_share_it_whole_and_lose_nothing() {
        Watched watched =
                new Watched(
                        FOUNDING,
                        Flow.of(FOUNDING).stream().map(Flow::toString).toArray(String[]::new));

        Map<Flow, Double> shares =
                watched.losses().stream()
                        .collect(
                                Collectors.groupingBy(
                                        FlowLoss::flow, Collectors.summingDouble(FlowLoss::share)));
        assertThat(shares).hasSize(24);
        assertThat(shares.values()).allSatisfy(sum -> assertThat(sum).isEqualTo(1, within(1e-9)));
        assertThat(watched.lost()).isEmpty();
        assertThat(watched.rows()).isEmpty();
        assertThat(watched.losses())
                .allSatisfy(member -> {
                    assertThat(member.why()).isEmpty();
                    assertThat(member.outage()).isEmpty();
                });
    }

    @Test
    void flows_that_are_walked_later_lose_the_same() {
        Lab lab = RunningLab.of(FOUNDING, 1);
        FlowTracker eager = new FlowTracker(Flow.of(FOUNDING), lab.snapshot());
        FlowTracker lazy = FlowTracker.lazy(Flow.of(FOUNDING), lab.snapshot());
        assertThat(lazy.begin(5)).as("all walked").isFalse();

        LabSnapshot failed = lab.apply(new Fault.Fail(new Ref(Kind.NVA, "nva1"), null));

        assertThat(lazy.observe(failed)).isNotEmpty().isEqualTo(eager.observe(failed));
        assertThat(lazy.losses()).isEqualTo(eager.losses());
        for (LabSnapshot later : lab.settle()) {
            assertThat(lazy.observe(later)).isEqualTo(eager.observe(later));
        }
        assertThat(lazy.losses()).isEqualTo(eager.losses());
    }

    @Test
    void a_flow_has_a_member_for_each_way_there_and_each_way_back() {
        assertThat(vias(new Watched(FOUNDING, OUT))).containsExactly("nva1", "nva2");
        assertThat(vias(new Watched(FOUNDING, IN)))
                .containsExactlyInAnyOrder(
                        "nva1", "nva2", "nva1, back by nva2", "nva2, back by nva1");
        assertThat(vias(new Watched(FOUNDING, "spoke1-vm>branch-a"))).containsExactly("vpn-gw");
        assertThat(vias(new Watched(FOUNDING, "spoke1-vm>8.8.8.8"))).containsExactly("");
    }

    @Test
    void r_gw_39_what_is_pinned_to_a_lost_instance_of_a_gateway_is_lost_and_the_rest_is_not() {
        Watched watched =
                new Watched(FOUNDING, "spoke1-vm>branch-a", "branch-a>spoke1-vm")
                        .with("10s:fail:vpn-gw/0")
                        .to(100);

        List<FlowLoss> there =
                watched.losses().stream()
                        .filter(loss -> loss.flow().toString().startsWith("spoke1-vm"))
                        .toList();
        // By Azure's choice there until 20 s, and by the branch's there or back until 55 s.
        assertThat(lost(there, Duration.ofSeconds(10))).isEqualTo(0.5, within(1e-9));
        List<FlowLoss> back =
                watched.losses().stream().filter(loss -> !there.contains(loss)).toList();
        assertThat(lost(back, Duration.ofSeconds(45))).isEqualTo(0.5, within(1e-9));
        assertThat(watched.losses().stream().mapToDouble(FlowLoss::share).sum())
                .isEqualTo(2, within(1e-9));
    }

    private static double lost(List<FlowLoss> losses, Duration outage) {
        return losses.stream()
                .filter(loss -> loss.outage().filter(outage::equals).isPresent())
                .mapToDouble(FlowLoss::share)
                .sum();
    }

    private static List<String> vias(Watched watched) {
        return watched.losses().stream().map(FlowLoss::via).toList();
    }

    @Test
    void r_nva_24_what_hashes_to_an_NVA_that_fails_is_lost_until_the_VM_is_programmed() {
        Watched watched = new Watched(FOUNDING, OUT).with("10s:fail:nva1").to(400);

        FlowLoss loss = watched.loss();
        assertThat(loss.via()).isEqualTo("nva1");
        assertThat(loss.share()).isEqualTo(0.5);
        assertThat(Watched.seconds(loss.lostFrom())).isEqualTo(10);
        assertThat(Watched.seconds(loss.lostUntil())).isBetween(150.0, 221.0);
        assertThat(loss.outage().orElseThrow().toMillis() / 1e3)
                .isCloseTo(
                        Watched.seconds(loss.lostUntil()) - Watched.seconds(loss.lostFrom()),
                        within(0.002));
        assertThat(loss.why()).isEqualTo("black hole at nva1 because it is down");
        assertThat(watched.losses())
                .filteredOn(member -> !member.lost())
                .extracting(FlowLoss::via)
                .containsExactly("nva2");
    }

    @Test
    void each_loss_begins_and_ends_with_a_row_of_the_timeline() {
        Watched watched = new Watched(FOUNDING, OUT).with("10s:fail:nva1").to(400);

        assertThat(watched.rows())
                .extracting(TimelineEvent::text)
                .containsExactly(
                        OUT + " by nva1 is lost: black hole at nva1 because it is down",
                        OUT + " by nva1 works again, by nva2");
        assertThat(watched.rows())
                .allSatisfy(row -> {
                    assertThat(row.kind()).isEqualTo(TimelineEvent.Kind.FLOW);
                    assertThat(row.object()).isEqualTo(OUT);
                    assertThat(row.rule()).isNotEmpty();
                });
    }

    @Test
    void an_answer_that_dies_before_it_meets_an_appliance_says_so() {
        Topology forgotten =
                Opened.topology(ProjectReader.read(Path.of("samples/scenarios/S-06.json")));

        assertThat(vias(new Watched(forgotten, "hq>spoke1-vm")))
                .containsExactly("nva1, back by no appliance");
    }

    @Test
    void answers_are_hashed_anew_so_they_die_apart() {
        Watched watched = new Watched(FOUNDING, IN).with("10s:fail:nva1").to(20);

        assertThat(watched.lost())
                .extracting(loss -> loss.via() + ": " + loss.share())
                .containsExactlyInAnyOrder(
                        "nva1: 0.25", "nva1, back by nva2: 0.25", "nva2, back by nva1: 0.25");
        assertThat(watched.lost())
                .filteredOn(loss -> loss.via().equals("nva2, back by nva1"))
                .singleElement()
                .satisfies(loss -> assertThat(loss.why()).startsWith("the answer: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut:nva1/0", "cut:nva1/1", "cut:nva1", "shut:nva1", "reset:nva1"})
    void an_NVA_that_only_loses_its_sessions_forwards_until_nobody_sends_to_it(String fault) {
        Watched watched = new Watched(FOUNDING, OUT, IN).with("10s:" + fault).to(600);

        assertThat(watched.lost()).isEmpty();
    }

    @Test
    void a_repair_ends_the_loss_before_any_timer_does() {
        Watched watched =
                new Watched(FOUNDING, OUT).with("10s:fail:nva1", "40s:restore:nva1").to(60);

        FlowLoss loss = watched.loss();
        assertThat(Watched.seconds(loss.lostUntil())).isEqualTo(40);
        assertThat(loss.outage()).contains(Duration.ofSeconds(30));
    }

    @Test
    void a_second_failure_is_a_second_loss_of_the_same_member() {
        Watched watched =
                new Watched(FOUNDING, OUT)
                        .with(
                                "10s:fail:nva1",
                                "40s:restore:nva1",
                                "60s:fail:nva1",
                                "90s:restore:nva1")
                        .to(100);

        assertThat(watched.lost())
                .extracting(loss -> Watched.seconds(loss.lostFrom()))
                .containsExactly(10.0, 60.0);
        assertThat(watched.lost())
                .extracting(loss -> Watched.seconds(loss.lostUntil()))
                .containsExactly(40.0, 90.0);
    }

    @Test
    void with_both_NVAs_gone_nothing_is_left_and_the_loss_has_no_end() {
        Watched watched = new Watched(FOUNDING, OUT).with("10s:fail:nva1", "10s:fail:nva2").to(900);

        assertThat(watched.lost()).hasSize(2);
        assertThat(watched.lost())
                .allSatisfy(loss -> {
                    assertThat(loss.lostUntil()).isNull();
                    assertThat(loss.outage()).isEmpty();
                });
    }

    @Test
    void a_flow_that_never_worked_is_lost_from_the_start() {
        Watched watched = new Watched(FOUNDING, "spoke1-vm>spoke2-vm").to(60);

        FlowLoss loss = watched.loss();
        assertThat(Watched.seconds(loss.lostFrom())).isZero();
        assertThat(loss.lostUntil()).isNull();
        assertThat(loss.share()).isEqualTo(1);
    }

    @Test
    void flows_by_the_gateway_do_not_care_about_NVAs() {
        Watched watched =
                new Watched(FOUNDING, "spoke1-vm>branch-a", "branch-a>spoke1-vm")
                        .with("10s:fail:nva1", "10s:fail:nva2")
                        .to(400);

        assertThat(watched.lost()).isEmpty();
    }

    @Test
    void an_edit_that_parts_the_networks_is_a_loss_too() {
        Watched watched = new Watched(FOUNDING, OUT).to(10);

        watched.edit(Drawing.on(FOUNDING).remove(Kind.PEERING, "spoke1>hub").done());

        assertThat(watched.lost()).hasSize(2);
    }

    @Test
    void the_flows_of_a_VM_that_is_deleted_are_no_longer_looked_at() {
        Watched watched = new Watched(FOUNDING, OUT).with("10s:fail:nva1");

        watched.edit(Drawing.on(FOUNDING).remove(Kind.VIRTUAL_MACHINE, "spoke1-vm").done()).to(400);

        assertThat(watched.losses()).hasSize(2);
    }
}
