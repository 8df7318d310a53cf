package studio.routeserver.lab.policy;

import java.util.AbstractList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Difference;

/// The address spaces of a hub and its clients, in their order; finds the one that holds a prefix
/// without looking at each: every route that is taken in or told asks. Immutable.
@SuppressWarnings("ReferenceEquality") // the very lists that were compared
public final class Spaces extends AbstractList<Space> implements RandomAccess {

    /// Of so many differing spaces each is looked at.
    private static final int FEW = 16;

    private final List<Space> all;

    /// The first space of each prefix; made when first asked for.
    private volatile @Nullable PrefixTable<Space> table;

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
        List<PrefixTable.Entry<Space>> holding = table().covering(prefix);
        return switch (holding.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(holding.getFirst().value());
            default -> all.stream().filter(space -> space.prefix().contains(prefix)).findFirst();
        };
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
        // What both have in front goes first in both, and what both have behind comes last.
        Difference<Space> between = since(other);
        Set<Space> mine = new LinkedHashSet<>(between.come());
        Set<Space> theirs = new LinkedHashSet<>(between.gone());
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
        return table().containsKey(prefix);
    }

    private PrefixTable<Space> table() {
        @Nullable PrefixTable<Space> known = table;
        if (known == null) {
            known = PrefixTable.empty();
            for (Space space : all.reversed()) {
                known = known.with(space.prefix(), space); // of a prefix the first one stays
            }
            table = known;
        }
        return known;
    }

    /// These spaces, going on from what is known of others: of few differing ones only those are
    /// looked at.
    public Spaces after(Spaces before) {
        Difference<Space> since = since(before);
        @Nullable PrefixTable<Space> known = before.table;
        if (known != null && since.come().size() + since.gone().size() <= FEW) {
            Set<Ipv4Prefix> changed = new HashSet<>();
            since.come().forEach(space -> changed.add(space.prefix()));
            since.gone().forEach(space -> changed.add(space.prefix()));
            for (Ipv4Prefix prefix : changed) {
                known = known.without(prefix);
            }
            for (Space space : all) {
                if (changed.remove(space.prefix())) {
                    known = known.with(space.prefix(), space);
                }
            }
            table = known;
        }
        return this;
    }

    private Difference<Space> since(Spaces before) {
        return Difference.of(before.all, all, Space::equals);
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
