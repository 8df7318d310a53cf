package studio.routeserver.lab.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Speaker;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.lab.plan.Mix;
import studio.routeserver.lab.plan.SpeakerPlan;
import studio.routeserver.net.Ipv4Prefix;

/// A router of the run: its speaker while it lives, and its ends of the wires.
final class Node {

    /// An end of a wire that is this router's.
    record End(Wire wire, boolean remote) {}

    private final SortedMap<String, End> ends = new TreeMap<>();
    private final Map<Ipv4Prefix, @Nullable Decision> changed = new LinkedHashMap<>();
    private SpeakerPlan plan;
    private @Nullable Speaker speaker;
    private @Nullable Instant waking;
    private int starts;

    Node(SpeakerPlan plan) {
        this.plan = plan;
    }

    SpeakerPlan plan() {
        return plan;
    }

    void plan(SpeakerPlan changedPlan) {
        plan = changedPlan;
    }

    String name() {
        return plan.name();
    }

    /// The running speaker; null while the machine is dead.
    @Nullable Speaker speaker() {
        return speaker;
    }

    boolean alive() {
        return speaker != null;
    }

    /// A fresh speaker; each start has jitter of its own.
    Speaker start(long seed) {
        Speaker fresh = plan.build(Mix.of(seed, Integer.toString(starts++)));
        speaker = fresh;
        waking = null;
        return fresh;
    }

    void die() {
        speaker = null;
        waking = null;
        changed.clear();
    }

    LocRib locRib() {
        return speaker == null ? LocRib.EMPTY : speaker.locRib();
    }

    /// Its ends by the names under which it knows the neighbours.
    SortedMap<String, End> ends() {
        return ends;
    }

    // ---- timers

    /// When it has to be woken next, if that is earlier than what is arranged already.
    @Nullable Instant toArrange() {
        if (speaker == null) {
            return null;
        }
        Instant due = speaker.nextDeadline().orElse(null);
        if (due == null || (waking != null && !due.isBefore(waking))) {
            return null;
        }
        waking = due;
        return due;
    }

    /// Whether a waking at that instant is the arranged one.
    boolean wokenAt(Instant now) {
        if (speaker == null || !now.equals(waking)) {
            return false;
        }
        waking = null;
        return true;
    }

    // ---- changes within an instant

    /// A choice changed; remembers what it was before the instant.
    void note(Ipv4Prefix prefix, @Nullable Decision before) {
        changed.putIfAbsent(prefix, before);
    }

    /// Whether a choice changed since they were taken.
    boolean hasChanged() {
        return !changed.isEmpty();
    }

    /// The prefixes whose choice changed since the last call, with what it was.
    List<Map.Entry<Ipv4Prefix, @Nullable Decision>> takeChanged() {
        List<Map.Entry<Ipv4Prefix, @Nullable Decision>> taken =
                new ArrayList<>(new LinkedHashMap<>(changed).entrySet());
        changed.clear();
        return taken;
    }
}
