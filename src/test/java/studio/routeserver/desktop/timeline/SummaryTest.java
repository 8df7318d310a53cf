package studio.routeserver.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.Founding;
import studio.routeserver.desktop.engine.RunReport;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.Fault;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

class SummaryTest {

    private final Workbench workbench = Founding.workbench();

    private RunReport after(Fault fault) {
        workbench.apply(fault);
        workbench.transport().pause();
        while (!workbench.frameProperty().get().converged()) {
            workbench.transport().stepVisible();
        }
        return workbench.frameProperty().get().run();
    }

    @Test
    void a_quiet_run_has_none() {
        assertThat(Summary.of(workbench.frameProperty().get().run())).isEmpty();
    }

    @Test
    void a_silent_death_is_noticed_by_the_hold_timer() {
        RunReport run = after(new Fault.Fail(new Ref(Kind.NVA, "nva1"), null));

        Summary summary = Summary.of(run).orElseThrow();

        assertThat(summary.headline()).isEqualTo("nva1 fails silently at 0.0 s");
        assertThat(summary.sentences().getFirst()).contains("hold timer expired");
        assertThat(summary.sentences().getLast()).contains("reprogrammed");
        assertThat(summary.longest()).isBetween(Duration.ofSeconds(130), Duration.ofSeconds(230));
    }

    @Test
    void what_was_hashed_to_the_survivor_lost_nothing() {
        RunReport run = after(new Fault.Fail(new Ref(Kind.NVA, "nva1"), null));

        var lanes = Summary.of(run).orElseThrow().lanes();

        assertThat(lanes)
                .filteredOn(lane -> lane.name().equals("from VMs by nva1"))
                .singleElement()
                .satisfies(lane -> assertThat(lane.lost()).isEqualTo(9));
        assertThat(lanes)
                .filteredOn(lane -> lane.name().equals("from VMs by nva2"))
                .singleElement()
                .satisfies(lane -> assertThat(lane.lost()).isZero());
    }

    @Test
    void one_cut_session_loses_nothing() {
        RunReport run = after(new Fault.Cut("nva1", 0));

        assertThat(Summary.of(run).orElseThrow().longest()).isEqualTo(Duration.ZERO);
    }

    @Test
    void what_a_repair_programs_is_not_told_of_the_failure_before_it() {
        Ref nva1 = new Ref(Kind.NVA, "nva1");
        String alone =
                Summary.of(after(new Fault.Fail(nva1, null))).orElseThrow().sentences().getLast();

        Summary summary = Summary.of(after(new Fault.Restore(nva1, null))).orElseThrow();

        assertThat(summary.headline()).startsWith("nva1 fails silently at 0.0 s; then nva1 is");
        assertThat(summary.sentences()).hasSize(4);
        assertThat(summary.sentences().get(1)).isEqualTo(alone);
        assertThat(summary.sentences().get(2)).startsWith("nva1 is").contains("Established");
        assertThat(summary.sentences().getLast()).contains("reprogrammed");
    }

    @Test
    void the_second_of_two_cuts_is_told_with_what_came_of_it() {
        after(new Fault.Cut("nva1", 0));

        Summary summary = Summary.of(after(new Fault.Cut("nva1", 1))).orElseThrow();

        assertThat(summary.headline())
                .startsWith("The packets of nva1's session with instance 0 stop at 0.0 s; then")
                .contains("instance 1");
        assertThat(summary.sentences())
                .filteredOn(sentence -> sentence.contains("hold timer expired"))
                .hasSize(2);
        assertThat(summary.sentences().getLast())
                .matches("The last VM was reprogrammed \\d\\d?([.]\\d)? s later[.]");
    }
}
