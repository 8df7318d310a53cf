package studio.routeserver.bgp.rib;

import java.util.List;
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
/// @param aggregates what may be told in place of known prefixes, by its own prefix and then by the
///   known one
/// @param replaced by what each of those known prefixes is replaced
public record AdjRibOut(
        PrefixTable<PathAttributes> sent,
        PrefixTable<ExportVerdict.Hold> held,
        PrefixTable<PrefixTable<PathAttributes>> aggregates,
        PrefixTable<List<Ipv4Prefix>> replaced) {

    public static final AdjRibOut EMPTY =
            new AdjRibOut(
                    PrefixTable.empty(),
                    PrefixTable.empty(),
                    PrefixTable.empty(),
                    PrefixTable.empty());

    public Optional<PathAttributes> sent(Ipv4Prefix prefix) {
        return sent.get(prefix);
    }

    public AdjRibOut withSent(Ipv4Prefix prefix, PathAttributes attributes) {
        return new AdjRibOut(
                sent.with(prefix, attributes), held.without(prefix), aggregates, replaced);
    }

    public AdjRibOut withHeld(Ipv4Prefix prefix, ExportVerdict.Hold why) {
        return new AdjRibOut(sent.without(prefix), held.with(prefix, why), aggregates, replaced);
    }

    public AdjRibOut without(Ipv4Prefix prefix) {
        return new AdjRibOut(sent.without(prefix), held.without(prefix), aggregates, replaced);
    }

    /// What may be told in place of others that are summarised by this prefix.
    public Optional<PathAttributes> aggregate(Ipv4Prefix prefix) {
        return aggregates
                .get(prefix)
                .flatMap(members -> members.entries().findFirst())
                .map(PrefixTable.Entry::value);
    }

    /// Other prefixes stand for the known one.
    public AdjRibOut replacing(Ipv4Prefix known, ExportVerdict.Aggregate by) {
        AdjRibOut left = notReplacing(known);
        PrefixTable<PrefixTable<PathAttributes>> more = left.aggregates;
        for (Ipv4Prefix prefix : by.prefixes()) {
            PrefixTable<PathAttributes> members = more.get(prefix).orElse(PrefixTable.empty());
            more = more.with(prefix, members.with(known, by.attributes()));
        }
        return new AdjRibOut(sent, held, more, left.replaced.with(known, by.prefixes()));
    }

    /// Nothing stands for the known prefix.
    public AdjRibOut notReplacing(Ipv4Prefix known) {
        Optional<List<Ipv4Prefix>> by = replaced.get(known);
        if (by.isEmpty()) {
            return this;
        }
        PrefixTable<PrefixTable<PathAttributes>> left = aggregates;
        for (Ipv4Prefix prefix : by.get()) {
            PrefixTable<PathAttributes> members =
                    left.get(prefix).orElse(PrefixTable.empty()).without(known);
            left = members.isEmpty() ? left.without(prefix) : left.with(prefix, members);
        }
        return new AdjRibOut(sent, held, left, replaced.without(known));
    }

    public int size() {
        return sent.size();
    }
}
