package studio.routeserver.lab.run;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;

/// Guests that resolve one instance of a Route Server through the other (azure rule R-RS-13).
///
/// An NVA that writes what Route Server tells it into its kernel has a route for the space in which
/// the instances stand, with one of them as next hop: packets for the other do not leave. So one
/// session is up at a time. A static route as long as that one, or longer, is the cure.
record RecursionTrap(Run run) {

    /// The sessions that a guest cannot serve now, with the instance in the way.
    SortedMap<SessionId, Ipv4Address> now() {
        SortedMap<SessionId, Ipv4Address> trapped = new TreeMap<>();
        for (Wire wire : run.wires.values()) {
            SessionPlan plan = wire.plan();
            Optional<RouteServer> server =
                    Optional.ofNullable(plan.routeServer()).flatMap(run.topology()::routeServer);
            @Nullable String node = plan.remote().node();
            Optional<Nva> guest =
                    Optional.ofNullable(node)
                            .flatMap(run.topology()::nva)
                            .filter(nva -> Boolean.TRUE.equals(nva.bgpToKernel()));
            if (server.isPresent() && guest.isPresent()) {
                List<Ipv4Address> instances = Addresses.instances(run.topology(), server.get());
                inTheWay(guest.get(), plan.local().address())
                        .filter(instances::contains)
                        .ifPresent(hop -> trapped.put(plan.id(), hop));
            }
        }
        return trapped;
    }

    /// Another next hop than the instance itself, where the kernel's route to it is one by BGP.
    private Optional<Ipv4Address> inTheWay(Nva guest, Ipv4Address instance) {
        @Nullable Node node = run.nodes.get(guest.name());
        Optional<PrefixTable.Entry<Decision>> taught =
                node == null ? Optional.empty() : node.locRib().decisions().longestMatch(instance);
        return taught.filter(entry -> !fixed(guest, instance, entry.prefix().length()))
                .map(entry -> entry.value().best())
                .filter(best -> !best.from().isLocal())
                .map(RecursionTrap::nextHop)
                .filter(hop -> !hop.equals(instance));
    }

    private static Ipv4Address nextHop(Path path) {
        return path.attributes().nextHop();
    }

    private static boolean fixed(Nva guest, Ipv4Address instance, int length) {
        return guest.staticRoutes().stream()
                .anyMatch(route ->
                        route.prefix().contains(instance) && route.prefix().length() >= length);
    }
}
