package studio.routeserver.lab.plan;

/// What a BGP router is in the network. The order is that in which a session names its ends.
public enum Role {
    /// An instance of a Route Server.
    ROUTE_SERVER,
    /// An instance of a VPN or ExpressRoute gateway.
    GATEWAY,
    /// A Microsoft edge router of an ExpressRoute circuit (azure rule R-GW-25).
    EDGE,
    NVA,
    BRANCH
}
