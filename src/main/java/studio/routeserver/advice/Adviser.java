package studio.routeserver.advice;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Topology;

/// Gives advice on one drawing after the other, and asks the rules again only where something has
/// changed that a rule looks at: to move an object on the canvas asks none. Not thread-safe.
public final class Adviser {

    private record Asked(Topology topology, Optional<LabSnapshot> snapshot, Advice advice) {}

    private final Memory memory = new Memory();
    private @Nullable Asked last;

    /// The advice on a drawing: what [Advice#of] says, the same object as the last time where it is
    /// the same.
    ///
    /// @param snapshot the network converged and without faults; null where only the drawing is to
    ///   be judged
    public Advice advise(Topology topology, @Nullable LabSnapshot snapshot) {
        Optional<LabSnapshot> running = Optional.ofNullable(snapshot);
        @Nullable Asked before = last;
        Advice advice =
                before != null
                                && looksTheSame(before.topology, topology)
                                && saysTheSame(before.snapshot, running)
                        ? before.advice
                        : Advice.of(topology, snapshot, memory);
        last = new Asked(topology, running, advice);
        return advice;
    }

    /// Whether the drawings differ in nothing that a rule looks at, such as where things stand. A
    /// run may speak of what is not there (V-103), whatever kind it would be.
    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    private static boolean looksTheSame(Topology one, Topology other) {
        return one.virtualNetworks() == other.virtualNetworks()
                && one.peerings() == other.peerings()
                && one.routeServers() == other.routeServers()
                && one.nvas() == other.nvas()
                && one.gateways() == other.gateways()
                && one.loadBalancers() == other.loadBalancers()
                && one.branches() == other.branches()
                && one.connections() == other.connections()
                && one.routeTables() == other.routeTables()
                && one.virtualMachines() == other.virtualMachines()
                && one.expectations() == other.expectations()
                && one.runs() == other.runs()
                && one.notes() == other.notes()
                && one.suppressions().equals(other.suppressions())
                && one.profile() == other.profile()
                && Objects.equals(one.region(), other.region());
    }

    private static boolean saysTheSame(Optional<LabSnapshot> one, Optional<LabSnapshot> other) {
        return one.isPresent() && other.isPresent()
                ? one.get().runsTheSame(other.get())
                : one.isEmpty() && other.isEmpty();
    }
}
