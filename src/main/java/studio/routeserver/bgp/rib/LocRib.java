package studio.routeserver.bgp.rib;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// The routes a router chose. Immutable: a change returns a new table that shares what did not
/// change.
public record LocRib(PrefixTable<Decision> decisions) {

    public static final LocRib EMPTY = new LocRib(PrefixTable.empty());

    /// The table with that decision, or without the prefix where there is none.
    public LocRib with(Ipv4Prefix prefix, @Nullable Decision decision) {
        return new LocRib(
                decision == null ? decisions.without(prefix) : decisions.with(prefix, decision));
    }

    /// The decision for exactly this prefix.
    public Optional<Decision> decision(Ipv4Prefix prefix) {
        return decisions.get(prefix);
    }

    public Optional<Path> best(Ipv4Prefix prefix) {
        return decisions.get(prefix).map(Decision::best);
    }

    public int size() {
        return decisions.size();
    }
}
