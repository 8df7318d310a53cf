package studio.routeserver.advice.design;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// How many entries remain once siblings with the same next hop are merged.
final class Merging {

    private Merging() {}

    /// Never across a prefix with another next hop: two siblings become their parent only if that
    /// is free or has the same next hop, and an entry goes where the next shorter one leads the
    /// same way.
    static int count(List<ByHand.Entry> entries) {
        TreeMap<Ipv4Prefix, Ipv4Address> merged = new TreeMap<>();
        entries.forEach(entry -> merged.put(entry.prefix(), entry.nextHop()));
        for (int length = 32; length > 0; length--) {
            for (Ipv4Prefix prefix : List.copyOf(merged.keySet())) {
                if (prefix.length() == length) {
                    join(merged, prefix);
                }
            }
        }
        return (int)
                merged.entrySet().stream()
                        .filter(entry -> !covered(merged, entry.getKey(), entry.getValue()))
                        .count();
    }

    private static void join(TreeMap<Ipv4Prefix, Ipv4Address> merged, Ipv4Prefix prefix) {
        int bit = 1 << (32 - prefix.length());
        Ipv4Prefix sibling = new Ipv4Prefix(prefix.bits() ^ bit, prefix.length());
        Ipv4Prefix parent = Ipv4Prefix.containing(prefix.network(), prefix.length() - 1);
        @Nullable Ipv4Address hop = merged.get(prefix);
        boolean free = !merged.containsKey(parent) || Objects.equals(merged.get(parent), hop);
        if (hop != null && hop.equals(merged.get(sibling)) && free) {
            merged.remove(prefix);
            merged.remove(sibling);
            merged.put(parent, hop);
        }
    }

    private static boolean covered(
            TreeMap<Ipv4Prefix, Ipv4Address> merged, Ipv4Prefix prefix, Ipv4Address hop) {
        for (int length = prefix.length() - 1; length >= 0; length--) {
            @Nullable Ipv4Address over =
                    merged.get(Ipv4Prefix.containing(prefix.network(), length));
            if (over != null) {
                return over.equals(hop);
            }
        }
        return false;
    }
}
