package studio.routeserver.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.lab.plan.Conditions;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Topology;

/// Who listens after an edit is who would if it had been drawn so from the start.
class ListenersProperties {

    private static final long SEED = 7;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_listeners_carried_on_through_edits_are_those_from_scratch(Seed seed) {
        Topology topology = SomeEdits.topology(seed);
        Site site = Site.of(topology, Conditions.NONE);
        Listeners carried = Listeners.none(topology, SEED).next(site);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var edit = SomeEdits.edit(seed, topology);
            history.add(edit.toString());
            if (!(topology.attempt(edit) instanceof Edited.Applied(var edited))) {
                continue;
            }
            topology = edited;
            site = site.next(topology);
            carried = carried.next(site);
            Listeners scratch =
                    Listeners.none(topology, SEED).next(Site.of(topology, Conditions.NONE));

            assertThat(carried.hubs()).as(history.toString()).isEqualTo(scratch.hubs());
            for (String hub : site.hubs()) {
                assertThat(carried.cohorts(hub))
                        .as(history.toString())
                        .isEqualTo(scratch.cohorts(hub));
                for (var cohort : scratch.cohorts(hub)) {
                    assertThat(carried.of(hub, cohort))
                            .as(history.toString())
                            .isEqualTo(scratch.of(hub, cohort))
                            .isNotEmpty();
                }
            }
        }
    }
}
