package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Topology;

/// Whatever is drawn and whatever breaks, the lab runs; and how a network came to be drawn leaves
/// no trace in it.
class LabProperties {

    private static List<Fault> faults(Topology topology) {
        List<Fault> faults = new ArrayList<>();
        for (Nva nva : topology.nvas()) {
            faults.add(new Fault.Fail(nva.ref(), null));
            faults.add(new Fault.Cut(nva.name(), 0));
            faults.add(new Fault.Shut(nva.name(), null));
            faults.add(new Fault.Reset(nva.name(), 1));
        }
        for (RouteServer server : topology.routeServers()) {
            faults.add(new Fault.Fail(server.ref(), 0));
            faults.add(new Fault.Fail(server.ref(), null));
        }
        for (Gateway gateway : topology.gateways()) {
            faults.add(new Fault.Fail(gateway.ref(), 0));
            faults.add(new Fault.Fail(gateway.ref(), null));
        }
        for (Branch branch : topology.branches()) {
            faults.add(new Fault.Fail(branch.ref(), null));
        }
        for (Connection connection : topology.connections()) {
            faults.add(new Fault.Down(connection.name()));
        }
        return faults;
    }

    private static List<Ref> objects(Topology topology) {
        List<Ref> refs = new ArrayList<>();
        topology.nvas().forEach(one -> refs.add(one.ref()));
        topology.routeServers().forEach(one -> refs.add(one.ref()));
        topology.gateways().forEach(one -> refs.add(one.ref()));
        topology.branches().forEach(one -> refs.add(one.ref()));
        topology.connections().forEach(one -> refs.add(one.ref()));
        return refs;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void whatever_is_drawn_runs_and_breaks_without_an_exception(Seed seed) {
        Topology topology = SomeEdits.topology(seed);
        Lab lab = RunningLab.boot(topology, 1);
        lab.advanceTo(lab.now().plusSeconds(120));
        List<Fault> faults = faults(topology);
        for (int i = 0; i < 4 && !faults.isEmpty(); i++) {
            lab.apply(Some.oneOf(seed, faults));
            lab.advanceTo(lab.now().plusSeconds(70));
            Topology drawn = lab.snapshot().topology();
            if (drawn.attempt(SomeEdits.edit(seed, drawn)) instanceof Edited.Applied(var edited)) {
                lab.reconcile(edited);
                faults = faults(edited);
            }
        }
        for (Ref object : objects(lab.snapshot().topology())) {
            lab.apply(new Fault.Restore(object, null));
        }
        lab.advanceTo(lab.now().plusSeconds(200));
        for (Nic nic : lab.snapshot().topology().nics()) {
            assertThat(lab.snapshot().fabric().routes(nic).rows()).isNotEmpty();
        }
        assertThat(lab.snapshot().faults()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void after_edits_and_repaired_faults_the_network_is_as_if_drawn_so_from_the_start(Seed seed) {
        Topology topology = Drive.founding();
        Lab lab = RunningLab.of(topology, 1);
        for (int i = 0; i < 6; i++) {
            if (topology.attempt(SomeEdits.edit(seed, topology))
                    instanceof Edited.Applied(var edited)) {
                topology = edited;
                lab.reconcile(topology);
            }
            List<Fault> faults = faults(topology);
            if (!faults.isEmpty()) {
                Fault fault = Some.oneOf(seed, faults);
                lab.apply(fault);
            }
            lab.advanceTo(lab.now().plusSeconds(seed.nextInt(200)));
        }
        for (Ref object : objects(topology)) {
            lab.apply(new Fault.Restore(object, null));
        }
        lab.advanceTo(lab.now().plusSeconds(900));

        assertThat(state(lab.snapshot())).isEqualTo(state(RunningLab.of(topology, 1).snapshot()));
    }

    static Map<String, List<String>> state(LabSnapshot snapshot) {
        Map<String, List<String>> state = new TreeMap<>();
        for (Nic nic : snapshot.topology().nics()) {
            state.put("NIC " + nic.name(), Drive.bgpRows(snapshot, nic));
        }
        snapshot.sessions()
                .forEach((id, view) -> {
                    state.put(id + " is", List.of(view.state() + " " + view.remoteState()));
                    state.put(id + " local", rows(snapshot.learned(id, false)));
                    state.put(id + " remote", rows(snapshot.learned(id, true)));
                });
        objects(snapshot.topology())
                .forEach(ref ->
                        state.put(
                                "table of " + ref,
                                snapshot.controlPlane()
                                        .device(ref)
                                        .entries()
                                        .map(entry -> entry.value().toString())
                                        .toList()));
        return state;
    }

    private static List<String> rows(List<PeerRoute> routes) {
        return routes.stream().map(PeerRoute::toString).toList();
    }
}
