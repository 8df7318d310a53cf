package studio.routeserver.fabric;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// What is true at one instant beyond the drawing: what has been programmed, what the devices know,
/// and what lives. Immutable; `lab` fills it from its speakers.
///
/// Two control planes that say the same about something answer the same object for it, so `==` is
/// the fast "nothing changed".
public interface ControlPlane {

    /// The BGP routes programmed into the NICs of a cohort, for those NICs whose subnet lets them
    /// in: in the network itself and in its client networks (azure rule R-EFF-12). Empty for a
    /// network with neither Route Server nor gateway.
    PrefixTable<ProgrammedRoute> programmed(String network, Cohort cohort);

    /// Where a device that is no NIC sends packets: the guest of an NVA, a gateway, a branch.
    PrefixTable<DeviceRoute> device(Ref device);

    /// Whether a VM, NVA, gateway or branch lives and so takes packets. A gateway lives while an
    /// instance does.
    boolean alive(Ref object);

    /// Whether an instance of a gateway lives.
    boolean alive(String gateway, int instance);

    /// Whether packets pass a connection: it is not down, and both its ends live.
    boolean carries(String connection);

    /// The instances of a gateway into which the branch of a connection sends: one tunnel each, of
    /// which it leaves those that it has found silent (azure rule R-GW-39). Without a better
    /// knowledge those that live.
    default List<Integer> entrances(String connection, Gateway gateway) {
        return IntStream.range(0, gateway.activeInstances())
                .filter(instance -> alive(gateway.name(), instance))
                .boxed()
                .toList();
    }

    /// Whether a connection gives a branch a route to the address, be it the best one or not, so
    /// that an answer may take it (azure ruling R-RUL-22). Without a better knowledge: whether an
    /// entry of the branch's table that covers the address leads into the connection.
    default boolean offers(String branch, String connection, Ipv4Address destination) {
        PrefixTable<DeviceRoute> table = device(new Ref(Kind.BRANCH, branch));
        DeviceRoute.Exit tunnel = new DeviceRoute.Exit.Tunnel(connection);
        return IntStream.rangeClosed(0, 32)
                .mapToObj(length -> table.get(Ipv4Prefix.containing(destination, length)))
                .flatMap(Optional::stream)
                .anyMatch(route -> route.exits().contains(tunnel));
    }

    /// The routes to an address that the Route Server of the hub hears and does not use, the
    /// longest first.
    default List<Refused> refused(String hub, Ipv4Address destination) {
        return List.of();
    }

    /// A route that a Route Server refuses.
    ///
    /// @param peer who announces it
    /// @param rule the id of the rule that refuses it
    record Refused(
            Ipv4Prefix prefix, String routeServer, String peer, String rule, String sentence) {}

    /// The backends that a load balancer still sends packets to: its probe has not taken them out.
    List<String> healthyBackends(String loadBalancer);

    /// Whether all that is programmed is the same as in another plane; no is always a right answer,
    /// here and in the next three.
    default boolean programsLike(ControlPlane other) {
        return equals(other);
    }

    /// Whether all devices have the same tables.
    default boolean knowsLike(ControlPlane other) {
        return equals(other);
    }

    /// Whether the same things live, carry and are healthy.
    default boolean livesLike(ControlPlane other) {
        return equals(other);
    }

    /// Whether the same routes are refused.
    default boolean refusesLike(ControlPlane other) {
        return equals(other);
    }
}
