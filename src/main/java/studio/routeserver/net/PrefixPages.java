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
/// The index is DIR-24-8 (Gupta, Lin and McKeown, 1998) cut into pages that can be shared: the
/// first twelve bits of an address choose a page and the next twelve the place there; where a
/// prefix is longer than 24, a further page has the places of the last octet. A change copies the 8
/// KiB of the page it touches and the 16 KiB that lead to all pages. What stands at a place is the
/// number of a value, so a table holds at most [#MOST] different ones. For the some thousand routes
/// of a NIC or a device the table alone is smaller, and fast enough.
///
/// @param <V> what is found; compared with `equals`
@SuppressWarnings("ReferenceEquality") // the same table means nothing changed
public final class PrefixPages<V> {

    /// How many different values there can be.
    public static final int MOST = 0x7FFF;

    private static final int PAGES = 1 << 12;
    private static final int PLACES = 1 << 12;
    private static final int LAST_PLACES = 1 << 8;

    /// Marks a place where the last octet decides; the other bits are the number of its page.
    private static final int DEEPER = 0x8000;

    private static final char[][] NONE_DEEPER = {};

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
    private final char[][] pages;
    private final char[][][] deeper;

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
        int number = pages[bits >>> 20][bits >>> 8 & PLACES - 1];
        if (number >= DEEPER) {
            number = deeper[bits >>> 20][number - DEEPER][bits & LAST_PLACES - 1];
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
        final char[][] pages;
        final char[][][] deeper;

        // What is copied already: by the first twelve bits, and by the first three octets.
        private final BitSet owned = new BitSet(PAGES);
        private final Set<Integer> ownedLast = new HashSet<>();

        Painter(char[][] pages, char[][][] deeper) {
            this.pages = pages.clone();
            this.deeper = deeper.clone();
        }

        static Painter ofNothing() {
            char[][] pages = new char[PAGES][];
            Arrays.fill(pages, new char[PLACES]);
            char[][][] deeper = new char[PAGES][][];
            Arrays.fill(deeper, NONE_DEEPER);
            return new Painter(pages, deeper);
        }

        void paint(Ipv4Prefix prefix, char number) {
            int bits = prefix.bits();
            int length = prefix.length();
            if (length <= 12) {
                paintPages(bits >>> 20, 1 << (12 - length), number);
            } else if (length <= 24) {
                int first = bits >>> 8 & PLACES - 1;
                Arrays.fill(page(bits >>> 20), first, first + (1 << (24 - length)), number);
            } else {
                paintLast(bits, 1 << (32 - length), number);
            }
        }

        /// Whole pages of one value are one page, which nobody owns.
        private void paintPages(int first, int count, char number) {
            char[] same = new char[PLACES];
            Arrays.fill(same, number);
            Arrays.fill(pages, first, first + count, same);
            Arrays.fill(deeper, first, first + count, NONE_DEEPER);
            owned.clear(first, first + count);
        }

        private void paintLast(int bits, int count, char number) {
            char[] page = page(bits >>> 20);
            int place = bits >>> 8 & PLACES - 1;
            if (page[place] < DEEPER) {
                page[place] = added(bits >>> 20, page[place]);
                ownedLast.add(bits >>> 8);
            }
            char[][] below = deeper[bits >>> 20];
            int at = page[place] - DEEPER;
            if (ownedLast.add(bits >>> 8)) {
                below[at] = below[at].clone();
            }
            int first = bits & LAST_PLACES - 1;
            Arrays.fill(below[at], first, first + count, number);
        }

        /// What stands at a place for a further page, in which at first all is the same.
        private char added(int at, char number) {
            char[] last = new char[LAST_PLACES];
            Arrays.fill(last, number);
            char[][] below = deeper[at];
            deeper[at] = Arrays.copyOf(below, below.length + 1);
            deeper[at][below.length] = last;
            return (char) (DEEPER + below.length);
        }

        private char[] page(int at) {
            if (!owned.get(at)) {
                pages[at] = pages[at].clone();
                deeper[at] = stillThere(at);
                owned.set(at);
            }
            return pages[at];
        }

        /// The further pages that a page leads to, with new numbers: those that were painted over
        /// are gone.
        private char[][] stillThere(int at) {
            char[][] before = deeper[at];
            if (before.length == 0) {
                return before;
            }
            List<char[]> after = new ArrayList<>();
            char[] page = pages[at];
            for (int place = 0; place < PLACES; place++) {
                if (page[place] >= DEEPER) {
                    after.add(before[page[place] - DEEPER]);
                    page[place] = (char) (DEEPER + after.size() - 1);
                }
            }
            return after.toArray(char[][]::new);
        }
    }
}
