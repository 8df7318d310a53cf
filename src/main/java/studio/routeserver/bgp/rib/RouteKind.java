package studio.routeserver.bgp.rib;

/// Where a route comes from, as hub routing preference tells routes apart (azure rule R-RS-28).
public enum RouteKind {
    /// The router's own.
    LOCAL,
    EXPRESSROUTE,
    VPN,
    NVA,
    /// A neighbour for whom the difference does not matter.
    OTHER
}
