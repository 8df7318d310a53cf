package studio.routeserver.bgp.rib;

import studio.routeserver.net.Ipv4Address;

/// Who a path was learned from.
///
/// @param neighbor the neighbour's name; empty for the router's own routes
/// @param address the peer's address
/// @param routerId the peer's BGP identifier
/// @param ebgp whether the peer is of another AS
public record Source(
        String neighbor, Ipv4Address address, Ipv4Address routerId, boolean ebgp, RouteKind kind) {

    /// The router itself.
    public static Source local(Ipv4Address routerId) {
        return new Source("", routerId, routerId, false, RouteKind.LOCAL);
    }

    public boolean isLocal() {
        return kind == RouteKind.LOCAL;
    }

    @Override
    public String toString() {
        return isLocal() ? "itself" : neighbor;
    }
}
