package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Ref;

/// The ways of one direction of a flow, over every member of every ECMP set.
///
/// Walked depth first in the order of the sets, so the traces come in a stable order. At most
/// [#MOST] traces: where more members share, the first ones stand for all.
final class Walk {

    static final int MOST = 256;

    /// A trace that has come to an end.
    ///
    /// @param arrival null where it was dropped or left to the Internet
    record Ended(Way way, Trace trace, @Nullable Arrival arrival) {}

    private final Sight sight;
    private final Ipv4Address source;
    private final Ipv4Address destination;
    private final boolean answer;
    private final @Nullable Ref asker;
    private final @Nullable Sharing sharing;
    private final List<Ended> ended = new ArrayList<>();
    private final Wire wire;
    private final Senders senders;
    private final NvaForwarding nvas;
    private final BranchForwarding branches;
    private final GatewayForwarding gateways;
    private final Tunnels tunnels;

    /// @param answer whether devices have seen the flow before
    /// @param asker for an answer: the only one that may take it; null if anyone may
    /// @param sharing how a single flow chooses members; null if all members are walked
    Walk(
            Sight sight,
            Ipv4Address source,
            Ipv4Address destination,
            boolean answer,
            @Nullable Ref asker,
            @Nullable Sharing sharing) {
        this.sight = sight;
        this.source = source;
        this.destination = destination;
        this.answer = answer;
        this.asker = asker;
        this.sharing = sharing;
        this.wire = new Wire(this);
        this.senders = new Senders(this);
        this.nvas = new NvaForwarding(this);
        this.branches = new BranchForwarding(this);
        this.gateways = new GatewayForwarding(this);
        this.tunnels = new Tunnels(this);
    }

    Sight sight() {
        return sight;
    }

    /// Whether this is the way of an answer.
    boolean answer() {
        return answer;
    }

    // Azure's network, and what stands around it: each hands the packet on to another.

    Wire wire() {
        return wire;
    }

    Senders senders() {
        return senders;
    }

    NvaForwarding nvas() {
        return nvas;
    }

    BranchForwarding branches() {
        return branches;
    }

    GatewayForwarding gateways() {
        return gateways;
    }

    Tunnels tunnels() {
        return tunnels;
    }

    Way start(FlowState state, int budget) {
        return new Way(source, destination, state, budget);
    }

    /// Sends the packet to each of the members; a single flow to the one it hashes to (R-NVA-14).
    /// Members beyond the budget are left out, and the others stand for them.
    ///
    /// @param name what tells members apart
    <M> void each(
            Way way,
            Sharing.At at,
            List<M> members,
            Function<M, String> name,
            BiConsumer<Way, M> onward) {
        if (members.size() == 1) {
            onward.accept(way, members.getFirst());
            return;
        }
        if (sharing != null) {
            List<String> names = members.stream().map(name).toList();
            onward.accept(way, members.get(names.indexOf(sharing.choose(way, at, names))));
            return;
        }
        List<M> walked = members.subList(0, Math.min(members.size(), Math.max(1, way.budget)));
        for (M member : walked) {
            onward.accept(way.fork(walked.size()), member);
        }
    }

    /// Sends the packet out by each of the ways of a device's own route.
    void share(Way way, String device, DeviceRoute route, BiConsumer<Way, DeviceRoute.Exit> out) {
        Sharing.At at = Sharing.At.device(device, route.text());
        each(way, at, route.exits(), DeviceRoute.Exit::text, out);
    }

    /// A device drops what its own table sends nowhere.
    ///
    /// @param ip the device's address
    void discard(Way way, Ref device, Ipv4Address ip, DeviceRoute route) {
        way.hop(device, ip, route.text(), route.rule(), route.why());
        String reason = "black hole at %s because %s".formatted(device.name(), route.why());
        drop(way, Drop.blackHole(route.rule(), reason, "discarded"));
    }

    void drop(Way way, Drop drop) {
        end(way, drop.outcome(), drop.reason(), drop.rule(), drop.label(), null);
    }

    void toInternet(Way way, String rule, String why) {
        end(way, Trace.Outcome.INTERNET, why, rule, "Internet", null);
    }

    void arrive(Way way, Arrival arrival, String rule, String why) {
        if (asker != null && !arrival.ref().equals(asker)) {
            String reason =
                    "the answer reached %s, but %s asked".formatted(arrival.ref(), asker.name());
            drop(way, Drop.blackHole(rule, reason, "wrong place"));
        } else {
            end(way, Trace.Outcome.DELIVERED, why, rule, "delivered", arrival);
        }
    }

    /// Arrives, whoever asked: for what Azure itself delivers.
    void arriveUnasked(Way way, String rule, String why) {
        end(way, Trace.Outcome.DELIVERED, why, rule, "delivered", null);
    }

    private void end(
            Way way,
            Trace.Outcome outcome,
            String reason,
            String rule,
            String label,
            @Nullable Arrival arrival) {
        Trace trace =
                new Trace(way.share, source, destination, way.hops, outcome, reason, rule, label);
        ended.add(new Ended(way, trace, arrival));
    }

    /// Every trace, members that cannot be told apart as one.
    List<Ended> ended() {
        if (ended.size() == 1) {
            return ended;
        }
        Map<Object, Ended> merged = new LinkedHashMap<>();
        for (Ended one : ended) {
            Trace trace = one.trace();
            List<Object> alike = List.of(trace.hops(), trace.outcome(), trace.reason());
            merged.merge(alike, one, Walk::together);
        }
        return List.copyOf(merged.values());
    }

    private static Ended together(Ended one, Ended other) {
        Trace trace = one.trace();
        Trace both =
                new Trace(
                        trace.share() + other.trace().share(),
                        trace.source(),
                        trace.destination(),
                        trace.hops(),
                        trace.outcome(),
                        trace.reason(),
                        trace.rule(),
                        trace.label());
        return new Ended(one.way(), both, one.arrival());
    }
}
