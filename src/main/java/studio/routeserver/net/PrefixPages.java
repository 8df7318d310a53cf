package studio.routeserver.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [PrefixTable] with an index beside it that answers longest-prefix match in two or three steps:
/// for tables as large as the Internet's, of which many addresses are asked. Immutable: a change
/// returns a new one that shares every page in which nothing changed.
///
/// The index is of pages of 256 places: the first two octets of an address choose a page and its
/// third octet the place there; where a prefix is longer than 24, a further page has the places of
/// the last octet. What stands at a place is the number of a value, of 16 bits, so that a page
/// takes 512 octets and a table holds at most [#MOST] different values. For the some thousand
/// routes of a NIC or a device the table alone is smaller, and fast enough.
///
/// @param <V> what is found; compared with `equals`
@SuppressWarnings("ReferenceEquality") // the same table means nothing changed
public final class PrefixPages<V> {

    /// How many different values there can be.
    public static final int MOST = Character.MAX_VALUE - 1;

    private static final int PLACES = 256;

    /// Stands where the last octet decides.
    private static final char DEEPER = Character.MAX_VALUE;

    /// The different values, each with its number; 0 stands for none. Only ever added to, and
    /// shared by all that came of one table.
    private static final class Numbers<V> {
        private final Map<V, Character> numbers = new HashMap<>();
        private final List<V> values = new ArrayList<>();

        synchronized boolean fits(V value) {
            return numbers.containsKey(value) || numbers.size() < MOST;
        }

        synchronized char of(V value) {
            @Nullable Character known = numbers.get(value);
            if (known != null) {
                return known;
            }
            if (numbers.size() == MOST) {
                throw new IllegalArgumentException(
                        "a table of pages holds at most " + MOST + " different values");
            }
            values.add(value);
            char number = (char) values.size();
            numbers.put(value, number);
            return number;
        }

        /// The values in the order of their numbers; what is known already, if none came since.
        synchronized Object[] all(Object[] known) {
            return known.length == values.size() ? known : values.toArray();
        }
    }

    private final PrefixTable<V> table;
    private final Numbers<V> numbers;
    private final Object[] values;
    private final char[][][] pages;
    private final char[][][][] deeper;

    private PrefixPages(
            PrefixTable<V> table, Numbers<V> numbers, Object[] values, Painter painter) {
        this.table = table;
        this.numbers = numbers;
        this.values = values;
        this.pages = painter.pages;
        this.deeper = painter.deeper;
    }

    /// The index of a table.
    ///
    /// @throws IllegalArgumentException if it holds more than [#MOST] different values
    public static <V> PrefixPages<V> of(PrefixTable<V> table) {
        Numbers<V> numbers = new Numbers<>();
        Painter painter = Painter.ofNothing();
        for (PrefixTable.Entry<V> entry : table) {
            painter.paint(entry.prefix(), numbers.of(entry.value()));
        }
        return new PrefixPages<>(table, numbers, numbers.all(new Object[0]), painter);
    }

    public PrefixTable<V> table() {
        return table;
    }

    /// The value of the longest prefix that contains the address.
    @SuppressWarnings("unchecked") // only values of the table have numbers
    public Optional<V> longestMatch(Ipv4Address address) {
        int bits = address.bits();
        int number = pages[bits >>> 24][bits >>> 16 & 255][bits >>> 8 & 255];
        if (number == DEEPER) {
            number = deeper[bits >>> 24][bits >>> 16 & 255][bits >>> 8 & 255][bits & 255];
        }
        return number == 0 ? Optional.empty() : Optional.of((V) values[number - 1]);
    }

    /// With this value for this prefix. The same object if the table says so already.
    public PrefixPages<V> with(Ipv4Prefix prefix, V value) {
        PrefixTable<V> changed = table.with(prefix, value);
        if (changed == table) {
            return this;
        }
        return numbers.fits(value) ? painted(changed, prefix) : of(changed);
    }

    /// Without this prefix. The same object if the table does not hold it.
    public PrefixPages<V> without(Ipv4Prefix prefix) {
        PrefixTable<V> changed = table.without(prefix);
        return changed == table ? this : painted(changed, prefix);
    }

