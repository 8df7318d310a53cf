package studio.routeserver.bgp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.bgp.rib.AdjRibOut;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.rib.Source;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.bgp.session.State;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A neighbour at run time: its session and its two tables.
final class Running {

    /// UPDATEs that follow each other closely are one advertisement: all routes of a peer that
    /// holds thousands come in several messages.
    private static final Duration BURST_GAP = Duration.ofSeconds(1);

    final Session session;
    Neighbor neighbor;
    boolean started;
    boolean initialRoutesDue;
    AdjRibOut adjRibOut = AdjRibOut.EMPTY;

    private AdjRibIn adjRibIn = AdjRibIn.EMPTY;
    private int accepted;
    private int counted;
    private @Nullable Instant lastAnnouncement;
    private int inBurst;

    Running(Neighbor neighbor, Session session) {
        this.neighbor = neighbor;
        this.session = session;
    }

    boolean established() {
        return session.state() == State.ESTABLISHED;
    }

    AdjRibIn adjRibIn() {
        return adjRibIn;
    }

    /// The peer's BGP identifier; its address before it has told one.
    Ipv4Address remoteId() {
        return session.negotiated()
                .map(negotiated -> negotiated.remote().identifier())
                .orElse(neighbor.address());
    }

    Source source() {
        return new Source(
                neighbor.name(),
                neighbor.address(),
                remoteId(),
                !neighbor.session().ibgp(),
                neighbor.kind());
    }

    void put(Ipv4Prefix prefix, AdjRibIn.Entry entry) {
        adjRibIn.routes().get(prefix).ifPresent(held -> count(held, -1));
        count(entry, 1);
        adjRibIn = adjRibIn.with(prefix, entry);
    }

    /// Takes the prefix out; whether it was there.
    boolean remove(Ipv4Prefix prefix, Instant now) {
        AdjRibIn.Entry held = adjRibIn.routes().get(prefix).orElse(null);
        if (held == null) {
            return false;
        }
        count(held, -1);
        if (continuesBurst(now) && neighbor.limit().counts().test(held)) {
            inBurst--;
        }
        adjRibIn = adjRibIn.without(prefix);
        return true;
    }

    private void count(AdjRibIn.Entry entry, int step) {
        if (entry.accepted().isPresent()) {
            accepted += step;
        }
        if (neighbor.limit().counts().test(entry)) {
            counted += step;
        }
    }

    /// After a change of policies or limit: what is held was counted under the limit before.
    void recount(PrefixLimit before) {
        lastAnnouncement = null;
        if (!before.counts().equals(neighbor.limit().counts())) {
            accepted = 0;
            counted = 0;
            adjRibIn.routes().forEach(entry -> count(entry.value(), 1));
        }
    }

    /// Whether what is held and what comes in, counted again where it is held already, is more than
    /// the limit (azure rule R-RS-18).
    boolean exceedsLimit(List<AdjRibIn.Entry> incoming, Instant now) {
        if (!continuesBurst(now)) {
            inBurst = counted;
        }
        lastAnnouncement = now;
        inBurst += (int) incoming.stream().filter(neighbor.limit().counts()).count();
        return inBurst > neighbor.limit().maximum();
    }

    /// Why [#exceedsLimit] said so, with the rule.
    String limitSentence() {
        return "%d prefixes, those announced again counted again, are more than the limit of %d (%s)"
                .formatted(inBurst, neighbor.limit().maximum(), neighbor.limit().rule());
    }

    private boolean continuesBurst(Instant now) {
        return lastAnnouncement != null && !now.isAfter(lastAnnouncement.plus(BURST_GAP));
    }

    /// The session is over: nothing that was said counts.
    void clear() {
        adjRibIn = AdjRibIn.EMPTY;
        adjRibOut = AdjRibOut.EMPTY;
        accepted = 0;
        counted = 0;
        lastAnnouncement = null;
        initialRoutesDue = false;
    }

    NeighborState state() {
        return new NeighborState(
                neighbor,
                session.state(),
                session.negotiated().orElse(null),
                session.establishedSince().orElse(null),
                session.holdDeadline().orElse(null),
                session.lastFall(),
                session.counters(),
                adjRibIn.size(),
                accepted + (int) adjRibIn.summaries().count(),
                adjRibOut.size());
    }
}
