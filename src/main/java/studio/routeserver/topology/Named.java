package studio.routeserver.topology;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/// A list of resources that finds one by its name. Immutable.
///
/// The index is made once, by whoever asks first, and topologies that share a list share its index:
/// an edit of one list costs nothing for the others, and the edited list's index is the one before
/// with the few that changed beside it.
final class Named<R extends Resource> extends AbstractList<R> implements RandomAccess {

    /// So many edits stand beside an index until a new one is made.
    private static final int MOST_BESIDE = 64;

    /// @param byName of a list that this one was made from
    /// @param beside what stands in this list otherwise than in that one, by name; empty where it
    ///   is gone
    /// @param unique whether each has a name, and none has another's
    private record Index<R extends Resource>(
            Map<String, R> byName, Map<String, Optional<R>> beside, boolean unique) {

        @Nullable R find(String name) {
            @Nullable Optional<R> changed = beside.isEmpty() ? null : beside.get(name);
            return changed == null ? byName.get(name) : changed.orElse(null);
        }

        /// The index of a list from which some are gone and to which some came; null where that
        /// cannot be told without looking at all.
        @Nullable Index<R> with(List<R> gone, List<R> come) {
            if (!unique || beside.size() + gone.size() + come.size() > MOST_BESIDE) {
                return null;
            }
            Map<String, Optional<R>> changed = new HashMap<>(beside);
            gone.forEach(resource -> changed.put(resource.name(), Optional.empty()));
            Index<R> next = new Index<>(byName, changed, true);
            for (R resource : come) {
                String name = resource.name();
                if (name.isBlank() || next.find(name) != null) {
                    return null;
                }
                changed.put(name, Optional.of(resource));
            }
            return next;
        }
    }

    /// What was found in order, and what has come since.
    ///
    /// @param with the list that these refer to
    private record InOrder<R>(List<?> with, List<R> since) {}

    private final List<R> items;
    private volatile @Nullable Index<R> index;
    private volatile @Nullable InOrder<R> inOrder;

    private Named(List<R> items) {
        this.items = items;
    }

    /// The collection's resources; the same object where it is such a list already.
    @SuppressWarnings(
            "unchecked") // the list is immutable, so what is in it is all that ever will be
    static <R extends Resource> Named<R> copyOf(Collection<? extends R> resources) {
        return resources instanceof Named<?> known
                ? (Named<R>) known
                : new Named<>(List.copyOf(resources));
    }

    /// What an edit made of a list: what is the same object at its front and at its back need not
    /// be looked at again.
    @SuppressWarnings("ReferenceEquality")
    static <R extends Resource> Named<R> edited(Collection<R> before, List<R> after) {
        Named<R> old = copyOf(before);
        Named<R> fresh = copyOf(after);
        Difference<R> edit = Difference.of(old.items, fresh.items, (one, other) -> one == other);
        List<R> come = List.copyOf(edit.come());
        @Nullable Index<R> known = old.index;
        if (known != null) {
            fresh.index = known.with(edit.gone(), come);
        }
        @Nullable InOrder<R> checked = old.inOrder;
        if (checked != null && checked.since().isEmpty()) {
            fresh.inOrder = new InOrder<>(checked.with(), come);
        }
        return fresh;
    }

    // ---- whether what they refer to is there

    /// Those of which it is not known yet that all they refer to in the other list is there: none
    /// where [#refersWell] said so of these very lists, only those that came where it said so
    /// before an edit.
    @SuppressWarnings("ReferenceEquality")
    List<R> unchecked(List<?> other) {
        @Nullable InOrder<R> checked = inOrder;
        return checked == null || checked.with() != other ? items : checked.since();
    }

    /// All that these refer to in the other list is there.
    void refersWell(List<?> other) {
        inOrder = new InOrder<>(other, List.of());
    }

    // ---- by name

    /// The resource of that name; the first, where there are several.
    Optional<R> find(String name) {
        return Optional.ofNullable(index().find(name));
    }

    boolean holds(String name) {
        return index().find(name) != null;
    }

    /// Whether each has a name, and none has another's.
    boolean isUnique() {
        return index().unique();
    }

    private Index<R> index() {
        @Nullable Index<R> known = index;
        if (known == null) {
            Map<String, R> byName = HashMap.newHashMap(items.size());
            boolean unique = true;
            for (R resource : items) {
                String name = resource.name();
                unique &= byName.putIfAbsent(name, resource) == null && !name.isBlank();
            }
            known = new Index<>(byName, Map.of(), unique);
            index = known;
        }
        return known;
    }

    @Override
    public R get(int at) {
        return items.get(at);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public Iterator<R> iterator() {
        return items.iterator();
    }

    @Override
    public Spliterator<R> spliterator() {
        return items.spliterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Named<?> named
                        ? items.equals(named.items)
                        : items.equals(other));
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
