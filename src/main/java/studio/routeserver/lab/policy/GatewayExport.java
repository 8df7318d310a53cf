package studio.routeserver.lab.policy;

import java.util.List;
import java.util.Set;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteMap;

/// What a gateway tells a branch or an ExpressRoute edge router (azure rules R-GW-10, R-GW-27).
///
/// @param vpn whether it is a VPN gateway, which never passes a default route on, not even one
///   branch's to the others (R-GW-13); an ExpressRoute gateway does (R-RS-23)
/// @param spaces the address spaces it originates
/// @param ownSpaces those of its own network
/// @param hosts the routes to its own peers, which are for itself (R-GW-07)
/// @param statics the static prefixes of the connection itself, which it does not need to hear of
/// @param routeServers the neighbours that are Route Server instances
/// @param maps outbound route maps of the connection; they see what Route Server brought
public record GatewayExport(
        boolean vpn,
        Spaces spaces,
        Spaces ownSpaces,
        Set<Ipv4Prefix> hosts,
        Set<Ipv4Prefix> statics,
        List<String> routeServers,
        List<RouteMap> maps)
        implements ExportPolicy {

    public GatewayExport {
        hosts = Set.copyOf(hosts);
        statics = Set.copyOf(statics);
        routeServers = List.copyOf(routeServers);
        maps = List.copyOf(maps);
    }

    /// The spaces that it originates are not asked: what is local is told.
    @Override
    public Affected differsFrom(ExportPolicy other) {
        return other instanceof GatewayExport that
                        && vpn == that.vpn
                        && routeServers.equals(that.routeServers)
                        && maps.equals(that.maps)
                ? ownSpaces
                        .differsFrom(that.ownSpaces)
                        .or(Affected.between(hosts, that.hosts))
                        .or(Affected.between(statics, that.statics))
                : Affected.everything();
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        Ipv4Prefix prefix = path.prefix();
        if (vpn && prefix.length() == 0) {
            return new ExportVerdict.Hold(
                    "R-GW-10", "a VPN gateway never passes 0.0.0.0/0 on to a site");
        }
        if (path.from().isLocal()) {
            if (hosts.contains(prefix)) {
                return new ExportVerdict.Hold("R-GW-07", "the way to a peer of its own");
            }
            return statics.contains(prefix)
                    ? new ExportVerdict.Hold("R-GW-10", "the prefix is behind this connection")
                    : new ExportVerdict.Send(proposed);
        }
        if (ownSpaces.holding(prefix).isPresent()) {
            return new ExportVerdict.Hold(
                    "R-GW-10", "the prefix lies in the gateway's own network");
        }
        if (!vpn && !routeServers.contains(path.from().neighbor())) {
            return new ExportVerdict.Hold(
                    "R-GW-31", "a gateway does not join ExpressRoute circuits with each other");
        }
        return routeServers.contains(path.from().neighbor()) && !maps.isEmpty()
                ? mapped(prefix, proposed)
                : new ExportVerdict.Send(proposed);
    }

    /// A map is Route Server's and acts before the gateway puts its own ASN in front.
    private ExportVerdict mapped(Ipv4Prefix prefix, PathAttributes proposed) {
        List<Asn> path = proposed.asPath().asns();
        Asn own = path.getFirst();
        PathAttributes received =
                proposed.withAsPath(AsPath.sequence(path.subList(1, path.size())));
        return switch (RouteMaps.outbound(maps, prefix, received, AsPath.EMPTY)) {
            case ExportVerdict.Send(var attributes) ->
                    new ExportVerdict.Send(inFront(own, attributes));
            case ExportVerdict.Aggregate(var prefixes, var attributes, var hold) ->
                    new ExportVerdict.Aggregate(prefixes, inFront(own, attributes), hold);
            case ExportVerdict.Hold hold -> hold;
        };
    }

    private static PathAttributes inFront(Asn own, PathAttributes attributes) {
        return attributes.withAsPath(attributes.asPath().prepend(own, 1));
    }
}
