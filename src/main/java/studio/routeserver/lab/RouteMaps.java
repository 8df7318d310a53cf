package studio.routeserver.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteMap.Criterion;

/// Runs a Route Server's route maps over a route (azure rules R-GW-47 to R-GW-50).
///
/// Replacing the prefix (an aggregate) changes the key of a table and is not simulated: such a rule
/// leaves the route as it is.
final class RouteMaps {

    private RouteMaps() {}

    static ImportVerdict inbound(List<RouteMap> maps, Path path) {
        @Nullable PathAttributes result = run(maps, path.prefix(), path.attributes());
        if (result == null) {
            return new ImportVerdict.Reject("R-GW-48", "an inbound route map drops it");
        }
        return new ImportVerdict.Accept(path.withAttributes(result));
    }

    static ExportVerdict outbound(List<RouteMap> maps, Ipv4Prefix prefix, PathAttributes proposed) {
        @Nullable PathAttributes result = run(maps, prefix, proposed);
        return result == null
                ? new ExportVerdict.Hold("R-GW-48", "an outbound route map drops it")
                : new ExportVerdict.Send(result);
    }

    /// The route after the maps; null where one drops it. What no rule matches passes unchanged.
    private static @Nullable PathAttributes run(
            List<RouteMap> maps, Ipv4Prefix prefix, PathAttributes given) {
        PathAttributes now = given;
        for (RouteMap map : maps) {
            for (RouteMap.Rule rule : map.rules()) {
                PathAttributes seen = now;
                if (!rule.match().stream().allMatch(criterion -> meets(criterion, prefix, seen))) {
                    continue;
                }
                for (RouteMap.Action action : rule.actions()) {
                    if (action.type() == RouteMap.ActionType.DROP) {
                        return null;
                    }
                    now = after(action, now);
                }
                if (rule.nextStep() == RouteMap.NextStep.TERMINATE) {
                    break;
                }
            }
        }
        return now;
    }

    private static boolean meets(Criterion criterion, Ipv4Prefix prefix, PathAttributes seen) {
        return switch (criterion.condition()) {
            case EQUALS -> equal(criterion, prefix, seen);
            case CONTAINS -> contains(criterion, prefix, seen);
            case NOT_EQUALS -> !equal(criterion, prefix, seen);
            case NOT_CONTAINS -> !contains(criterion, prefix, seen);
        };
    }

    private static boolean equal(Criterion criterion, Ipv4Prefix prefix, PathAttributes seen) {
        if (!criterion.routePrefix().isEmpty()) {
            return criterion.routePrefix().contains(prefix);
        }
        if (!criterion.community().isEmpty()) {
            return new HashSet<>(seen.communities()).containsAll(criterion.community());
        }
        return seen.asPath().asns().equals(criterion.asPath());
    }

    private static boolean contains(Criterion criterion, Ipv4Prefix prefix, PathAttributes seen) {
        if (!criterion.routePrefix().isEmpty()) {
            return criterion.routePrefix().stream().anyMatch(listed -> listed.contains(prefix));
        }
        if (!criterion.community().isEmpty()) {
            return criterion.community().stream().anyMatch(seen::has);
        }
        return criterion.asPath().stream().anyMatch(seen.asPath()::contains);
    }

    private static PathAttributes after(RouteMap.Action action, PathAttributes now) {
        List<Asn> asns = action.asPath();
        List<Community> communities = action.community();
        return switch (action.type()) {
            case ADD ->
                    asns.isEmpty()
                            ? now.withCommunities(joined(now.communities(), communities))
                            : now.withAsPath(inFront(asns, now.asPath()));
            case REMOVE -> {
                Set<Community> removed = new HashSet<>(communities);
                yield now.withCommunities(
                        now.communities().stream().filter(one -> !removed.contains(one)).toList());
            }
            case REPLACE -> {
                if (!action.routePrefix().isEmpty()) {
                    yield now;
                }
                yield communities.isEmpty()
                        ? now.withAsPath(AsPath.sequence(asns))
                        : now.withCommunities(communities);
            }
            case DROP -> now;
        };
    }

    /// In the written order (R-GW-50).
    private static AsPath inFront(List<Asn> asns, AsPath path) {
        AsPath result = path;
        for (Asn asn : asns.reversed()) {
            result = result.prepend(asn, 1);
        }
        return result;
    }

    static List<Community> joined(List<Community> one, List<Community> other) {
        List<Community> all = new ArrayList<>(one);
        other.stream().filter(community -> !all.contains(community)).forEach(all::add);
        return all;
    }
}
