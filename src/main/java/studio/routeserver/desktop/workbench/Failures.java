package studio.routeserver.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.LabSnapshot.ActiveFault;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// What can go wrong with an object, as the failures menu offers it.
public final class Failures {

    /// One entry of the menu.
    ///
    /// @param letter the key that chooses it while the menu is open
    /// @param explanation one line
    public record Offer(char letter, String title, String explanation, Fault fault) {}

    private Failures() {}

    /// What is offered for an item; a repair stands last, and only where something is to repair.
    public static List<Offer> of(Topology topology, @Nullable LabSnapshot snapshot, Item item) {
        List<Offer> offers = new ArrayList<>();
        switch (item) {
            case Item.Resource(var ref) -> ofResource(topology, ref, offers);
            case Item.Instance(var owner, var instance) ->
                    offers.add(silent(new Fault.Fail(owner, instance)));
            case Item.Session(var id) -> session(topology, id).ifPresent(s -> sessions(s, offers));
            case Item.Subnet _ -> {}
        }
        if (snapshot != null && snapshot.faults().stream().anyMatch(f -> concerns(f, item))) {
            repair(topology, item).ifPresent(offers::add);
        }
        return List.copyOf(offers);
    }

    private static void ofResource(Topology topology, Ref ref, List<Offer> offers) {
        switch (ref.kind()) {
            case NVA -> {
                offers.add(silent(new Fault.Fail(ref, null)));
                if (topology.nva(ref.name()).flatMap(Nva::speaks).isPresent()) {
                    sessions(new SessionOf(ref.name(), null), offers);
                }
            }
            case GATEWAY -> {
                offers.add(silent(new Fault.Fail(ref, null)));
                topology.gateway(ref.name())
                        .filter(gateway -> gateway.activeInstances() == 1)
                        .ifPresent(standby ->
                                offers.add(
                                        offer(
                                                'M',
                                                "failures.maintain",
                                                new Fault.Maintain(standby.name()))));
            }
            case VIRTUAL_MACHINE -> offers.add(silent(new Fault.Fail(ref, null)));
            case CONNECTION -> offers.add(offer('D', "failures.down", new Fault.Down(ref.name())));
            default -> {}
        }
    }

    /// The sessions of an NVA: with one instance, or with both where `instance` is null.
    private record SessionOf(String nva, @Nullable Integer instance) {}

    private static void sessions(SessionOf of, List<Offer> offers) {
        offers.add(offer('C', "failures.cut", new Fault.Cut(of.nva(), of.instance())));
        offers.add(offer('R', "failures.reset", new Fault.Reset(of.nva(), of.instance())));
        offers.add(offer('G', "failures.shut", new Fault.Shut(of.nva(), of.instance())));
    }

    private static Offer silent(Fault fault) {
        return offer('S', "failures.fail", fault);
    }

    private static Offer offer(char letter, String key, Fault fault) {
        return new Offer(
                letter, Messages.text(key + ".title"), Messages.text(key + ".explanation"), fault);
    }

    private static Optional<SessionOf> session(Topology topology, SessionId id) {
        return instance(topology, id.local())
                .filter(_ -> topology.nva(id.remote()).isPresent())
                .map(instance -> new SessionOf(id.remote(), instance));
    }

    private static Optional<Integer> instance(Topology topology, String name) {
        for (RouteServer server : topology.routeServers()) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                if (server.instanceName(i).equals(name)) {
                    return Optional.of(i);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Offer> repair(Topology topology, Item item) {
        Optional<Fault> restore =
                switch (item) {
                    case Item.Resource(var ref) -> Optional.of(new Fault.Restore(ref, null));
                    case Item.Instance(var owner, var instance) ->
                            Optional.of(new Fault.Restore(owner, instance));
                    case Item.Session(var id) ->
                            session(topology, id)
                                    .map(s -> new Fault.Restore(nva(s.nva()), s.instance()));
                    case Item.Subnet _ -> Optional.empty();
                };
        return restore.map(fault -> offer('E', "failures.restore", fault));
    }

    private static Ref nva(String name) {
        return new Ref(Kind.NVA, name);
    }

    /// The repairs that end everything.
    public static List<Fault> restoreAll(LabSnapshot snapshot) {
        return snapshot.faults().stream()
                .map(ActiveFault::fault)
                .<Fault>map(fault -> new Fault.Restore(owner(fault), null))
                .distinct()
                .toList();
    }

    private static Ref owner(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var nva, _) -> nva(nva);
            case Fault.Reset(var nva, _) -> nva(nva);
            case Fault.Shut(var nva, _) -> nva(nva);
            case Fault.Fail(var object, _) -> object;
            case Fault.Down(var connection) -> new Ref(Kind.CONNECTION, connection);
            case Fault.Maintain(var gateway) -> new Ref(Kind.GATEWAY, gateway);
            case Fault.Restore(var object, _) -> object;
            case Fault.Withdraw(var nva, _) -> nva(nva);
            case Fault.Advertise(var nva, _) -> nva(nva);
        };
    }

    /// What is done, in words: `Fail silently: nva1`.
    public static String title(Fault fault) {
        String what =
                switch (fault) {
                    case Fault.Fail _ -> Messages.text("failures.fail.title");
                    case Fault.Cut _ -> Messages.text("failures.cut.title");
                    case Fault.Reset _ -> Messages.text("failures.reset.title");
                    case Fault.Shut _ -> Messages.text("failures.shut.title");
                    case Fault.Down _ -> Messages.text("failures.down.title");
                    case Fault.Maintain _ -> Messages.text("failures.maintain.title");
                    case Fault.Restore _ -> Messages.text("failures.restore.title");
                    case Fault.Withdraw _, Fault.Advertise _ -> fault.text();
                };
        Integer instance = instance(fault);
        return what + ": " + owner(fault).name() + (instance == null ? "" : "/" + instance);
    }

    private static @Nullable Integer instance(Fault fault) {
        return switch (fault) {
            case Fault.Cut(_, var instance) -> instance;
            case Fault.Reset(_, var instance) -> instance;
            case Fault.Shut(_, var instance) -> instance;
            case Fault.Fail(_, var instance) -> instance;
            case Fault.Restore(_, var instance) -> instance;
            case Fault.Down _, Fault.Maintain _, Fault.Withdraw _, Fault.Advertise _ -> null;
        };
    }

    /// Whether a fault that holds is one of the item, or of all of which the item is a part.
    public static boolean concerns(ActiveFault active, Item item) {
        Fault fault = active.fault();
        Ref owner = owner(fault);
        Integer instance = instance(fault);
        return switch (item) {
            case Item.Resource(var ref) -> ref.equals(owner);
            case Item.Instance(var of, var number) ->
                    of.equals(owner) && (instance == null || instance == number);
            case Item.Session(var id) ->
                    id.remote().equals(owner.name())
                            && !(fault instanceof Fault.Fail)
                            && (instance == null || id.local().endsWith("/" + instance));
            case Item.Subnet _ -> false;
        };
    }
}
