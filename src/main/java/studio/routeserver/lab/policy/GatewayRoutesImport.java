package studio.routeserver.lab.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteMap;

/// What a Route Server's instance takes from a gateway: everything, by the inbound route maps of
/// the connections it came over (azure rules R-GW-46, R-GW-47).
///
/// @param attached the maps, connection by connection
public record GatewayRoutesImport(List<Attached> attached) implements ImportPolicy {

    public GatewayRoutesImport {
        attached = List.copyOf(attached);
    }

    /// The maps of one connection. A gateway does not say over which connection a route came: the
    /// site's ASN in the path tells, or the connection's static prefixes.
    ///
    /// @param site the branch's ASN, if it has one
    public record Attached(List<RouteMap> maps, @Nullable Asn site, Set<Ipv4Prefix> statics) {
        public Attached {
            maps = List.copyOf(maps);
            statics = Set.copyOf(statics);
        }

        private boolean brought(Path path) {
            return path.attributes().asPath().isEmpty()
                    ? statics.contains(path.prefix())
                    : site != null && path.attributes().asPath().contains(site);
        }
    }

    @Override
    public ImportVerdict judge(Path path) {
        List<RouteMap> maps =
                attached.stream()
                        .filter(one -> one.brought(path))
                        .flatMap(one -> one.maps().stream())
                        .toList();
        return RouteMaps.inbound(maps, path);
    }
}
