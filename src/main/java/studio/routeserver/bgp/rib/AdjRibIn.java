package studio.routeserver.bgp.rib;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// What one neighbour announced: every route, also those that were rejected, with the rule.
///
/// Immutable: a change returns a new table that shares what did not change.
public record AdjRibIn(PrefixTable<Entry> routes) {

    public static final AdjRibIn EMPTY = new AdjRibIn(PrefixTable.empty());

    /// A route as the peer sent it, and what became of it.
    public record Entry(Path received, ImportVerdict verdict) {

        /// The path that takes part in the decision, if it was accepted.
        public Optional<Path> accepted() {
            return switch (verdict) {
                case ImportVerdict.Accept(Path path) -> Optional.of(path);
                case ImportVerdict.Reject _ -> Optional.empty();
            };
        }
    }

    public AdjRibIn with(Ipv4Prefix prefix, Entry entry) {
        return new AdjRibIn(routes.with(prefix, entry));
    }

    public AdjRibIn without(Ipv4Prefix prefix) {
        return new AdjRibIn(routes.without(prefix));
    }

    /// The accepted path to exactly this prefix.
    public Optional<Path> accepted(Ipv4Prefix prefix) {
        return routes.get(prefix).flatMap(Entry::accepted);
    }

    /// Every accepted path, in the order of the prefixes.
    public Stream<Path> accepted() {
        return routes.entries().flatMap(entry -> entry.value().accepted().stream());
    }

    public int size() {
        return routes.size();
    }
}
