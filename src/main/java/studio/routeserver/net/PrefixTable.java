package studio.routeserver.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Values by prefix, with longest-prefix match. Immutable: a change returns a new table that shares
/// what did not change.
///
/// A path-compressed binary trie. A look-up or a change visits at most 33 nodes, whatever the size;
/// a change copies only the nodes it visits, so two tables that differ in one prefix share the
/// rest. Iteration is in the order of [Ipv4Prefix#compareTo].
///
/// @param <V> what is found; compared with `equals`
@SuppressWarnings("ReferenceEquality") // the same node means nothing changed; equals would walk it
public final class PrefixTable<V> implements Iterable<PrefixTable.Entry<V>> {

    /// A prefix and its value.
    public record Entry<V>(Ipv4Prefix prefix, V value) {}

    /// A node: an entry (`value` not null), or a fork where two subtrees part.
    private record Node<V>(
            Ipv4Prefix prefix,
            @Nullable V value,
            @Nullable Node<V> zero,
            @Nullable Node<V> one,
            int entries) {

        static <V> Node<V> of(
                Ipv4Prefix prefix,
                @Nullable V value,
                @Nullable Node<V> zero,
                @Nullable Node<V> one) {
            int entries =
                    (value == null ? 0 : 1)
                            + (zero == null ? 0 : zero.entries)
                            + (one == null ? 0 : one.entries);
            return new Node<>(prefix, value, zero, one, entries);
        }
    }

    private static final PrefixTable<?> EMPTY = new PrefixTable<>(null);

    private final @Nullable Node<V> root;

