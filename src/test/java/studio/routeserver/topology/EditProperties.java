package studio.routeserver.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Seeds;

class EditProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void undoing_every_edit_leads_back_through_every_state(Seed seed) {
        Deque<Topology> undo = new ArrayDeque<>();
        Deque<String> pictures = new ArrayDeque<>();
        Topology topology = Topology.empty("start");

        for (int i = 0; i < 5 + seed.size() / 2; i++) {
            undo.push(topology);
            pictures.push(topology.toString());
            if (topology.attempt(SomeEdits.edit(seed, topology))
                    instanceof Edited.Applied(var changed)) {
                topology = changed;
            }
        }

        while (!undo.isEmpty()) {
            // The earlier value is the undo: nothing may have changed it since.
            assertThat(undo.pop().toString()).isEqualTo(pictures.pop());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void the_same_edit_on_an_equal_topology_gives_an_equal_topology(Seed seed) {
        Topology topology = SomeEdits.topology(seed);
        Edit edit = SomeEdits.edit(seed, topology);

        assertThat(topology.edit().build().attempt(edit)).isEqualTo(topology.attempt(edit));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void every_topology_that_exists_keeps_its_references(Seed seed) {
        Topology topology = SomeEdits.topology(seed);

        assertThat(topology.edit().faults()).isEmpty();
    }

    @Test
    void random_topologies_hold_every_kind_of_resource() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);

        Seeds.two_hundred()
                .map(SomeEdits::topology)
                .forEach(topology ->
                        Stream.of(Kind.values())
                                .filter(kind -> !topology.all(kind).isEmpty())
                                .forEach(kinds::add));

        assertThat(kinds).containsExactly(Kind.values());
    }
}
