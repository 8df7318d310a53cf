package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Topology;

/// Advice that goes on from the last one is the advice from scratch.
class AdviserProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void after_any_edits_the_advice_is_that_from_scratch(Seed seed) {
        assertThatEachAdviceIsAsFromScratch(seed, Checked.founding().topology());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void after_any_edits_of_whatever_is_drawn_the_advice_is_that_from_scratch(Seed seed) {
        assertThatEachAdviceIsAsFromScratch(seed, SomeEdits.topology(seed));
    }

    private static void assertThatEachAdviceIsAsFromScratch(Seed seed, Topology drawn) {
        Topology topology = drawn;
        Lab lab = RunningLab.of(topology, 1);
        Adviser adviser = new Adviser();
        adviser.advise(topology, lab.snapshot());
        for (int i = 0; i < 8; i++) {
            Edit edit = SomeEdits.edit(seed, topology);
            if (topology.attempt(edit) instanceof Edited.Applied(var edited)) {
                topology = edited;
                lab.reconcile(topology);
                lab.settle();
            }
            LabSnapshot running = seed.nextInt(4) == 0 ? null : lab.snapshot();

            assertThat(adviser.advise(topology, running))
                    .as(edit.toString())
                    .isEqualTo(Advice.of(topology, anew(running)));
        }
    }

    @Test
    void what_only_moves_on_the_canvas_asks_no_rule_again() {
        Topology topology = Checked.founding().topology();
        Lab lab = RunningLab.of(topology, 1);
        Adviser adviser = new Adviser();
        Advice before = adviser.advise(topology, lab.snapshot());
        Topology moved = topology.apply(new Edit.Place(Map.of("nva1", new Box(1, 2, null, null))));
        lab.reconcile(moved);
        lab.settle();

        assertThat(adviser.advise(moved, lab.snapshot())).isSameAs(before);
    }

    /// The same network, of which no flow has been walked yet.
    private static @Nullable LabSnapshot anew(@Nullable LabSnapshot running) {
        if (running == null) {
            return null;
        }
        Fabric fabric = Fabric.of(running.topology(), running.controlPlane(), running.seed());
        return (LabSnapshot)
                Proxy.newProxyInstance(
                        LabSnapshot.class.getClassLoader(),
                        new Class<?>[] {LabSnapshot.class},
                        (_, method, arguments) ->
                                method.getName().equals("fabric")
                                        ? fabric
                                        : method.invoke(running, arguments));
    }
}
