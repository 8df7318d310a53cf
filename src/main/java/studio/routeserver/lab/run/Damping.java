package studio.routeserver.lab.run;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.Session.Input;
import studio.routeserver.lab.SessionId;
import studio.routeserver.topology.Timer;

/// Tries a session that falls at each try less and less often (RFC 4271 §8.1.1,
/// DampPeerOscillations), until something changes in the network.
final class Damping {

    private static final int MOST_DOUBLINGS = 6;

    private final Run run;
    private final Routers routers;

    /// How often a session was damped, and by which damping it waits now.
    private final SortedMap<SessionId, Integer> damped = new TreeMap<>();

    private final SortedMap<SessionId, Long> dampedBy = new TreeMap<>();
    private long dampings;

    Damping(Run run, Routers routers) {
        this.run = run;
        this.routers = routers;
    }

    /// The session has fallen again: it waits twice as long as after its last fall.
    void damp(SessionId id) {
        Wire wire = run.wires.get(id);
        if (wire == null || !run.flapping(id)) {
            return;
        }
        int falls = Math.min(damped.merge(id, 1, Integer::sum), MOST_DOUBLINGS);
        Duration wait = run.site().profile().timer(Timer.CONNECT_RETRY).multipliedBy(1L << falls);
        long number = ++dampings;
        dampedBy.put(id, number);
        routers.feed(wire, new Input.Stop(Cease.administrativeReset("")));
        run.after(
                wait,
                () -> {
                    if (Long.valueOf(number).equals(dampedBy.get(id))) {
                        dampedBy.remove(id);
                        routers.feed(wire, new Input.Start());
                    }
                });
    }

    /// Something has changed: every session that was tried less often is tried again now.
    void retry() {
        List<SessionId> waiting = List.copyOf(dampedBy.keySet());
        dampedBy.clear();
        damped.clear();
        for (SessionId id : waiting) {
            Wire wire = run.wires.get(id);
            if (wire != null && !run.damage.shut(wire.plan(), wire.plan().local().node())) {
                routers.feed(wire, new Input.Start());
            }
        }
    }
}
