package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import studio.routeserver.net.Ipv4Prefix;

/// Fewer prefixes that cover the same addresses, or a few more.
///
/// @param prefixes ascending
/// @param extra how many addresses they cover beyond the given ones
public record Summary(List<Ipv4Prefix> prefixes, long extra) {

    public Summary {
        prefixes = List.copyOf(prefixes);
    }

    /// The fewest prefixes that cover exactly the same addresses.
    public static Summary exact(Collection<Ipv4Prefix> given) {
        List<Ipv4Prefix> kept = new ArrayList<>();
        given.stream().sorted().distinct().forEach(prefix -> push(kept, prefix));
        return new Summary(kept, 0);
    }

    /// Prefixes ascending, so one that covers the next stands right before it.
    private static void push(List<Ipv4Prefix> kept, Ipv4Prefix prefix) {
        Ipv4Prefix added = prefix;
        while (!kept.isEmpty()) {
            Ipv4Prefix last = kept.getLast();
            if (last.contains(added)) {
                return;
            }
            Ipv4Prefix parent = common(last, added);
            boolean siblings =
                    last.length() == added.length() && parent.length() == last.length() - 1;
            if (!siblings) {
                break;
            }
            kept.removeLast();
            added = parent;
        }
        kept.add(added);
    }

    /// The longest prefix that contains both.
    static Ipv4Prefix common(Ipv4Prefix one, Ipv4Prefix other) {
        int differing = Integer.numberOfLeadingZeros(one.bits() ^ other.bits());
        int length = Math.min(differing, Math.min(one.length(), other.length()));
        return Ipv4Prefix.containing(one.network(), length);
    }

    /// At most that many prefixes, with as few further addresses as joining neighbours, the
    /// cheapest pair first, finds. Time n log n in the worst case a step.
    public static Summary atMost(Collection<Ipv4Prefix> given, int most) {
        List<Ipv4Prefix> prefixes = new ArrayList<>(exact(given).prefixes());
        long before = size(prefixes);
        while (prefixes.size() > most && prefixes.size() > 1) {
            int cheapest = 0;
            long cost = Long.MAX_VALUE;
            for (int i = 0; i + 1 < prefixes.size(); i++) {
                Ipv4Prefix parent = common(prefixes.get(i), prefixes.get(i + 1));
                long price = parent.size() - prefixes.get(i).size() - prefixes.get(i + 1).size();
                if (price < cost) {
                    cost = price;
                    cheapest = i;
                }
            }
            Ipv4Prefix joined = common(prefixes.get(cheapest), prefixes.get(cheapest + 1));
            prefixes.removeIf(joined::contains);
            prefixes.add(joined);
            prefixes = new ArrayList<>(exact(prefixes).prefixes());
        }
        return new Summary(prefixes, size(prefixes) - before);
    }

    private static long size(List<Ipv4Prefix> prefixes) {
        return prefixes.stream().mapToLong(Ipv4Prefix::size).sum();
    }
}