    private PrefixTable(@Nullable Node<V> root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked") // an empty table holds no value of any type
    public static <V> PrefixTable<V> empty() {
        return (PrefixTable<V>) EMPTY;
    }

    /// The table of a map's entries.
    public static <V> PrefixTable<V> of(Map<Ipv4Prefix, V> entries) {
        PrefixTable<V> table = empty();
        for (Map.Entry<Ipv4Prefix, V> entry : entries.entrySet()) {
            table = table.with(entry.getKey(), entry.getValue());
        }
        return table;
    }

    public int size() {
        return root == null ? 0 : root.entries;
    }

    public boolean isEmpty() {
        return root == null;
    }

    /// The table with this value for this prefix. The same table if it already says so.
    public PrefixTable<V> with(Ipv4Prefix prefix, V value) {
        Node<V> changed = insert(root, prefix, value);
        return changed == root ? this : new PrefixTable<>(changed);
    }

    /// The table without this prefix. The same table if it does not hold it.
    public PrefixTable<V> without(Ipv4Prefix prefix) {
        Node<V> changed = remove(root, prefix);
        if (changed == root) {
            return this;
        }
        return changed == null ? empty() : new PrefixTable<>(changed);
    }

    /// The value of exactly this prefix.
    public Optional<V> get(Ipv4Prefix prefix) {
        @Nullable Node<V> node = root;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.prefix.equals(prefix)) {
                return Optional.ofNullable(node.value);
            }
            node = child(node, prefix);
        }
        return Optional.empty();
    }

    public boolean containsKey(Ipv4Prefix prefix) {
        return get(prefix).isPresent();
    }

    /// The entry whose prefix contains the address and is longest. At most 33 steps, whatever the
    /// size.
    public Optional<Entry<V>> longestMatch(Ipv4Address address) {
        return longestCovering(address.asPrefix());
    }

    /// The entry whose prefix is this one or contains it, and is longest.
    public Optional<Entry<V>> longestCovering(Ipv4Prefix prefix) {
        @Nullable Node<V> node = root;
        @Nullable Node<V> best = null;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.value != null) {
                best = node;
            }
            node = node.prefix.length() == 32 ? null : child(node, prefix);
        }
        return best == null || best.value == null
                ? Optional.empty()
                : Optional.of(new Entry<>(best.prefix, best.value));
    }

    /// Every entry whose prefix is this one or contains it, the shortest first. At most 33 steps,
    /// whatever the size.
    public List<Entry<V>> covering(Ipv4Prefix prefix) {
        List<Entry<V>> covering = new ArrayList<>();
        @Nullable Node<V> node = root;
        while (node != null && node.prefix.contains(prefix)) {
            if (node.value != null) {
                covering.add(new Entry<>(node.prefix, node.value));
            }
            node = node.prefix.length() == 32 ? null : child(node, prefix);
        }
        return covering;
    }

    /// Whether an entry's prefix is this one or contains it.
    public boolean covers(Ipv4Prefix prefix) {
        return longestCovering(prefix).isPresent();
    }

    /// The entries whose prefixes are this one or lie inside it, in the order of
    /// [Ipv4Prefix#compareTo].
    public Iterable<Entry<V>> inside(Ipv4Prefix prefix) {
        @Nullable Node<V> node = root;
        while (node != null && !prefix.contains(node.prefix)) {
            node = node.prefix.contains(prefix) ? child(node, prefix) : null;
        }
        @Nullable Node<V> top = node;
        return () -> new InOrder<>(top);
    }

    /// Every entry, in the order of [Ipv4Prefix#compareTo].
    public Stream<Entry<V>> entries() {
        return StreamSupport.stream(
                Spliterators.spliterator(
                        iterator(),
                        size(),
                        Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL),
                false);
    }

    /// A table with the same prefixes and other values; what the function answers null for is left
    /// out.
    public <W> PrefixTable<W> map(BiFunction<Ipv4Prefix, V, @Nullable W> function) {
        PrefixTable<W> mapped = empty();
        for (Entry<V> entry : this) {
            @Nullable W value = function.apply(entry.prefix, entry.value);
            if (value != null) {
                mapped = mapped.with(entry.prefix, value);
            }
        }
        return mapped;
    }

    @Override
    public Iterator<Entry<V>> iterator() {
        return new InOrder<>(root);
    }

    private static <V> @Nullable Node<V> child(Node<V> node, Ipv4Prefix prefix) {
        return bit(prefix, node.prefix.length()) ? node.one : node.zero;
    }

    private static boolean bit(Ipv4Prefix prefix, int position) {
        return (prefix.bits() << position) < 0;
    }

    private static <V> Node<V> insert(@Nullable Node<V> node, Ipv4Prefix prefix, V value) {
        if (node == null) {
            return Node.of(prefix, value, null, null);
        }
        if (node.prefix.equals(prefix)) {
            return value.equals(node.value) ? node : Node.of(prefix, value, node.zero, node.one);
        }
        if (node.prefix.contains(prefix)) {
            boolean one = bit(prefix, node.prefix.length());
            @Nullable Node<V> old = one ? node.one : node.zero;
            Node<V> changed = insert(old, prefix, value);
            if (changed == old) {
                return node;
            }
            return one
                    ? Node.of(node.prefix, node.value, node.zero, changed)
                    : Node.of(node.prefix, node.value, changed, node.one);
        }
        if (prefix.contains(node.prefix)) {
            return bit(node.prefix, prefix.length())
                    ? Node.of(prefix, value, null, node)
                    : Node.of(prefix, value, node, null);
        }
        int common = Integer.numberOfLeadingZeros(prefix.bits() ^ node.prefix.bits());
        Ipv4Prefix fork = Ipv4Prefix.containing(prefix.network(), common);
        Node<V> leaf = Node.of(prefix, value, null, null);
        return bit(prefix, common)
                ? Node.of(fork, null, node, leaf)
                : Node.of(fork, null, leaf, node);
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, Ipv4Prefix prefix) {
        if (node == null || !node.prefix.contains(prefix)) {
            return node;
        }
        if (node.prefix.equals(prefix)) {
            return node.value == null ? node : joined(node.prefix, null, node.zero, node.one);
        }
        boolean one = bit(prefix, node.prefix.length());
        @Nullable Node<V> old = one ? node.one : node.zero;
        @Nullable Node<V> changed = remove(old, prefix);
        if (changed == old) {
            return node;
        }
        return one
                ? joined(node.prefix, node.value, node.zero, changed)
                : joined(node.prefix, node.value, changed, node.one);
    }

    /// The node, or what stands for it where it would be a fork with fewer than two subtrees.
    private static <V> @Nullable Node<V> joined(
            Ipv4Prefix prefix, @Nullable V value, @Nullable Node<V> zero, @Nullable Node<V> one) {
        if (value == null && zero == null) {
            return one;
        }
        if (value == null && one == null) {
            return zero;
        }
        return Node.of(prefix, value, zero, one);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PrefixTable<?> table) || table.size() != size()) {
            return false;
        }
        Iterator<? extends Entry<?>> theirs = table.iterator();
        for (Entry<V> mine : this) {
            if (!mine.equals(theirs.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return entries().map(Objects::hashCode).reduce(1, (sum, hash) -> 31 * sum + hash);
    }

    @Override
    public String toString() {
        Function<Entry<V>, String> line = entry -> entry.prefix + "=" + entry.value;
        return entries().map(line).toList().toString();
    }

    /// Node before its zero side before its one side: the order of the prefixes.
    private static final class InOrder<V> implements Iterator<Entry<V>> {
        private final ArrayDeque<Node<V>> pending = new ArrayDeque<>();

        InOrder(@Nullable Node<V> root) {
            push(root);
            skipForks();
        }

        private void push(@Nullable Node<V> node) {
            if (node != null) {
                pending.push(node);
            }
        }

        private void skipForks() {
            while (!pending.isEmpty() && pending.peek().value == null) {
                Node<V> fork = pending.pop();
                push(fork.one);
                push(fork.zero);
            }
        }

        @Override
        public boolean hasNext() {
            return !pending.isEmpty();
        }

        @Override
        public Entry<V> next() {
            if (pending.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<V> node = pending.pop();
            push(node.one);
            push(node.zero);
            skipForks();
            return new Entry<>(node.prefix, Objects.requireNonNull(node.value));
        }
    }
}
