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
/// an edit of one list costs nothing for the others.
final class Named<R extends Resource> extends AbstractList<R> implements RandomAccess {

    /// @param unique whether each has a name, and none has another's
    private record Index<R>(Map<String, R> byName, boolean unique) {}

    private final List<R> items;
    private volatile @Nullable Index<R> index;

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

    /// The resource of that name; the first, where there are several.
    Optional<R> find(String name) {
        return Optional.ofNullable(index().byName().get(name));
    }

    boolean holds(String name) {
        return index().byName().containsKey(name);
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
            known = new Index<>(byName, unique);
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
