package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.Speaker;
import studio.routeserver.bgp.Speaker.Output;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.Session.Input;
import studio.routeserver.bgp.session.State;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.plan.Plan;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.net.Ipv4Prefix;

/// Runs the routers: starts, stops and re-configures them as a plan asks, hands them what arrives,
/// and carries out what they say.
final class Routers {

    private static final int TYPE_OCTET = 18;
    private static final int UPDATE = 2;
    private static final int KEEPALIVE = 4;

    private final Run run;
    private final Oscillations oscillations = new Oscillations();

    private final Adoption adoption;
    private final Damping damping;
    private BiConsumer<Node, Boolean> lifeSeen = (node, alive) -> {};
    private BiConsumer<Node, String> upSeen = (node, neighbor) -> {};

    Routers(Run run) {
        this.run = run;
        this.adoption = new Adoption(run, this);
        this.damping = new Damping(run, this);
        run.routers(this);
    }

    /// @param life hears of machines that die or start anew
    /// @param up hears of sessions that came up at a router
    void observe(BiConsumer<Node, Boolean> life, BiConsumer<Node, String> up) {
        lifeSeen = life;
        upSeen = up;
    }

    /// Becomes what the next plan asks for.
    void adopt(Plan next) {
        adoption.of(next);
    }

    // ---- life

    /// Lets machines die and start as the faults say.
    void live() {
        for (Node node : List.copyOf(run.nodes.values())) {
            boolean lives = run.damage.alive(node.plan(), run.topology());
            if (node.alive() && !lives) {
                die(node);
                lifeSeen.accept(node, false);
            } else if (!node.alive() && lives) {
                node.start(run.seed);
                begin(node);
                lifeSeen.accept(node, true);
            }
        }
    }

    private void die(Node node) {
        node.die();
        node.ends()
                .values()
                .forEach(end -> {
                    end.wire().forget(end.remote());
                    run.track(end.wire().plan().id(), end.remote()).restart();
                });
        run.dirty = true;
    }

    /// A fresh speaker gets its neighbours and own routes, and dials: an instance of a Route Server
    /// does so as well as its NVAs (azure rule R-RS-11).
    void begin(Node node) {
        Speaker speaker = node.speaker();
        if (speaker == null) {
            return;
        }
        perform(node, speaker.originate(node.plan().origins().routes(), run.now));
        for (Node.End end : List.copyOf(node.ends().values())) {
            @Nullable Neighbor neighbor = end.wire().plan().seat(end.remote()).neighbor();
            if (neighbor != null && speaker.neighbor(neighbor.name()).isEmpty()) {
                speaker.addNeighbor(neighbor);
                if (!run.damage.shut(end.wire().plan(), node.name())) {
                    perform(node, speaker.accept(neighbor.name(), new Input.Start(), run.now));
                }
            }
        }
        run.dirty = true;
    }

    // ---- faults of sessions

    /// Shuts the end of a session at that router down, or starts it again.
    void shut(String name, Wire wire, boolean down) {
        Node node = run.nodes.get(name);
        Speaker speaker = node == null ? null : node.speaker();
        boolean remoteEnd = name.equals(wire.plan().remote().node());
        @Nullable Neighbor neighbor = wire.plan().seat(remoteEnd).neighbor();
        if (node == null || speaker == null || neighbor == null) {
            return;
        }
        run.track(wire.plan().id(), remoteEnd).forgive();
        Input input = down ? new Input.Stop(Cease.administrativeShutdown("")) : new Input.Start();
        perform(node, speaker.accept(neighbor.name(), input, run.now));
    }

    // ---- what arrives

    void input(Wire wire, boolean remoteEnd, Input input) {
        SessionPlan.Seat seat = wire.plan().seat(remoteEnd);
        Node node = seat.node() == null ? null : run.nodes.get(seat.node());
        @Nullable Neighbor neighbor = seat.neighbor();
        Speaker speaker = node == null ? null : node.speaker();
        if (node == null || speaker == null || neighbor == null) {
            return;
        }
        run.dirty |=
                input instanceof Input.Received received
                        && received.bytes().get(received.bytes().position() + TYPE_OCTET)
                                != KEEPALIVE;
        perform(node, speaker.accept(neighbor.name(), input, run.now));
    }

    private void wake(Node node) {
        Speaker speaker = node.speaker();
        if (speaker == null || !node.wokenAt(run.now)) {
            return;
        }
        boolean due = speaker.nextDeadline().filter(at -> !at.isAfter(run.now)).isPresent();
        perform(node, due ? speaker.deadlinePassed(run.now) : List.of());
    }

    // ---- what a router says

    void perform(Node node, List<Output> outputs) {
        for (Output output : outputs) {
            carryOut(node, output, outputs);
        }
        Instant due = node.toArrange();
        if (due != null) {
            run.queue.at(due, false, () -> wake(node));
        }
    }

