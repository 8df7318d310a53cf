package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.FlowLoss;

/// A large network answers in stages: what a person asked for comes first.
class StagesTest {

    private static final Topology LARGE = LargeNetwork.of(160, 5);
    private static final Fault FAIL = new Fault.Fail(new Ref(Kind.NVA, "nva1"), null);

    /// What waits for the engine's thread.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final Workbench workbench = new Workbench(RunningLab::of, waiting::add, Runnable::run);

    private Frame frame() {
        return workbench.frameProperty().get();
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void the_routes_of_a_large_network_are_there_before_the_rules_have_been_asked() {
        workbench.open(LARGE, null);
        waiting.remove().run();

        assertThat(workbench.momentProperty().get()).isNotNull();
        assertThat(workbench.updatingProperty().get()).isFalse();
        assertThat(frame().advised()).isFalse();

        runAll();

        assertThat(frame().advised()).isTrue();
        assertThat(frame().advice().findings()).isNotEmpty();
    }

    @Test
    void a_small_network_answers_at_once() {
        workbench.open(Founding.topology(), null);
        waiting.remove().run();

        assertThat(frame().advised()).isTrue();
        assertThat(frame().run().losses()).isNotEmpty();
    }

    @Test
    void of_two_edits_only_the_later_is_advised_on() {
        workbench.open(LARGE, null);
        runAll();
        Ref first = new Ref(Kind.VIRTUAL_NETWORK, "many7");
        workbench.apply(new Edit.Rename(first, "one"));
        workbench.apply(new Edit.Rename(new Ref(Kind.VIRTUAL_NETWORK, "one"), "two"));
        waiting.remove().run();
        waiting.remove().run();
        assertThat(frame().advised()).isFalse();

        waiting.remove().run();

        assertThat(frame().advised()).as("the first edit's turn").isFalse();
        runAll();
        assertThat(frame().advised()).isTrue();
    }

    @Test
    void a_failure_before_the_flows_have_been_walked_loses_what_one_after_it_loses() {
        workbench.open(LARGE, null);
        workbench.apply(FAIL);
        waiting.remove().run();
        waiting.remove().run();
        List<FlowLoss> early = frame().run().losses();

        waiting.clear();
        workbench.open(LARGE, null);
        runAll();
        workbench.apply(FAIL);
        runAll();

        assertThat(early).anyMatch(FlowLoss::lost).isEqualTo(frame().run().losses());
    }
}
