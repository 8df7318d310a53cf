package studio.routeserver.bgp.rib;

import java.time.Instant;
import java.util.function.UnaryOperator;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Paths to one prefix, for decisions.
final class Paths {

    static final Ipv4Prefix PREFIX = Ipv4Prefix.parse("192.168.0.0/16");

    private Paths() {}

    /// A path of that kind with the address as peer, identifier and next hop.
    static Path of(String name, RouteKind kind, String address, long... asPath) {
        return of(name, kind, address, UnaryOperator.identity(), asPath);
    }

    static Path of(
            String name,
            RouteKind kind,
            String address,
            UnaryOperator<PathAttributes.Draft> change,
            long... asPath) {
        Ipv4Address ip = Ipv4Address.parse(address);
        boolean ebgp = kind == RouteKind.NVA || kind == RouteKind.OTHER;
        PathAttributes attributes =
                PathAttributes.of(Origin.IGP, AsPath.of(asPath), ip).with(change);
        return new Path(PREFIX, new Source(name, ip, ip, ebgp, kind), attributes, Instant.EPOCH, 0);
    }
}
