package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;

/// A private endpoint in a subnet (azure rule R-EFF-09).
public record PrivateEndpoint(String name, Ipv4Address ip, @Nullable Json extra) {
    public PrivateEndpoint(String name, Ipv4Address ip) {
        this(name, ip, null);
    }
}
