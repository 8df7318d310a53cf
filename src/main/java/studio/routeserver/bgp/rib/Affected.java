package studio.routeserver.bgp.rib;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// The prefixes that a change may touch: all of them, or some and what lies inside them. Immutable.
public final class Affected {

    private static final Affected EVERYTHING = new Affected(null);
    private static final Affected NOTHING = new Affected(List.of());

    /// In order, none inside another; null stands for all prefixes.
    private final @Nullable List<Ipv4Prefix> roots;

    private Affected(@Nullable List<Ipv4Prefix> roots) {
        this.roots = roots;
    }

    /// Every prefix: what cannot be named.
    public static Affected everything() {
        return EVERYTHING;
    }

    public static Affected nothing() {
        return NOTHING;
    }

    /// Those prefixes and all that lie inside them.
    public static Affected inside(Collection<Ipv4Prefix> prefixes) {
        List<Ipv4Prefix> roots = new ArrayList<>();
        for (Ipv4Prefix prefix : prefixes.stream().sorted().toList()) {
            // What covers a prefix stands before it, and nothing else between the two.
            if (roots.isEmpty() || !roots.getLast().contains(prefix)) {
                roots.add(prefix);
            }
        }
        return roots.isEmpty() ? NOTHING : new Affected(List.copyOf(roots));
    }

    /// Nothing where the two are known to be the same, else everything.
    public static Affected unless(boolean same) {
        return same ? NOTHING : EVERYTHING;
    }

    /// What only one of two sets has.
    public static Affected between(Set<Ipv4Prefix> one, Set<Ipv4Prefix> other) {
        if (one.equals(other)) {
            return NOTHING;
        }
        List<Ipv4Prefix> lone = new ArrayList<>(one);
        lone.removeIf(other::contains);
        for (Ipv4Prefix prefix : other) {
            if (!one.contains(prefix)) {
                lone.add(prefix);
            }
        }
        return inside(lone);
    }

    /// What either touches.
    public Affected or(Affected other) {
        if (roots == null || other.roots == null) {
            return EVERYTHING;
        }
        return inside(Stream.concat(roots.stream(), other.roots.stream()).toList());
    }

    /// The entries of a table that are touched, in its order. No others are looked at.
    public <V> Iterable<PrefixTable.Entry<V>> of(PrefixTable<V> table) {
        if (roots == null) {
            return table;
        }
        List<PrefixTable.Entry<V>> entries = new ArrayList<>();
        for (Ipv4Prefix root : roots) {
            table.inside(root).forEach(entries::add);
        }
        return entries;
    }
}
