package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// What is carried on from one snapshot to the next is what a computation from scratch would give,
/// row for row, whatever is edited, breaks and is repaired.
class IncrementalProperties {

    private static final int STEPS = 8;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void effective_routes_of_the_founding_sample_are_those_from_scratch_at_every_step(Seed seed) {
        assertThatEachStepIsAsFromScratch(seed, Drive.founding());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void effective_routes_of_a_hub_of_many_spokes_are_those_from_scratch_at_every_step(Seed seed) {
        assertThatEachStepIsAsFromScratch(seed, HubAndSpokes.topology());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void effective_routes_of_whatever_is_drawn_are_those_from_scratch_at_every_step(Seed seed) {
        assertThatEachStepIsAsFromScratch(seed, SomeEdits.topology(seed));
    }

    /// What is broken at the end breaks in a network that was drawn so from the start, too. Where a
    /// whole Route Server is dead the NICs keep what they had (R-RS-36), so those are repaired
    /// first; and in which state a session that is down tries to come up is its history.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void at_rest_a_network_that_was_edited_and_broke_is_as_if_drawn_and_broken_so_from_the_start(
            Seed seed) {
        Lab lab = RunningLab.of(seed.nextBoolean() ? Drive.founding() : HubAndSpokes.topology(), 1);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            history.add(step(seed, lab));
        }
        assertThatAtRestItIsAsFromScratch(lab, history);
    }

