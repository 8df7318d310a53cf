package studio.routeserver.advice;

import java.util.List;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// An NVA that speaks BGP with a Route Server, as far as both sides are configured for it.
///
/// @param instances those of the Route Server's instances that the NVA has as neighbours; never
///   empty
public record Speaker(
        RouteServer server,
        RouteServer.Peer peer,
        Nva nva,
        NvaBgp bgp,
        List<Ipv4Address> instances) {

    public Speaker {
        instances = List.copyOf(instances);
    }

    /// The configured statements that one of the instances is told.
    public List<NvaBgp.Advertisement> statements() {
        return bgp.advertise().stream()
                .filter(statement ->
                        statement.to().isEmpty()
                                || instances.stream().anyMatch(at -> told(statement, at)))
                .toList();
    }

    /// Whether a neighbour is told a statement.
    public static boolean told(NvaBgp.Advertisement statement, Ipv4Address neighbor) {
        return statement.to().isEmpty() || statement.to().contains(neighbor);
    }
}
