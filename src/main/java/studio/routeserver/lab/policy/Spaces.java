package studio.routeserver.lab.policy;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// The address spaces of a hub and its clients, in their order; finds the one that holds a prefix
/// without looking at each: every route that is taken in or told asks. Immutable.
@SuppressWarnings("ReferenceEquality") // the very lists that were compared
public final class Spaces extends AbstractList<Space> implements RandomAccess {

    private final List<Space> all;

    /// The place of the first space of each prefix; made when first asked for.
    private volatile @Nullable PrefixTable<Integer> places;

    /// What the last comparison gave: many neighbours ask for the same one.
    private volatile @Nullable Compared compared;

    private record Compared(Spaces other, Affected prefixes) {}

    private Spaces(List<Space> all) {
        this.all = all;
    }

    /// In the order given: where two hold a prefix, the first counts.
    public static Spaces of(List<Space> spaces) {
        return new Spaces(List.copyOf(spaces));
    }

    /// The first space that is this prefix or contains it.
    public Optional<Space> holding(Ipv4Prefix prefix) {
        return places().covering(prefix).stream()
                .map(PrefixTable.Entry::value)
                .min(Comparator.naturalOrder())
                .map(all::get);
    }

    /// The prefixes that may be held by another space here than there: those inside a space that
    /// only one of the two has.
    Affected differsFrom(Spaces other) {
        if (this == other) {
            return Affected.nothing();
        }
        @Nullable Compared known = compared;
        if (known == null || known.other != other) {
            known = new Compared(other, compare(other));
            compared = known;
        }
        return known.prefixes;
    }

    private Affected compare(Spaces other) {
        Set<Space> mine = new LinkedHashSet<>(all);
        Set<Space> theirs = new LinkedHashSet<>(other.all);
        List<Space> common = mine.stream().filter(theirs::contains).toList();
        if (!common.equals(theirs.stream().filter(mine::contains).toList())) {
            return Affected.everything(); // in another order another one may come first
        }
        return Affected.inside(
                Stream.concat(
                                mine.stream().filter(space -> !theirs.contains(space)),
                                theirs.stream().filter(space -> !mine.contains(space)))
                        .map(Space::prefix)
                        .toList());
    }

    /// Whether a space is exactly this prefix.
    public boolean has(Ipv4Prefix prefix) {
        return places().containsKey(prefix);
    }

    private PrefixTable<Integer> places() {
        @Nullable PrefixTable<Integer> known = places;
        if (known == null) {
            Map<Ipv4Prefix, Integer> first = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                first.putIfAbsent(all.get(i).prefix(), i);
            }
            known = PrefixTable.of(first);
            places = known;
        }
        return known;
    }

    @Override
    public Space get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Spaces spaces
                        ? all.size() == spaces.all.size() && all.equals(spaces.all)
                        : all.equals(other));
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
