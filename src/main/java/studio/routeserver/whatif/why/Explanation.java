package studio.routeserver.whatif.why;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.net.Ipv4Prefix;

/// Why a NIC has a route to a prefix, or has none.
///
/// @param prefix the prefix that is explained; for a question about an address that of the route it
///   follows
/// @param headline the answer in one sentence
/// @param route the row that wins; null where the prefix has none
/// @param chain from the row back to its origin
/// @param losers what was there for the same prefix, in the order in which it fell
/// @param stops for a prefix without a row, or with one that Azure gives everybody: for each place
///   that another could come from, what stopped it
public record Explanation(
        Vantage vantage,
        Ipv4Prefix prefix,
        String headline,
        @Nullable EffectiveRoute route,
        List<Reason> chain,
        List<Loser> losers,
        List<Stop> stops) {

    public Explanation {
        chain = List.copyOf(chain);
        losers = List.copyOf(losers);
        stops = List.copyOf(stops);
    }

    /// Whether the prefix has a row of its own.
    public boolean present() {
        return route != null;
    }

    /// Every reason in it, in the order of reading.
    public List<Reason> reasons() {
        return Stream.of(
                        chain.stream(),
                        losers.stream().map(Loser::because),
                        stops.stream().map(Stop::because))
                .flatMap(one -> one)
                .toList();
    }
}
