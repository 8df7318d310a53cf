package studio.routeserver.lab.run;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.session.ConnectionId;
import studio.routeserver.bgp.session.Session.Input;
import studio.routeserver.lab.WireTap;
import studio.routeserver.lab.plan.SessionPlan;

/// The way between the two routers of a session: TCP connections that carry the messages' real
/// bytes.
///
/// While no packet passes, what was sent waits as TCP's retransmission would have it, and is
/// delivered in order once the way is open again. What is sent to a dead machine is gone; what is
/// sent to one that started anew is answered by a reset.
final class Wire {

    /// What carries a wire: the run it belongs to.
    interface Ground {
        Instant now();

        void after(java.time.Duration delay, Runnable happening);

        /// Hands something to the router at an end, unless it is dead.
        void input(Wire wire, boolean remoteEnd, Input input);

        /// Whether the machine at an end lives.
        boolean alive(@Nullable String node);

        /// Whether the router at an end takes connections for this session.
        boolean listens(Wire wire, boolean remoteEnd);

        WireTap tap();
    }

    /// One TCP connection.
    private static final class Pipe {
        private final @Nullable ConnectionId[] ids = new ConnectionId[2];
        private final boolean[] open = new boolean[2];
        private final boolean[] dialling = new boolean[2];
        private final List<ArrayDeque<Runnable>> held =
                List.of(new ArrayDeque<>(), new ArrayDeque<>());
    }

    private final Ground ground;
    private final List<Map<ConnectionId, Pipe>> pipes =
            List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    private SessionPlan plan;
    private boolean stopped;
    private long accepted;

    Wire(SessionPlan plan, Ground ground) {
        this.plan = plan;
        this.ground = ground;
        this.stopped = !plan.open();
    }

    SessionPlan plan() {
        return plan;
    }

    void plan(SessionPlan changed) {
        plan = changed;
    }

    private static int index(boolean remoteEnd) {
        return remoteEnd ? 1 : 0;
    }

    /// Whether packets pass, as far as the way itself goes.
    boolean passes() {
        return !stopped;
    }

    /// Stops the packets, or lets them pass again.
    void stop(boolean now) {
        if (stopped == now) {
            return;
        }
        stopped = now;
        if (!now) {
            for (Pipe pipe : all()) {
                pipe.held.forEach(waiting -> ground.after(plan.latency(), () -> release(waiting)));
            }
        }
    }

    /// What waited arrives; what arrived meanwhile has joined the end of it.
    private void release(ArrayDeque<Runnable> waiting) {
        while (!stopped && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private Set<Pipe> all() {
        Set<Pipe> all = new LinkedHashSet<>(pipes.get(0).values());
        all.addAll(pipes.get(1).values());
        return all;
    }

    // ---- what a router asks

    /// The router at an end dials.
    void dial(boolean end, ConnectionId id) {
        Pipe pipe = new Pipe();
        pipe.ids[index(end)] = id;
        pipe.dialling[index(end)] = true;
        pipes.get(index(end)).put(id, pipe);
        ground.after(plan.latency(), () -> knock(pipe, end));
    }

    private void knock(Pipe pipe, boolean dialler) {
        boolean other = !dialler;
        if (stopped || !pipe.dialling[index(dialler)] || !ground.alive(plan.seat(other).node())) {
            return; // the dial times out by itself
        }
        if (!ground.listens(this, other)) {
            ground.after(plan.latency(), () -> lost(pipe, dialler));
            return;
        }
        ConnectionId id = ConnectionId.accepted(accepted++);
        pipe.ids[index(other)] = id;
        pipe.open[index(other)] = true;
        pipes.get(index(other)).put(id, pipe);
        ground.after(plan.latency(), () -> answered(pipe, dialler));
        ground.input(this, other, new Input.Accepted(id));
    }

    private void answered(Pipe pipe, boolean dialler) {
        ConnectionId id = pipe.ids[index(dialler)];
        if (id == null || stopped || !pipe.dialling[index(dialler)]) {
            return;
        }
        pipe.dialling[index(dialler)] = false;
        pipe.open[index(dialler)] = true;
        ground.input(this, dialler, new Input.Connected(id));
    }

    /// The router at an end sends one whole message.
    void send(boolean end, ConnectionId id, ByteBuffer message) {
        Pipe pipe = pipes.get(index(end)).get(id);
        if (pipe == null) {
            return;
        }
        ground.tap()
                .sent(
                        ground.now(),
                        String.valueOf(plan.seat(end).node()),
                        String.valueOf(plan.seat(!end).node()),
                        message.asReadOnlyBuffer());
        travel(pipe, end, () -> deliver(pipe, !end, message));
    }

    /// The router at an end closes a connection, or gives up a dial.
    void close(boolean end, ConnectionId id) {
        Pipe pipe = pipes.get(index(end)).remove(id);
        if (pipe == null) {
            return;
        }
        pipe.open[index(end)] = false;
        pipe.dialling[index(end)] = false;
        travel(pipe, end, () -> lost(pipe, !end));
    }

    // ---- on the way

    private void travel(Pipe pipe, boolean from, Runnable arrival) {
        ground.after(plan.latency(), () -> arrive(pipe, from, arrival));
    }

    private void arrive(Pipe pipe, boolean from, Runnable arrival) {
        ArrayDeque<Runnable> waiting = pipe.held.get(index(from));
        if (stopped || !waiting.isEmpty()) {
            waiting.add(arrival);
        } else {
            arrival.run();
        }
    }

    private void deliver(Pipe pipe, boolean end, ByteBuffer message) {
        ConnectionId id = pipe.ids[index(end)];
        if (!ground.alive(plan.seat(end).node())) {
            return;
        }
        if (id == null || !pipe.open[index(end)]) {
            ground.after(plan.latency(), () -> lost(pipe, !end));
            return;
        }
        ground.input(this, end, new Input.Received(id, message.asReadOnlyBuffer()));
    }

    private void lost(Pipe pipe, boolean end) {
        ConnectionId id = pipe.ids[index(end)];
        boolean dialling = pipe.dialling[index(end)];
        if (id == null || (!pipe.open[index(end)] && !dialling)) {
            return;
        }
        pipe.open[index(end)] = false;
        pipe.dialling[index(end)] = false;
        pipes.get(index(end)).remove(id);
        ground.input(
                this, end, dialling ? new Input.ConnectFailed(id) : new Input.ConnectionLost(id));
    }

    // ---- what happens to it

    /// Every connection closes, and both ends see it now.
    void reset() {
        for (Pipe pipe : all()) {
            lost(pipe, false);
            lost(pipe, true);
        }
    }

    /// The router at an end loses its connections, and nobody tells the other.
    void breakOff(boolean end) {
        for (Pipe pipe : new ArrayList<>(pipes.get(index(end)).values())) {
            lost(pipe, end);
        }
    }

    /// The machine at an end is gone with all it knew.
    void forget(boolean end) {
        for (Pipe pipe : pipes.get(index(end)).values()) {
            pipe.open[index(end)] = false;
            pipe.dialling[index(end)] = false;
        }
        pipes.get(index(end)).clear();
    }
}
