package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.Speaker;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.WireTap;
import studio.routeserver.lab.plan.Conditions;
import studio.routeserver.lab.plan.Plan;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.topology.Topology;

/// What the parts of a running lab share: time, the queue, the routers and wires, and what is
/// broken.
final class Run implements Wire.Ground {

    /// Whose end of which session.
    private record EndKey(SessionId session, boolean remote) {}

    final long seed;
    final EventQueue queue = new EventQueue();
    final Journal journal = new Journal();
    final Story story = new Story(journal);
    final Damage damage = new Damage();
    final Watch watch = new Watch();
    final SortedMap<String, Node> nodes = new TreeMap<>();
    final SortedMap<SessionId, Wire> wires = new TreeMap<>();
    private final Map<EndKey, EndTrack> tracks = new HashMap<>();
    private final WireTap tap;
    private @Nullable Routers routers;

    Instant now;
    Plan plan;

    /// Whether something may have changed that a person would see.
    boolean dirty;

    Run(Topology topology, long seed, WireTap tap, Instant start) {
        this.seed = seed;
        this.tap = tap;
        this.now = start;
        this.plan =
                new Plan(
                        Site.of(Topology.empty(topology.name()), Conditions.NONE),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Map.of());
    }

    void routers(Routers told) {
        routers = told;
    }

    Site site() {
        return plan.site();
    }

    Topology topology() {
        return plan.site().topology();
    }

    EndTrack track(SessionId session, boolean remoteEnd) {
        return tracks.computeIfAbsent(new EndKey(session, remoteEnd), _ -> new EndTrack());
    }

    /// Whether a session comes and goes at each try, seen from either end.
    boolean flapping(SessionId session) {
        return track(session, false).flapping() || track(session, true).flapping();
    }

    void forgetTracks(SessionId session) {
        tracks.remove(new EndKey(session, false));
        tracks.remove(new EndKey(session, true));
    }

    /// Something is due later, of which a person will see something.
    void visiblyAfter(Duration delay, Runnable happening) {
        queue.at(now.plus(delay), true, happening);
    }

    // ---- the ground of wires

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable happening) {
        queue.at(now.plus(delay), false, happening);
    }

    @Override
    public void input(Wire wire, boolean remoteEnd, Session.Input input) {
        if (routers != null) {
            routers.input(wire, remoteEnd, input);
        }
    }

    @Override
    public boolean alive(@Nullable String node) {
        Node there = node == null ? null : nodes.get(node);
        return there == null || there.alive();
    }

    @Override
    public boolean listens(Wire wire, boolean remoteEnd) {
        SessionPlan.Seat seat = wire.plan().seat(remoteEnd);
        @Nullable Neighbor neighbor = seat.neighbor();
        Node node = seat.node() == null ? null : nodes.get(seat.node());
        @Nullable Speaker speaker = node == null ? null : node.speaker();
        return speaker != null
                && neighbor != null
                && speaker.neighbor(neighbor.name()).isPresent()
                && !damage.shut(wire.plan(), seat.node());
    }

    @Override
    public WireTap tap() {
        return tap;
    }
}
