package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Topology;

/// Whatever is drawn can be judged, and whatever is offered can be done.
class FixProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_fix_of_any_drawing_can_be_made(Seed seed) {
        Topology topology = SomeEdits.topology(seed);

        assertFixable(topology, Advice.of(topology, null));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void every_fix_of_a_spoiled_founding_sample_can_be_made(Seed seed) {
        Topology topology = Checked.founding().topology();
        for (int i = 0; i < 1 + seed.size(); i++) {
            if (topology.attempt(SomeEdits.edit(seed, topology))
                    instanceof Edited.Applied(var changed)) {
                topology = changed;
            }
        }

        Checked checked = Checked.of(topology);

        assertFixable(topology, checked.advice());
    }

    private static void assertFixable(Topology topology, Advice advice) {
        for (Finding finding : advice.findings()) {
            for (Fix fix : finding.fixes()) {
                Edited edited = topology.attempt(fix.edit());

                assertThat(edited).as(finding + " " + fix).isInstanceOf(Edited.Applied.class);
                assertThat(((Edited.Applied) edited).topology())
                        .as(finding + " changes something")
                        .isNotEqualTo(topology);
            }
        }
    }
}
