package studio.routeserver.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;

/// An internal Standard load balancer in front of NVAs.
///
/// @param ip its frontend address
/// @param backends names of NVAs
/// @param haPorts whether its rule takes all protocols and ports; default true (R-NVA-12)
/// @param probe null means the profile's
public record LoadBalancer(
        String name,
        SubnetRef subnet,
        Ipv4Address ip,
        List<String> backends,
        boolean haPorts,
        @Nullable Probe probe,
        @Nullable Json extra)
        implements Resource {

    public LoadBalancer {
        backends = List.copyOf(backends);
    }

    public LoadBalancer(String name, SubnetRef subnet, Ipv4Address ip, List<String> backends) {
        this(name, subnet, ip, backends, true, null, null);
    }

    /// The health probe: a backend is out after `threshold` misses, `interval` apart.
    public record Probe(Duration interval, int threshold) {}

    public LoadBalancer withName(String value) {
        return new LoadBalancer(value, subnet, ip, backends, haPorts, probe, extra);
    }

    public LoadBalancer withPlace(SubnetRef newSubnet, Ipv4Address newIp) {
        return new LoadBalancer(name, newSubnet, newIp, backends, haPorts, probe, extra);
    }

    public LoadBalancer withBackends(List<String> value) {
        return new LoadBalancer(name, subnet, ip, value, haPorts, probe, extra);
    }
}
