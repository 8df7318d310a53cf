package studio.routeserver.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [PrefixTable] with an index beside it that answers longest-prefix match in two or three steps:
/// for tables as large as the Internet's, of which many addresses are asked. Immutable: a change
/// returns a new one that shares every page in which nothing changed.
///
/// The index is DIR-24-8 (Gupta, Lin and McKeown, 1998) cut into pages that can be shared: the
/// first nine bits of an address choose a page and the next fifteen the place there; where a prefix
/// is longer than 24, a further page has the places of the last octet. A change copies the 64 KiB
/// of the page it touches and the 4 KiB that lead to all pages. What stands at a place is the
/// number of a value, so a table holds at most [#MOST] different ones. For the some thousand routes
/// of a NIC or a device the table alone is smaller, and fast enough.
///
/// @param <V> what is found; compared with `equals`
@SuppressWarnings("ReferenceEquality") // the same table means nothing changed
public final class PrefixPages<V> {

    /// How many different values there can be.
    public static final int MOST = 0x7FFF;

    /// How many bits of an address choose a page: so many that there are numbers for a further page
    /// at each of its places, and so few that the headers of all pages, which each look reads for
    /// their length, stay in a near cache.
    private static final int PAGE_BITS = 9;

    private static final int PAGES = 1 << PAGE_BITS;
    private static final int PLACES = 1 << (24 - PAGE_BITS);
    private static final int LAST_PLACES = 1 << 8;

    /// Marks a place where the last octet decides; the other bits are the number of its page.
    private static final int DEEPER = 0x8000;

    private static final char[][] NONE_DEEPER = {};

    /// The different values, each with its number; 0 has the answer where there is none. Only ever
    /// added to, and shared by all that came of one table.
    private static final class Numbers<V> {
        private final Map<V, Character> numbers = new HashMap<>();
        private final List<V> values = new ArrayList<>();

        Numbers(V none) {
            values.add(none);
        }

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
            char number = (char) values.size();
            values.add(value);
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
        this.deeper = painter.deeper();
    }

    /// The index of a table.
    ///
    /// @param none the answer to an address that no prefix contains
    /// @throws IllegalArgumentException if it holds more than [#MOST] different values
    public static <V> PrefixPages<V> of(PrefixTable<V> table, V none) {
        Numbers<V> numbers = new Numbers<>(none);
        Painter painter = Painter.ofNothing();
        for (PrefixTable.Entry<V> entry : table) {
            painter.paint(entry.prefix(), numbers.of(entry.value()));
        }
        return new PrefixPages<>(table, numbers, numbers.all(new Object[0]), painter);
    }

    public PrefixTable<V> table() {
        return table;
    }

    /// The value of the longest prefix that contains the address, or the answer for none. That
    /// stands among the values and is not asked for: to branch on what a look brought would make
    /// the processor wait for it, where it could look for the next address already.
    @SuppressWarnings("unchecked") // what has a number is a value, or the answer for none
    public V longestMatch(Ipv4Address address) {
        int bits = address.bits();
        int number = pages[bits >>> 32 - PAGE_BITS][bits >>> 8 & PLACES - 1];
        if (number >= DEEPER) {
            number = deeper[bits >>> 32 - PAGE_BITS][number - DEEPER][bits & LAST_PLACES - 1];
        }
        return (V) values[number];
    }

    @SuppressWarnings("unchecked") // it stands among them
    private V none() {
        return (V) values[0];
    }

    /// With this value for this prefix. The same object if the table says so already.
    ///
    /// @throws IllegalArgumentException if it would hold more than [#MOST] different values
    public PrefixPages<V> with(Ipv4Prefix prefix, V value) {
        PrefixTable<V> changed = table.with(prefix, value);
        if (changed == table) {
            return this;
        }
        return numbers.fits(value) ? painted(changed, prefix) : of(changed, none());
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
        private final char[][][] deeper;

        // What is copied already: by the number of the page, with what it leads to; and by the
        // first three octets.
        private final Map<Integer, List<char[]>> owned = new HashMap<>();
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

        char[][][] deeper() {
            owned.forEach((at, below) -> deeper[at] = below.toArray(NONE_DEEPER));
            return deeper;
        }

        void paint(Ipv4Prefix prefix, char number) {
            int bits = prefix.bits();
            int length = prefix.length();
            if (length <= PAGE_BITS) {
                paintPages(bits >>> 32 - PAGE_BITS, 1 << (PAGE_BITS - length), number);
            } else if (length <= 24) {
                paintPlaces(bits, 1 << (24 - length), number);
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
            for (int at = first; at < first + count; at++) {
                owned.remove(at);
            }
        }

        /// What the first paint in a page covers may have led to further pages; a later one covers
        /// no place that leads to one, as longer prefixes come last.
        private void paintPlaces(int bits, int count, char number) {
            int at = bits >>> 32 - PAGE_BITS;
            int first = bits >>> 8 & PLACES - 1;
            boolean untouched = !owned.containsKey(at);
            List<char[]> below = own(at);
            Arrays.fill(pages[at], first, first + count, number);
            if (untouched) {
                dropPaintedOver(pages[at], below);
            }
        }

        private void paintLast(int bits, int count, char number) {
            int at = bits >>> 32 - PAGE_BITS;
            List<char[]> below = own(at);
            int place = bits >>> 8 & PLACES - 1;
            int found = pages[at][place];
            char[] last;
            if (found < DEEPER) {
                last = new char[LAST_PLACES];
                Arrays.fill(last, (char) found);
                pages[at][place] = (char) (DEEPER + below.size());
                below.add(last);
                ownedLast.add(bits >>> 8);
            } else {
                last = below.get(found - DEEPER);
                if (ownedLast.add(bits >>> 8)) {
                    last = last.clone();
                    below.set(found - DEEPER, last);
                }
            }
            int first = bits & LAST_PLACES - 1;
            Arrays.fill(last, first, first + count, number);
        }

        /// Copies the page, if that is not done yet; what it leads to.
        private List<char[]> own(int at) {
            return owned.computeIfAbsent(
                    at,
                    _ -> {
                        pages[at] = pages[at].clone();
                        return new ArrayList<>(Arrays.asList(deeper[at]));
                    });
        }

        /// Those that a page still leads to get new numbers: else there would not be enough.
        private static void dropPaintedOver(char[] page, List<char[]> below) {
            if (below.isEmpty()) {
                return;
            }
            List<char[]> before = List.copyOf(below);
            below.clear();
            for (int place = 0; place < PLACES; place++) {
                if (page[place] >= DEEPER) {
                    below.add(before.get(page[place] - DEEPER));
                    page[place] = (char) (DEEPER + below.size() - 1);
                }
            }
        }
    }
}
