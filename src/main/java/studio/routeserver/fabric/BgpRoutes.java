package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// One table of programmed BGP routes and the effective routes built on it: each class of NICs that
/// has this table and the same [SubnetRoutes] has one [EffectiveRoutes].
final class BgpRoutes {

    private final PrefixTable<ProgrammedRoute> table;
    private final Map<SubnetRoutes, EffectiveRoutes> classes = new HashMap<>();
    private volatile @Nullable List<EffectiveRoute> rows;
    private volatile long @Nullable [] keys;

    BgpRoutes(PrefixTable<ProgrammedRoute> table) {
        this.table = table;
    }

    PrefixTable<ProgrammedRoute> table() {
        return table;
    }

    /// The effective routes of the class.
    synchronized EffectiveRoutes of(SubnetRoutes subnet) {
        return classes.computeIfAbsent(subnet, one -> new EffectiveRoutes(one, this));
    }

    /// The same table for another drawing: classes that the edit left are kept.
    synchronized BgpRoutes keeping(Set<SubnetRoutes> live) {
        BgpRoutes kept = new BgpRoutes(table);
        kept.rows = rows;
        kept.keys = keys;
        classes.forEach((subnet, routes) -> {
            if (live.contains(subnet)) {
                kept.classes.put(subnet, routes);
            }
        });
        return kept;
    }

    /// A row for each route, ascending; shared by all classes.
    List<EffectiveRoute> rows() {
        @Nullable List<EffectiveRoute> known = rows;
        if (known == null) {
            List<EffectiveRoute> made = new ArrayList<>(table.size());
            table.forEach(entry -> made.add(EffectiveRoute.bgp(entry.value())));
            known = List.copyOf(made);
            rows = known;
        }
        return known;
    }

    /// The index of the first row inside a prefix.
    int first(Ipv4Prefix prefix) {
        int found = Arrays.binarySearch(keys(), key(prefix));
        return found >= 0 ? found : -found - 1;
    }

    /// The index after the last row inside a prefix; not below [#first].
    int end(Ipv4Prefix prefix) {
        int found = Arrays.binarySearch(keys(), key(prefix.last().asPrefix()));
        return Math.max(first(prefix), found >= 0 ? found + 1 : -found - 1);
    }

    /// A number that is ordered as prefixes are: comparing them themselves is what a lost session
    /// would spend its time on.
    private static long key(Ipv4Prefix prefix) {
        return Integer.toUnsignedLong(prefix.bits()) << 6 | prefix.length();
    }

    private long[] keys() {
        long @Nullable [] known = keys;
        if (known == null) {
            known = table.entries().mapToLong(entry -> key(entry.prefix())).toArray();
            keys = known;
        }
        return known;
    }
}
