package studio.routeserver.bgp.message;

/// How a route entered BGP (RFC 4271 §5.1.1). The order is the order of preference, and the code on
/// the wire is the ordinal.
public enum Origin {
    IGP,
    EGP,
    INCOMPLETE
}
