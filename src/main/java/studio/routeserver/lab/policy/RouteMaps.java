package studio.routeserver.lab.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.lab.Words;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteMap.Criterion;

/// Runs a Route Server's route maps over a route (azure rules R-GW-47, R-GW-48, R-GW-49 and
/// R-GW-50).
final class RouteMaps {

    private static final String SUMMARY = "R-GW-50";

    private RouteMaps() {}

    /// A route as the maps leave it.
    private record Result(Ipv4Prefix prefix, PathAttributes attributes) {

        Path of(Path path) {
            return new Path(prefix, path.from(), attributes, path.received(), path.weight());
        }
    }

    static ImportVerdict inbound(List<RouteMap> maps, Path path) {
        List<Result> results =
                run(maps, AsPath.EMPTY, new Result(path.prefix(), path.attributes()));
        if (results.isEmpty()) {
            return new ImportVerdict.Reject("R-GW-48", "an inbound route map drops it");
        }
        if (replaced(path.prefix(), results)) {
            return new ImportVerdict.Aggregate(
                    results.stream().map(result -> result.of(path)).toList(),
                    SUMMARY,
                    "an inbound route map puts %s in its place".formatted(prefixes(results)));
        }
        return new ImportVerdict.Accept(results.getFirst().of(path));
    }

    /// @param own what the speaker has put in front of the path; a summary has this alone
    static ExportVerdict outbound(
            List<RouteMap> maps, Ipv4Prefix prefix, PathAttributes proposed, AsPath own) {
        List<Result> results = run(maps, own, new Result(prefix, proposed));
        if (results.isEmpty()) {
            return new ExportVerdict.Hold("R-GW-48", "an outbound route map drops it");
        }
        PathAttributes first = results.getFirst().attributes();
        if (replaced(prefix, results)) {
            return new ExportVerdict.Aggregate(
                    results.stream().map(Result::prefix).distinct().toList(),
                    first,
                    new ExportVerdict.Hold(
                            SUMMARY,
                            "an outbound route map puts %s in its place"
                                    .formatted(prefixes(results))));
        }
        return new ExportVerdict.Send(first);
    }

    private static boolean replaced(Ipv4Prefix prefix, List<Result> results) {
        return results.size() > 1 || !results.getFirst().prefix().equals(prefix);
    }

    private static String prefixes(List<Result> results) {
        return Words.list(results.stream().map(Result::prefix).distinct().toList());
    }

    /// The route after the maps; nothing where one drops it. What no rule matches passes unchanged.
    private static List<Result> run(List<RouteMap> maps, AsPath own, Result given) {
        List<Result> results = List.of(given);
        for (RouteMap map : maps) {
            List<Result> next = new ArrayList<>();
            results.forEach(result -> run(map.rules(), own, result, next));
            results = next;
        }
        return results;
    }

    private static void run(
            List<RouteMap.Rule> rules, AsPath own, Result given, List<Result> results) {
        Result now = given;
        for (int i = 0; i < rules.size(); i++) {
            RouteMap.Rule rule = rules.get(i);
            Result seen = now;
            if (!rule.match().stream()
                    .allMatch(criterion -> meets(criterion, seen.prefix(), seen.attributes()))) {
                continue;
            }
            if (rule.actions().stream().anyMatch(one -> one.type() == RouteMap.ActionType.DROP)) {
                return;
            }
            List<Ipv4Prefix> summaries = summaries(rule, seen.prefix());
            PathAttributes attributes =
                    after(rule, summaries.isEmpty() ? seen.attributes() : bare(seen, own));
            List<RouteMap.Rule> rest =
                    rule.nextStep() == RouteMap.NextStep.TERMINATE
                            ? List.of()
                            : rules.subList(i + 1, rules.size());
            if (summaries.isEmpty() && !rest.isEmpty()) {
                now = new Result(seen.prefix(), attributes);
                continue;
            }
            for (Ipv4Prefix prefix : summaries.isEmpty() ? List.of(seen.prefix()) : summaries) {
                run(rest, own, new Result(prefix, attributes), results);
            }
            return;
        }
        results.add(now);
    }

    /// The prefixes that a rule puts in place of the matched one, never more specific ones
    /// (R-GW-50).
    private static List<Ipv4Prefix> summaries(RouteMap.Rule rule, Ipv4Prefix matched) {
        return rule.actions().stream()
                .filter(action -> action.type() == RouteMap.ActionType.REPLACE)
                .flatMap(action -> action.routePrefix().stream())
                .filter(prefix -> prefix.equals(matched) || !matched.contains(prefix))
                .distinct()
                .toList();
    }

    /// A summary keeps neither communities nor AS path (R-GW-50).
    private static PathAttributes bare(Result of, AsPath own) {
        return of.attributes().withAsPath(own).withCommunities(List.of());
    }

    private static PathAttributes after(RouteMap.Rule rule, PathAttributes given) {
        PathAttributes now = given;
        for (RouteMap.Action action : rule.actions()) {
            now = after(action, now);
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
            case REPLACE ->
                    switch (action.subject()) {
                        case COMMUNITY -> now.withCommunities(communities);
                        case AS_PATH -> now.withAsPath(AsPath.sequence(asns));
                        case ROUTE_PREFIX -> now; // see summaries
                        case null -> now;
                    };
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
