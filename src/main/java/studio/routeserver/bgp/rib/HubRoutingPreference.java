package studio.routeserver.bgp.rib;

/// What a Route Server prefers before it looks at AS_PATH (azure rule R-RS-28).
public enum HubRoutingPreference {
    /// ExpressRoute routes before those of VPN gateways and NVAs. The default.
    EXPRESS_ROUTE,
    /// Routes of VPN gateways and NVAs before those of ExpressRoute.
    VPN_GATEWAY,
    /// The shortest AS_PATH, wherever it comes from.
    AS_PATH
}