    /// Paints the prefix anew: with the longest that covers it, then with all that lie inside.
    private PrefixPages<V> painted(PrefixTable<V> changed, Ipv4Prefix prefix) {
        Painter painter = new Painter(pages, deeper);
        char around =
                changed.longestCovering(prefix)
                        .map(entry -> numbers.of(entry.value()))
                        .orElse((char) 0);
        painter.paint(prefix, around);
        for (PrefixTable.Entry<V> entry : changed.inside(prefix)) {
            painter.paint(entry.prefix(), numbers.of(entry.value()));
        }
        return new PrefixPages<>(changed, numbers, numbers.all(values), painter);
    }

    /// Writes into copies of the pages it touches, each copied once. Longer prefixes have to come
    /// after those that contain them.
    private static final class Painter {
        private static final char[][][] NOTHING_DEEPER = new char[PLACES][][];

        final char[][][] pages;
        final char[][][][] deeper;

        // What is copied already: by the first octet, by the first two, by the first three.
        private final BitSet ownedChunks = new BitSet(PLACES);
        private final BitSet ownedPages = new BitSet(PLACES * PLACES);
        private final BitSet ownedDeeperChunks = new BitSet(PLACES);
        private final BitSet ownedDeeperPages = new BitSet(PLACES * PLACES);
        private final Set<Integer> ownedDeepest = new HashSet<>();

        Painter(char[][][] pages, char[][][][] deeper) {
            this.pages = pages.clone();
            this.deeper = deeper.clone();
        }

        static Painter ofNothing() {
            char[][] chunk = new char[PLACES][];
            Arrays.fill(chunk, new char[PLACES]);
            char[][][] pages = new char[PLACES][][];
            Arrays.fill(pages, chunk);
            char[][][][] deeper = new char[PLACES][][][];
            Arrays.fill(deeper, NOTHING_DEEPER);
            return new Painter(pages, deeper);
        }

        void paint(Ipv4Prefix prefix, char number) {
            int bits = prefix.bits();
            int length = prefix.length();
            if (length <= 16) {
                paintPages(bits >>> 16, 1 << (16 - length), number);
            } else if (length <= 24) {
                int first = bits >>> 8 & 255;
                Arrays.fill(page(bits >>> 16), first, first + (1 << (24 - length)), number);
            } else {
                int first = bits & 255;
                Arrays.fill(deepest(bits >>> 8), first, first + (1 << (32 - length)), number);
            }
        }

        /// Whole pages of one value are one page, which nobody owns.
        private void paintPages(int first, int count, char number) {
            char[] same = new char[PLACES];
            Arrays.fill(same, number);
            for (int at = first; at < first + count; at++) {
                chunk(at >>> 8)[at & 255] = same;
                ownedPages.clear(at);
            }
        }

        private char[][] chunk(int octet) {
            if (!ownedChunks.get(octet)) {
                pages[octet] = pages[octet].clone();
                ownedChunks.set(octet);
            }
            return pages[octet];
        }

        private char[] page(int at) {
            char[][] chunk = chunk(at >>> 8);
            if (!ownedPages.get(at)) {
                chunk[at & 255] = chunk[at & 255].clone();
                ownedPages.set(at);
            }
            return chunk[at & 255];
        }

        /// The page of the last octet, for the first three; made where there is none.
        private char[] deepest(int at) {
            char[] page = page(at >>> 8);
            char[][] below = below(at >>> 8);
            int place = at & 255;
            if (page[place] != DEEPER) {
                below[place] = new char[PLACES];
                Arrays.fill(below[place], page[place]);
                page[place] = DEEPER;
                ownedDeepest.add(at);
            } else if (ownedDeepest.add(at)) {
                below[place] = below[place].clone();
            }
            return below[place];
        }

        private char[][] below(int at) {
            int octet = at >>> 8;
            if (!ownedDeeperChunks.get(octet)) {
                deeper[octet] = deeper[octet].clone();
                ownedDeeperChunks.set(octet);
            }
            char[][][] chunk = deeper[octet];
            if (!ownedDeeperPages.get(at)) {
                char[] @Nullable [] known = chunk[at & 255];
                char[][] mine = new char[PLACES][];
                if (known != null) {
                    System.arraycopy(known, 0, mine, 0, PLACES);
                }
                chunk[at & 255] = mine;
                ownedDeeperPages.set(at);
            }
            return chunk[at & 255];
        }
    }
}
