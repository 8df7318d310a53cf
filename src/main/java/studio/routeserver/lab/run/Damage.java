package studio.routeserver.lab.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot.ActiveFault;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.SpeakerPlan;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The faults that hold, and what they break.
final class Damage {

    private List<ActiveFault> faults = List.of();

    /// Active-standby gateways whose other instance has taken over, or is about to.
    private final Set<String> waiting = new HashSet<>();

    private final Map<String, Integer> active = new LinkedHashMap<>();

    List<ActiveFault> faults() {
        return faults;
    }

    /// Adds a fault; one that holds already stays as it is.
    void add(Fault fault, Instant since) {
        if (faults.stream().noneMatch(one -> one.fault().equals(fault))) {
            List<ActiveFault> more = new ArrayList<>(faults);
            more.add(new ActiveFault(fault, since));
            faults = List.copyOf(more);
        }
    }

    void remove(Fault fault) {
        faults = faults.stream().filter(one -> !one.fault().equals(fault)).toList();
    }

    /// Ends every fault of the object.
    void restore(Ref object, @Nullable Integer instance) {
        List<ActiveFault> left = new ArrayList<>();
        for (ActiveFault one : faults) {
            @Nullable Fault rest = rest(one.fault(), object, instance);
            if (rest != null) {
                left.add(rest.equals(one.fault()) ? one : new ActiveFault(rest, one.since()));
            }
        }
        faults = List.copyOf(left);
    }

    /// What stays of a fault: all of it, the other instance's half, or nothing.
    private static @Nullable Fault rest(Fault fault, Ref object, @Nullable Integer instance) {
        boolean nva = object.kind() == Kind.NVA;
        return switch (fault) {
            case Fault.Cut(var name, var of) when nva && name.equals(object.name()) -> {
                Half half = half(of, instance);
                yield half.gone() ? null : new Fault.Cut(name, half.left());
            }
            case Fault.Shut(var name, var of) when nva && name.equals(object.name()) -> {
                Half half = half(of, instance);
                yield half.gone() ? null : new Fault.Shut(name, half.left());
            }
            case Fault.Fail(var ref, var of) when ref.equals(object) -> {
                Half half = half(of, instance);
                yield half.gone() ? null : new Fault.Fail(ref, half.left());
            }
            case Fault.Withdraw(var name, _) when nva && name.equals(object.name()) -> null;
            case Fault.Advertise(var name, _) when nva && name.equals(object.name()) -> null;
            case Fault.Down(var name)
                    when object.kind() == Kind.CONNECTION && name.equals(object.name()) ->
                    null;
            default -> fault;
        };
    }

    /// What is left of a fault of an instance (or of all) after one (or all) is restored.
    private record Half(boolean gone, @Nullable Integer left) {}

    private static Half half(@Nullable Integer of, @Nullable Integer restored) {
        if (restored == null || restored.equals(of)) {
            return new Half(true, null);
        }
        return new Half(false, of == null ? Integer.valueOf(1 - restored) : of);
    }

    /// Forgets the faults of what the topology no longer has.
    void prune(Topology topology) {
        faults =
                faults.stream()
                        .filter(one ->
                                switch (one.fault()) {
                                    case Fault.Cut(var nva, _) -> topology.nva(nva).isPresent();
                                    case Fault.Reset(var nva, _) -> topology.nva(nva).isPresent();
                                    case Fault.Shut(var nva, _) -> topology.nva(nva).isPresent();
                                    case Fault.Fail(var ref, _) -> topology.find(ref).isPresent();
                                    case Fault.Down(var name) ->
                                            topology.connection(name).isPresent();
                                    case Fault.Maintain(var gateway) ->
                                            topology.gateway(gateway).isPresent();
                                    case Fault.Restore(var ref, _) ->
                                            topology.find(ref).isPresent();
                                    case Fault.Withdraw(var nva, _) ->
                                            topology.nva(nva).isPresent();
                                    case Fault.Advertise(var nva, _) ->
                                            topology.nva(nva).isPresent();
                                })
                        .toList();
    }

    // ---- what lives

