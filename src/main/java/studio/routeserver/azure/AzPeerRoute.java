package studio.routeserver.azure;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// One row of `az network routeserver peering list-learned-routes` or `list-advertised-routes`
/// (azure rule R-EFF-34).
///
/// @param asPath hyphens between, nearest first; empty for a route of the own AS
/// @param localAddress the Route Server instance's
/// @param sourcePeer whom it was learned from; null for an advertised route, which has no such key
public record AzPeerRoute(
        String asPath,
        String localAddress,
        String network,
        String nextHop,
        String origin,
        @Nullable String sourcePeer,
        int weight) {

    private static final int LEARNED_WEIGHT = 32768;

    /// The row for a route that an instance learned from a peer.
    public static AzPeerRoute learned(PeerRoute route, Ipv4Address instance, Ipv4Address peer) {
        return new AzPeerRoute(
                path(route),
                instance.toString(),
                route.prefix().toString(),
                route.nextHop().toString(),
                "EBgp",
                peer.toString(),
                LEARNED_WEIGHT);
    }

    /// The row for a route that an instance advertised; Azure shows the instance as its next hop.
    public static AzPeerRoute advertised(PeerRoute route, Ipv4Address instance) {
        return new AzPeerRoute(
                path(route),
                instance.toString(),
                route.prefix().toString(),
                instance.toString(),
                "Igp",
                null,
                0);
    }

    private static String path(PeerRoute route) {
        return route.asPath().stream().map(Asn::toString).collect(Collectors.joining("-"));
    }
}
