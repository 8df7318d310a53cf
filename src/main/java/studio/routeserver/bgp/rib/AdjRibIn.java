package studio.routeserver.bgp.rib;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// What one neighbour announced: every route, also those that were rejected, with the rule.
///
/// Immutable: a change returns a new table that shares what did not change.
///
/// @param routes as they were announced
/// @param aggregates the paths that take part in place of announced ones, by their own prefix and
///   then by the announced one
public record AdjRibIn(PrefixTable<Entry> routes, PrefixTable<PrefixTable<Path>> aggregates) {

    public static final AdjRibIn EMPTY = new AdjRibIn(PrefixTable.empty(), PrefixTable.empty());

    /// A route as the peer sent it, and what became of it.
    public record Entry(Path received, ImportVerdict verdict) {

        /// The path that takes part in the decision, if it was accepted.
        public Optional<Path> accepted() {
            return switch (verdict) {
                case ImportVerdict.Accept(Path path) -> Optional.of(path);
                case ImportVerdict.Aggregate _, ImportVerdict.Reject _ -> Optional.empty();
            };
        }

        /// The paths that take part in its place.
        public List<Path> aggregated() {
            return verdict instanceof ImportVerdict.Aggregate(var paths, _, _) ? paths : List.of();
        }
    }

    public AdjRibIn with(Ipv4Prefix prefix, Entry entry) {
        PrefixTable<PrefixTable<Path>> others = aggregatesWithout(prefix);
        for (Path path : entry.aggregated()) {
            PrefixTable<Path> members = others.get(path.prefix()).orElse(PrefixTable.empty());
            others = others.with(path.prefix(), members.with(prefix, path));
        }
        return new AdjRibIn(routes.with(prefix, entry), others);
    }

    public AdjRibIn without(Ipv4Prefix prefix) {
        return new AdjRibIn(routes.without(prefix), aggregatesWithout(prefix));
    }

    private PrefixTable<PrefixTable<Path>> aggregatesWithout(Ipv4Prefix member) {
        PrefixTable<PrefixTable<Path>> left = aggregates;
        for (Path path : routes.get(member).map(Entry::aggregated).orElse(List.of())) {
            PrefixTable<Path> members =
                    left.get(path.prefix()).orElse(PrefixTable.empty()).without(member);
            left =
                    members.isEmpty()
                            ? left.without(path.prefix())
                            : left.with(path.prefix(), members);
        }
        return left;
    }

    /// The path to exactly this prefix that takes part: the accepted one, else one that summarises
    /// others.
    public Optional<Path> accepted(Ipv4Prefix prefix) {
        return routes.get(prefix).flatMap(Entry::accepted).or(() -> aggregate(prefix));
    }

    /// Of equals the path of the lowest announced prefix counts.
    private Optional<Path> aggregate(Ipv4Prefix prefix) {
        return aggregates
                .get(prefix)
                .flatMap(members -> members.entries().findFirst())
                .map(PrefixTable.Entry::value);
    }

    /// The prefixes that a change of this announced one may concern.
    public Set<Ipv4Prefix> concerned(Ipv4Prefix prefix) {
        Set<Ipv4Prefix> concerned = new LinkedHashSet<>();
        concerned.add(prefix);
        routes.get(prefix)
                .map(Entry::aggregated)
                .orElse(List.of())
                .forEach(path -> concerned.add(path.prefix()));
        return concerned;
    }

    /// The paths that take part in place of others, in the order of the prefixes.
    public Stream<Path> summaries() {
        return aggregates
                .entries()
                .filter(entry -> routes.get(entry.prefix()).flatMap(Entry::accepted).isEmpty())
                .flatMap(entry -> aggregate(entry.prefix()).stream());
    }

    /// Every accepted path, in the order of the prefixes.
    public Stream<Path> accepted() {
        return Stream.concat(
                routes.entries().flatMap(entry -> entry.value().accepted().stream()), summaries());
    }

    public int size() {
        return routes.size();
    }
}
