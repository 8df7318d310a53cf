package studio.routeserver.bgp.rib;

import java.util.Optional;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;

/// What one neighbour was told and not told otherwise since, and why it was not told the rest.
///
/// Immutable: a change returns a new table that shares what did not change.
///
/// @param sent the attributes as they went out
/// @param held the prefixes that the router knows and keeps to itself
public record AdjRibOut(PrefixTable<PathAttributes> sent, PrefixTable<ExportVerdict.Hold> held) {

    public static final AdjRibOut EMPTY = new AdjRibOut(PrefixTable.empty(), PrefixTable.empty());

    public Optional<PathAttributes> sent(Ipv4Prefix prefix) {
        return sent.get(prefix);
    }

    public AdjRibOut withSent(Ipv4Prefix prefix, PathAttributes attributes) {
        return new AdjRibOut(sent.with(prefix, attributes), held.without(prefix));
    }

    public AdjRibOut withHeld(Ipv4Prefix prefix, ExportVerdict.Hold why) {
        return new AdjRibOut(sent.without(prefix), held.with(prefix, why));
    }

    public AdjRibOut without(Ipv4Prefix prefix) {
        return new AdjRibOut(sent.without(prefix), held.without(prefix));
    }

    public int size() {
        return sent.size();
    }
}