    /// The prefixes that a neighbour had brought and that left with it.
    private static List<Ipv4Prefix> taken(List<Output> outputs, String neighbor) {
        List<Ipv4Prefix> prefixes = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof Output.RouteChanged(var delta)
                    && brings(delta.before(), neighbor)
                    && !brings(delta.after(), neighbor)) {
                prefixes.add(delta.prefix());
            }
        }
        prefixes.sort(Comparator.naturalOrder());
        return prefixes;
    }

    private static boolean brings(@Nullable Decision decision, String neighbor) {
        return decision != null
                && decision.paths().stream()
                        .anyMatch(path -> path.from().neighbor().equals(neighbor));
    }

    private void carryOut(Node node, Output output, List<Output> all) {
        switch (output) {
            case Output.Connect(var neighbor, var connection) ->
                    withEnd(node, neighbor, end -> end.wire().dial(end.remote(), connection));
            case Output.Send(var neighbor, var connection, var message) -> {
                int type = message.get(message.position() + TYPE_OCTET);
                Instant leaves =
                        type == UPDATE
                                ? oscillations.leaves(node.name(), neighbor, run.now)
                                : run.now;
                Runnable send =
                        () -> {
                            run.dirty |= type != KEEPALIVE;
                            withEnd(
                                    node,
                                    neighbor,
                                    end -> end.wire().send(end.remote(), connection, message));
                        };
                if (leaves.isAfter(run.now)) {
                    run.queue.at(leaves, false, send);
                } else {
                    send.run();
                }
            }
            case Output.Disconnect(var neighbor, var connection) ->
                    withEnd(node, neighbor, end -> end.wire().close(end.remote(), connection));
            case Output.SessionChanged(var neighbor, var from, var to, _) ->
                    withEnd(node, neighbor, end -> moved(end, from, to));
            case Output.SessionUp(var neighbor, var negotiated) -> {
                withEnd(
                        node,
                        neighbor,
                        end -> {
                            SessionPlan plan = end.wire().plan();
                            if (!run.flapping(plan.id()) && otherIsUp(end)) {
                                run.story.up(run.now, plan, negotiated.hold());
                            }
                        });
                upSeen.accept(node, neighbor);
            }
            case Output.SessionDown(var neighbor, var because, _) ->
                    withEnd(node, neighbor, end -> down(node, end, because, taken(all, neighbor)));
            case Output.UpdateFaults(var neighbor, var reaction, var notes) ->
                    run.story.note(
                            run.now,
                            node.name(),
                            "an UPDATE of %s has faults (%s): %s"
                                    .formatted(neighbor, reaction, String.join("; ", notes)),
                            "RFC 7606");
            case Output.RouteChanged(var delta) -> {
                node.note(delta.prefix(), delta.before());
                run.dirty = true;
                if (oscillations.chose(node.name(), delta.prefix(), run.now)) {
                    run.story.restless(run.now, node.name(), delta.prefix());
                }
            }
        }
    }

    private static void withEnd(
            Node node, String neighbor, java.util.function.Consumer<Node.End> action) {
        Node.End end = node.ends().get(neighbor);
        if (end != null) {
            action.accept(end);
        }
    }

    private void moved(Node.End end, State from, State to) {
        EndTrack track = run.track(end.wire().plan().id(), end.remote());
        track.moved(from, to, run.now);
        run.dirty = true;
        if (to == State.ESTABLISHED && track.flapping()) {
            Instant since = run.now;
            run.after(
                    EndTrack.SHORT_LIFE,
                    () -> {
                        if (track.steady(since)) {
                            run.dirty = true;
                        }
                    });
        }
    }

    private boolean otherIsUp(Node.End end) {
        SessionPlan plan = end.wire().plan();
        return plan.seat(!end.remote()).node() == null
                || run.track(plan.id(), !end.remote()).shown() == SessionState.ESTABLISHED;
    }

    private void down(Node node, Node.End end, String because, List<Ipv4Prefix> gone) {
        SessionPlan plan = end.wire().plan();
        EndTrack track = run.track(plan.id(), end.remote());
        if (!run.flapping(plan.id())) {
            run.story.down(run.now, plan, node.name(), because, gone);
        } else if (track.justBegan()) {
            run.story.flapping(run.now, plan, because);
        }
        if (track.flapping() && !end.remote()) {
            run.after(Duration.ZERO, () -> damping.damp(plan.id()));
        }
    }

    /// Something has changed: every session that was tried less often is tried again now.
    void retry() {
        damping.retry();
    }

    /// Hands the local end of a session an input.
    void feed(Wire wire, Input input) {
        SessionPlan.Seat seat = wire.plan().local();
        @Nullable Neighbor neighbor = seat.neighbor();
        Node node = seat.node() == null ? null : run.nodes.get(seat.node());
        Speaker speaker = node == null ? null : node.speaker();
        if (node != null && speaker != null && neighbor != null) {
            perform(node, speaker.accept(neighbor.name(), input, run.now));
        }
    }
}
