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
}
