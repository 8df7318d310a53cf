package studio.routeserver.fabric;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;

/// An entry of the table of an NVA's guest beside what the NIC that it leaves by makes of it: the
/// guest has its say on the NIC only, and the effective routes decide (azure rule R-NVA-09).
///
/// @param row the row of that NIC; null where no NIC is asked
public record GuestEntry(DeviceRoute route, @Nullable EffectiveRoute row, Fate fate) {

    /// What becomes of a packet that the guest sends so.
    public enum Fate {
        /// Into a tunnel, or to the guest itself: no row is asked.
        UNASKED,
        /// The row takes it on.
        ON,
        /// The row leads to the NVA itself, or to a load balancer before it (R-NVA-07, R-NVA-13).
        BACK,
        /// The row drops it.
        DROPPED
    }

    /// The ways out that the guest has in mind, such as `hq-nva1`.
    public String ways() {
        return route.exits().stream().map(DeviceRoute.Exit::text).collect(Collectors.joining(", "));
    }

    /// The row that decides, and what it does, in words.
    public String answer() {
        if (row == null) {
            return fate == Fate.UNASKED ? "not asked" : "none: it is dropped";
        }
        String hops =
                row.nextHops().stream().map(hop -> " " + hop).collect(Collectors.joining(","));
        String shown = row.addressPrefix() + " " + row.type().text() + hops;
        return switch (fate) {
            case UNASKED, ON -> shown;
            case BACK -> shown + ": it comes back";
            case DROPPED -> shown + ": it is dropped";
        };
    }

    /// Whether the NIC thwarts what the guest has in mind.
    public boolean thwarted() {
        return fate == Fate.BACK || fate == Fate.DROPPED;
    }

    /// The guest's table, prefix by prefix.
    static List<GuestEntry> of(Fabric fabric, Nva nva) {
        return fabric.controlPlane()
                .device(nva.ref())
                .entries()
                .map(entry -> of(fabric, nva, entry.value()))
                .toList();
    }

    private static GuestEntry of(Fabric fabric, Nva nva, DeviceRoute route) {
        for (DeviceRoute.Exit exit : route.exits()) {
            if (exit instanceof DeviceRoute.Exit.OutOf(var name)) {
                Nic nic =
                        nva.nics().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElse(nva.nics().getFirst());
                return fabric.routes(nic)
                        .match(Branch.host(route.prefix()))
                        .map(row -> new GuestEntry(route, row, fate(fabric.topology(), nva, row)))
                        .orElse(new GuestEntry(route, null, Fate.DROPPED));
            }
        }
        return new GuestEntry(route, null, Fate.UNASKED);
    }

    private static Fate fate(Topology topology, Nva nva, EffectiveRoute row) {
        if (row.type() == EffectiveRoute.Type.NONE) {
            return Fate.DROPPED;
        }
        return row.nextHops().stream().anyMatch(hop -> isItself(topology, nva, hop))
                ? Fate.BACK
                : Fate.ON;
    }

    private static boolean isItself(Topology topology, Nva nva, Ipv4Address hop) {
        return nva.owns(hop)
                || topology.loadBalancers().stream()
                        .filter(balancer -> balancer.ip().equals(hop))
                        .map(LoadBalancer::backends)
                        .anyMatch(backends -> backends.contains(nva.name()));
    }
}
