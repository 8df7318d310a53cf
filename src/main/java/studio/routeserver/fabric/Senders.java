package studio.routeserver.fabric;

import java.util.function.Supplier;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.VirtualMachine;

/// Who sends a packet, and who answers it.
final class Senders {

    private final Walk walk;

    Senders(Walk walk) {
        this.walk = walk;
    }

    private Sight sight() {
        return walk.sight();
    }

    /// @param from a VM, NVA or branch
    void send(Ref from, Way way) {
        switch (from.kind()) {
            case VIRTUAL_MACHINE ->
                    send(way, sight().machine(from.name()).orElseThrow(missing(from)));
            case NVA -> walk.nvas().send(way, sight().nva(from.name()).orElseThrow(missing(from)));
            case BRANCH ->
                    walk.branches()
                            .send(way, sight().branch(from.name()).orElseThrow(missing(from)));
            default -> throw Fabric.notASender(from);
        }
    }

    private static Supplier<IllegalArgumentException> missing(Ref from) {
        return () -> Fabric.missing(from);
    }

    /// Whether an address is a sender's own.
    boolean owns(Ref from, Ipv4Address address) {
        return switch (from.kind()) {
            case VIRTUAL_MACHINE ->
                    sight().machine(from.name())
                            .filter(one -> one.ip().equals(address))
                            .isPresent();
            case NVA -> sight().nva(from.name()).filter(one -> one.owns(address)).isPresent();
            case BRANCH ->
                    sight().branch(from.name()).filter(one -> one.contains(address)).isPresent();
            default -> throw Fabric.notASender(from);
        };
    }

    private void send(Way way, VirtualMachine machine) {
        Nic nic = machine.nic();
        if (!walk.wire().running(machine)) {
            String reason = machine.name() + " is not running";
            way.hop(machine.ref(), nic.ip(), "", "R-NVA-03", reason);
            walk.drop(way, Drop.blackHole("R-NVA-03", reason, "VM not running"));
        } else if (way.destination.equals(nic.ip())) {
            way.hop(machine.ref(), nic.ip(), "", "R-NVA-03", "its own address");
            walk.arrive(way, new Arrival.AtNic(nic, false), "R-NVA-03", "its own address");
        } else {
            way.forwardedBy(machine.ref());
            walk.wire().leave(way, sight().placeOf(nic), "");
        }
    }

    /// Sends the answer from where the request arrived.
    void answer(Way way, Arrival arrival) {
        switch (arrival) {
            case Arrival.AtNic(var nic, var balanced) -> {
                way.asFrontend = balanced;
                answer(way, nic);
            }
            case Arrival.AtBranch(var branch) -> walk.branches().send(way, branch);
            case Arrival.AtInstance(var place) -> walk.wire().leave(way, place, "");
            case Arrival.AtPlatform(var ref) -> {
                String why = "Azure itself brings the answer back";
                way.hop(ref, way.source, "", "R-EFF-10", why);
                walk.arriveUnasked(way, "R-EFF-10", why);
            }
        }
    }

    private void answer(Way way, Nic nic) {
        if (nic.owner().kind() == Kind.NVA) {
            walk.nvas().send(way, sight().nva(nic.owner().name()).orElseThrow());
        } else {
            send(way, sight().machine(nic.owner().name()).orElseThrow());
        }
    }
}
