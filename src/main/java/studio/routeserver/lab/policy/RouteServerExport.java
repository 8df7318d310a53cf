package studio.routeserver.lab.policy;

import java.util.List;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.RouteMap;

/// What a Route Server's instance tells an NVA (azure rules R-RS-32, R-RS-34, R-RS-35): of a prefix
/// its best route or nothing, so that who brought that one gets no second best (R-RUL-25).
///
/// @param branchToBranch the Route Server's flag
/// @param peer the NVA's ASN
/// @param maps outbound route maps of the peer
public record RouteServerExport(boolean branchToBranch, Asn peer, List<RouteMap> maps)
        implements ExportPolicy {

    public RouteServerExport {
        maps = List.copyOf(maps);
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        if (path.from().isLocal()) {
            // A map neither changes nor filters the address spaces (R-GW-51).
            return new ExportVerdict.Send(proposed);
        }
        boolean fromNva = path.from().kind() == RouteKind.NVA;
        if (!branchToBranch) {
            return fromNva
                    ? new ExportVerdict.Hold(
                            "R-RS-35",
                            "with branch-to-branch off no NVA hears of another NVA's routes")
                    : new ExportVerdict.Hold(
                            "R-RS-34", "with branch-to-branch off no NVA hears of gateway routes");
        }
        if (fromNva && path.attributes().asPath().contains(peer)) {
            return new ExportVerdict.Hold(
                    "R-RS-35", "the peer's own AS " + peer + " is in the path");
        }
        return RouteMaps.outbound(
                maps, path.prefix(), proposed, AsPath.sequence(List.of(Asn.AZURE)));
    }
}