    /// Whether the object, or that instance of it, has failed.
    boolean failed(Ref object, int instance) {
        for (ActiveFault one : faults) {
            if (one.fault() instanceof Fault.Fail(var ref, var of)
                    && ref.equals(object)
                    && (of == null || of == instance)) {
                return true;
            }
        }
        return false;
    }

    boolean alive(SpeakerPlan plan, Topology topology) {
        return switch (plan.role()) {
            case EDGE -> true;
            case GATEWAY ->
                    topology.gateway(plan.owner().name())
                            .filter(gateway -> serves(gateway, plan.instance()))
                            .isPresent();
            case ROUTE_SERVER, NVA, BRANCH -> !failed(plan.owner(), plan.instance());
        };
    }

    /// Whether the address of that instance is served. An active-standby gateway has one address,
    /// which its active instance serves (azure rule R-GW-38).
    boolean serves(Gateway gateway, int instance) {
        if (gateway.activeInstances() > 1) {
            return !failed(gateway.ref(), instance);
        }
        int at = instance == 0 ? activeOf(gateway.name()) : 1 - activeOf(gateway.name());
        return !failed(gateway.ref(), at) && !(instance == 0 && waiting.contains(gateway.name()));
    }

    boolean serves(Gateway gateway) {
        return serves(gateway, 0) || (gateway.activeInstances() > 1 && serves(gateway, 1));
    }

    private int activeOf(String gateway) {
        return active.getOrDefault(gateway, 0);
    }

    /// Whether an active-standby gateway has to move to its other instance now.
    boolean mustMove(Gateway gateway) {
        int now = activeOf(gateway.name());
        return canMove(gateway) && failed(gateway.ref(), now);
    }

    /// Whether an active-standby gateway could move to its other instance now.
    boolean canMove(Gateway gateway) {
        return gateway.activeInstances() == 1
                && !waiting.contains(gateway.name())
                && !failed(gateway.ref(), 1 - activeOf(gateway.name()));
    }

    /// The other instance begins to take over; until [#moved] nothing serves.
    void moving(Gateway gateway) {
        waiting.add(gateway.name());
        active.put(gateway.name(), 1 - activeOf(gateway.name()));
    }

    void moved(String gateway) {
        waiting.remove(gateway);
    }

    // ---- what passes

    boolean down(String connection) {
        return faults.stream().anyMatch(one -> one.fault().equals(new Fault.Down(connection)));
    }

    /// Whether a session's packets are stopped by a cut.
    boolean cut(SessionPlan session) {
        return faults.stream()
                .anyMatch(one ->
                        one.fault() instanceof Fault.Cut(var nva, var of)
                                && meant(session, nva, of));
    }

    /// Whether an end of a session is shut down.
    boolean shut(SessionPlan session, @Nullable String node) {
        return faults.stream()
                .anyMatch(one ->
                        one.fault() instanceof Fault.Shut(var nva, var of)
                                && nva.equals(node)
                                && meant(session, nva, of));
    }

    /// Whether a fault of an NVA means the session: all of them, or those with instance i of any
    /// Route Server (azure ruling R-RUL-37).
    static boolean meant(SessionPlan session, String nva, @Nullable Integer instance) {
        boolean its =
                Objects.equals(session.local().node(), nva)
                        || Objects.equals(session.remote().node(), nva);
        return its
                && (instance == null
                        || (session.routeServer() != null && session.instance() == instance));
    }

    // ---- what is advertised

    Map<String, Set<Ipv4Prefix>> withdrawn() {
        Map<String, Set<Ipv4Prefix>> all = new LinkedHashMap<>();
        for (ActiveFault one : faults) {
            if (one.fault() instanceof Fault.Withdraw(var nva, var prefix)) {
                all.computeIfAbsent(nva, _ -> new LinkedHashSet<>()).add(prefix);
            }
        }
        return all;
    }

    Map<String, Set<Ipv4Prefix>> advertised() {
        Map<String, Set<Ipv4Prefix>> all = new LinkedHashMap<>();
        for (ActiveFault one : faults) {
            if (one.fault() instanceof Fault.Advertise(var nva, var prefix)) {
                all.computeIfAbsent(nva, _ -> new LinkedHashSet<>()).add(prefix);
            }
        }
        return all;
    }
}