    /// The edits that what is judged, told and wished again depends on.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    void at_rest_a_hub_whose_spaces_statements_and_policies_were_edited_is_as_if_drawn_so(
            Seed seed) {
        Lab lab = RunningLab.of(HubAndSpokes.topology(), 1);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            Topology topology = lab.snapshot().topology();
            Edit edit = HubEdits.edit(seed, topology);
            if (seed.nextInt(4) == 0) {
                history.add(step(seed, lab));
            } else if (topology.attempt(edit) instanceof Edited.Applied(var edited)) {
                lab.reconcile(edited);
                history.add(edit.toString());
            }
        }
        assertThatAtRestItIsAsFromScratch(lab, history);
    }

    private static void assertThatAtRestItIsAsFromScratch(Lab lab, List<String> history) {
        lab.snapshot()
                .topology()
                .routeServers()
                .forEach(server -> lab.apply(new Fault.Restore(server.ref(), null)));
        lab.advanceTo(lab.now().plusSeconds(900));

        Lab scratch = RunningLab.of(lab.snapshot().topology(), 1);
        lab.snapshot().faults().forEach(active -> scratch.apply(active.fault()));
        scratch.advanceTo(scratch.now().plusSeconds(900));

        Map<String, List<String>> carried = tries(LabProperties.state(lab.snapshot()));
        Map<String, List<String>> fresh = tries(LabProperties.state(scratch.snapshot()));
        assertThat(carried.keySet()).as(history.toString()).isEqualTo(fresh.keySet());
        carried.entrySet().removeIf(entry -> entry.getValue().equals(fresh.get(entry.getKey())));
        assertThat(carried).as(history.toString()).isEmpty();
    }

    /// A state with every session that is not established as one that tries.
    private static Map<String, List<String>> tries(Map<String, List<String>> state) {
        Map<String, List<String>> tries = new TreeMap<>(state);
        tries.replaceAll((key, lines) ->
                key.endsWith(" is")
                        ? lines.stream()
                                .map(line ->
                                        line.replaceAll("IDLE|CONNECT|ACTIVE|OPEN_\\w+", "tries"))
                                .toList()
                        : lines);
        return tries;
    }

    private static void assertThatEachStepIsAsFromScratch(Seed seed, Topology drawn) {
        Lab lab = RunningLab.boot(drawn, 1);
        lab.advanceTo(lab.now().plusSeconds(90));
        List<String> history = new ArrayList<>();
        assertAsFromScratch(lab.snapshot(), history);
        for (int i = 0; i < STEPS; i++) {
            history.add(step(seed, lab));
            assertAsFromScratch(lab.snapshot(), history);
        }
    }

    /// Edits, breaks, repairs or waits; answers which.
    private static String step(Seed seed, Lab lab) {
        Topology topology = lab.snapshot().topology();
        switch (seed.nextInt(5)) {
            case 0, 1 -> {
                var edit = SomeEdits.edit(seed, topology);
                if (topology.attempt(edit) instanceof Edited.Applied(var edited)) {
                    lab.reconcile(edited);
                }
                return edit.toString();
            }
            case 2 -> {
                return applied(lab, seed, faults(seed, topology));
            }
            case 3 -> {
                return applied(lab, seed, repairs(lab.snapshot()));
            }
            default -> {
                int seconds = seed.nextInt(200);
                lab.advanceTo(lab.now().plusSeconds(seconds));
                return seconds + " s";
            }
        }
    }

    private static String applied(Lab lab, Seed seed, List<Fault> faults) {
        if (faults.isEmpty()) {
            return "nothing";
        }
        Fault fault = Some.oneOf(seed, faults);
        lab.apply(fault);
        return fault.toString();
    }

    static List<Fault> faults(Seed seed, Topology topology) {
        List<Fault> faults = new ArrayList<>();
        for (Nva nva : topology.nvas()) {
            faults.add(new Fault.Fail(nva.ref(), null));
            faults.add(new Fault.Cut(nva.name(), null));
            faults.add(new Fault.Cut(nva.name(), 0));
            faults.add(new Fault.Shut(nva.name(), 1));
            faults.add(new Fault.Reset(nva.name(), null));
            faults.add(new Fault.Advertise(nva.name(), Some.prefix(seed, 8, 24)));
            nva.speaks().stream()
                    .flatMap(bgp -> bgp.advertise().stream())
                    .map(NvaBgp.Advertisement::prefix)
                    .limit(3)
                    .forEach(prefix -> faults.add(new Fault.Withdraw(nva.name(), prefix)));
        }
        for (RouteServer server : topology.routeServers()) {
            faults.add(new Fault.Fail(server.ref(), 0));
            faults.add(new Fault.Fail(server.ref(), null));
        }
        for (Gateway gateway : topology.gateways()) {
            faults.add(new Fault.Fail(gateway.ref(), 1));
            faults.add(new Fault.Fail(gateway.ref(), null));
        }
        for (Connection connection : topology.connections()) {
            faults.add(new Fault.Down(connection.name()));
        }
        topology.branches().forEach(one -> faults.add(new Fault.Fail(one.ref(), null)));
        topology.virtualMachines().stream()
                .limit(2)
                .forEach(one -> faults.add(new Fault.Fail(one.ref(), null)));
        return faults;
    }

    private static List<Fault> repairs(LabSnapshot snapshot) {
        Topology topology = snapshot.topology();
        return Stream.of(
                        topology.nvas().stream().map(Nva::ref),
                        topology.routeServers().stream().map(RouteServer::ref),
                        topology.gateways().stream().map(Gateway::ref),
                        topology.branches().stream().map(branch -> branch.ref()),
                        topology.connections().stream().map(Connection::ref),
                        topology.virtualMachines().stream().limit(2).map(VirtualMachine::ref))
                .flatMap(refs -> refs)
                .map(ref -> (Fault) new Fault.Restore(ref, null))
                .toList();
    }

    private static void assertAsFromScratch(LabSnapshot snapshot, List<String> history) {
        Fabric scratch = Fabric.of(snapshot.topology(), snapshot.controlPlane(), snapshot.seed());
        assertThat(rows(snapshot.fabric(), snapshot.topology()))
                .as(history.toString())
                .isEqualTo(rows(scratch, snapshot.topology()));
        assertThat(ways(snapshot.fabric(), snapshot.topology()))
                .as(history.toString())
                .isEqualTo(ways(scratch, snapshot.topology()));
    }

    /// Every row of every NIC and subnet, in its order.
    private static Map<String, Object> rows(Fabric fabric, Topology topology) {
        Map<String, Object> rows = new TreeMap<>();
        for (Nic nic : topology.nics()) {
            rows.put("NIC " + nic.name(), rows(fabric.routes(nic)));
        }
        topology.virtualNetworks()
                .forEach(network ->
                        network.subnets()
                                .forEach(subnet -> {
                                    SubnetRef ref = new SubnetRef(network.name(), subnet.name());
                                    rows.put("subnet " + ref, rows(fabric.routes(ref)));
                                }));
        return rows;
    }

    private static List<Object> rows(EffectiveRoutes routes) {
        return List.of(routes.rows(), routes.disableBgpRoutePropagation(), routes.takesBgp());
    }

    /// The ways of some flows: who has which address, and what lives.
    private static List<Object> ways(Fabric fabric, Topology topology) {
        List<Object> ways = new ArrayList<>();
        List<Ref> ends =
                Stream.of(
                                topology.virtualMachines().stream()
                                        .limit(3)
                                        .map(VirtualMachine::ref),
                                topology.branches().stream().map(branch -> branch.ref()))
                        .flatMap(refs -> refs)
                        .toList();
        List<Ipv4Address> addresses =
                Stream.of(
                                topology.nics().stream().limit(6).map(Nic::ip),
                                topology.branches().stream().map(branch -> branch.address()))
                        .flatMap(all -> all)
                        .toList();
        for (Ref end : ends) {
            addresses.forEach(address -> ways.add(fabric.path(end, null, address)));
        }
        return ways;
    }
}
