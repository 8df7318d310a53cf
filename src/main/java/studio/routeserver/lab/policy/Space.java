package studio.routeserver.lab.policy;

import studio.routeserver.net.Ipv4Prefix;

/// One prefix of a virtual network's address space.
public record Space(String network, Ipv4Prefix prefix) {

    /// Says of a prefix that this space holds how it lies there.
    public String sentence(Ipv4Prefix inner) {
        return inner.equals(prefix)
                ? "%s is the address space of %s".formatted(inner, network)
                : "%s lies inside %s, the address space of %s".formatted(inner, prefix, network);
    }
}
