package studio.routeserver.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
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

    /// Lists remember what was found of them before an edit: what a topology says of itself must
    /// not depend on how it came to be.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void a_topology_that_edits_made_is_checked_and_looked_up_as_one_that_was_just_read(Seed seed) {
        Topology topology = SomeEdits.topology(seed);
        for (int i = 0; i < 15; i++) {
            Topology read = justRead(topology);
            Edit edit = SomeEdits.edit(seed, topology);
            Edited made = topology.attempt(edit);
            assertThat(made).isEqualTo(read.attempt(edit));
            for (Ref ref : refs(topology)) {
                assertThat(topology.find(ref)).isEqualTo(read.find(ref));
                assertThat(topology.edit().remove(ref).faults())
                        .isEqualTo(read.edit().remove(ref).faults());
            }
            if (seed.nextBoolean() && made instanceof Edited.Applied(Topology changed)) {
                refs(topology)
                        .forEach(ref ->
                                assertThat(changed.find(ref))
                                        .isEqualTo(justRead(changed).find(ref)));
                topology = changed;
            }
        }
    }

    private static List<Ref> refs(Topology topology) {
        return Stream.of(Kind.values())
                .flatMap(kind -> topology.all(kind).stream())
                .map(Resource::ref)
                .toList();
    }

    /// An equal topology whose lists know nothing yet.
    private static Topology justRead(Topology topology) {
        return topology.edit()
                .virtualNetworks(new ArrayList<>(topology.virtualNetworks()))
                .peerings(new ArrayList<>(topology.peerings()))
                .routeServers(new ArrayList<>(topology.routeServers()))
                .nvas(new ArrayList<>(topology.nvas()))
                .gateways(new ArrayList<>(topology.gateways()))
                .loadBalancers(new ArrayList<>(topology.loadBalancers()))
                .branches(new ArrayList<>(topology.branches()))
                .connections(new ArrayList<>(topology.connections()))
                .routeTables(new ArrayList<>(topology.routeTables()))
                .virtualMachines(new ArrayList<>(topology.virtualMachines()))
                .expectations(new ArrayList<>(topology.expectations()))
                .runs(new ArrayList<>(topology.runs()))
                .notes(new ArrayList<>(topology.notes()))
                .build();
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
