package studio.routeserver.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.SessionView;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.lab.WireTap;
import studio.routeserver.lab.look.Snapshot;
import studio.routeserver.lab.plan.Conditions;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// A lab as a discrete-event simulation over virtual time.
public final class RunningLab implements Lab {

    /// When a network that is not quiet is read all the same.
    private static final Duration PATIENCE = Duration.ofSeconds(3600);

    private final Run run;
    private final Routers routers;
    private final Reach reach;
    private final Programming programming;
    private final Camera camera;
    private Snapshot snapshot;
    private Instant lastVisible;

    /// A network that has run for an hour and stands at 0 s.
    public static Lab of(Topology topology, long seed) {
        Lab lab = boot(topology, seed);
        lab.advanceTo(Instant.EPOCH);
        return lab;
    }

    /// A network that starts now, an hour before 0 s: every router dials for the first time.
    public static Lab boot(Topology topology, long seed) {
        return boot(topology, seed, WireTap.NONE);
    }

    /// As [#boot(Topology, long)], and somebody sees every message.
    public static Lab boot(Topology topology, long seed, WireTap tap) {
        return new RunningLab(topology, seed, tap, Instant.EPOCH.minus(WARM_UP));
    }

    private RunningLab(Topology topology, long seed, WireTap tap, Instant start) {
        run = new Run(topology, seed, tap, start);
        routers = new Routers(run);
        programming = new Programming(run);
        reach = new Reach(run, this::takeNotice);
        camera = new Camera(run, reach, programming);
        routers.observe(programming::life, (node, neighbor) -> programming.up(node));
        lastVisible = start;
        adopt(topology);
        finishInstant();
        snapshot = new Snapshot(start, camera.parts(), run.journal.takeInstant());
        camera.keep(snapshot.parts());
        run.dirty = false;
    }

    // ---- time

    @Override
    public Instant now() {
        return run.now;
    }

    @Override
    public LabSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public Instant nextEvent() {
        return run.queue.next().orElse(Instant.MAX);
    }

    @Override
    public Optional<Instant> nextVisibleEvent() {
        Stream<Instant> waiting =
                run.wires.values().stream()
                        .map(wire -> snapshot.sessions().get(wire.plan().id()))
                        .filter(view -> view != null && (view.cut() || halfOpen(view)))
                        .flatMap(view ->
                                Stream.of(
                                        Optional.ofNullable(view.holdDeadline()),
                                        Optional.ofNullable(view.remoteHoldDeadline())))
                        .flatMap(Optional::stream);
        Stream<Instant> dials =
                run.nodes.values().stream()
                        .filter(this::dials)
                        .flatMap(node -> Optional.ofNullable(node.speaker()).stream())
                        .flatMap(speaker -> speaker.nextDeadline().stream());
        return Stream.of(run.queue.nextVisible().stream(), waiting, dials)
                .flatMap(one -> one)
                .filter(at -> !at.isBefore(run.now))
                .min(Comparator.naturalOrder());
    }

    /// Whether one end still believes in a session that the other has lost.
    private static boolean halfOpen(SessionView view) {
        return (view.state() == SessionState.ESTABLISHED)
                != (view.remoteState() == SessionState.ESTABLISHED);
    }

    /// Whether the router waits to dial a session that could come up.
    private boolean dials(Node node) {
        return node.ends().values().stream()
                .map(Node.End::wire)
                .anyMatch(wire -> {
                    SessionPlan plan = wire.plan();
                    return wire.passes()
                            && plan.obstacle().isEmpty()
                            && reach.broken(plan).isEmpty()
                            && !run.track(plan.id(), false).flapping()
                            && run.track(plan.id(), false).shown() != SessionState.ESTABLISHED;
                });
    }

    @Override
    public List<LabSnapshot> advanceTo(Instant until) {
        if (until.isBefore(run.now)) {
            throw new IllegalArgumentException(
                    "virtual time does not run backwards: it is %s, and %s was asked for"
                            .formatted(run.now, until));
        }
        List<LabSnapshot> snapshots = new ArrayList<>();
        while (run.queue.due(until)) {
            run.now = run.queue.next().orElse(until);
            while (run.queue.due(run.now)) {
                run.queue.run();
                if (!run.queue.due(run.now)) {
                    finishInstant();
                }
            }
            if (look()) {
                snapshots.add(snapshot);
            }
        }
        run.now = until;
        if (snapshots.isEmpty() || !snapshots.getLast().at().equals(until)) {
            snapshot = new Snapshot(until, camera.parts(), List.of());
            camera.keep(snapshot.parts());
            snapshots.add(snapshot);
        }
        return snapshots;
    }

    /// What routers chose within the instant goes on its way to the NICs; that can be due at once.
    private void finishInstant() {
        if (run.nodes.values().stream().anyMatch(Node::hasChanged)) {
            reach.kernels();
        }
        programming.flush();
    }

    /// Takes a snapshot if a person would see something new. Answers whether there was.
    private boolean look() {
        if (!run.dirty && run.journal.isQuiet()) {
            return false;
        }
        run.dirty = false;
        Snapshot.Parts parts = camera.parts();
        boolean news = !run.journal.isQuiet() || !snapshot.parts().looksLike(parts);
        if (news) {
            show(parts);
        }
        return news;
    }

    private void show(Snapshot.Parts parts) {
        snapshot = new Snapshot(run.now, parts, run.journal.takeInstant());
        camera.keep(parts);
        lastVisible = run.now;
    }

    @Override
    public List<LabSnapshot> settle() {
        Instant latest = run.now.plus(PATIENCE);
        List<LabSnapshot> snapshots = new ArrayList<>();
        while (!converged() && run.now.isBefore(latest)) {
            Instant quiet = lastVisible.plus(QUIET);
            List<LabSnapshot> more = advanceTo(quiet.isBefore(latest) ? quiet : latest);
            if (!snapshots.isEmpty() && snapshots.getLast().events().isEmpty()) {
                snapshots.removeLast(); // it only said that time had passed
            }
            snapshots.addAll(more);
        }
        if (snapshots.isEmpty()) {
            snapshots.addAll(advanceTo(run.now));
        }
        return snapshots;
    }

    @Override
    public boolean converged() {
        return !run.now.isBefore(lastVisible.plus(QUIET));
    }

    @Override
    public List<TimelineEvent> timeline() {
        return run.journal.all();
    }

    @Override
    public LabSnapshot atRest(Instant later) {
        return new Snapshot(later, camera.parts(), List.of());
    }

    // ---- edits and faults

    @Override
    public LabSnapshot reconcile(Topology topology) {
        run.story.edited(run.now, topology.name());
        run.damage.prune(topology);
        adopt(topology);
        return rightAfter();
    }

    private void adopt(Topology topology) {
        routers.adopt(run.plan.next(run.site().next(topology)));
        routers.live();
        reach.survey();
        replan();
        programming.adopt();
        routers.retry();
    }

    /// Faults and detections can change what routers are to do.
    private void replan() {
        Conditions conditions = reach.conditions();
        if (!conditions.equals(run.site().conditions())) {
            routers.adopt(run.plan.next(run.site().under(conditions)));
        }
    }

    /// Somebody has found out something, or the platform has moved something.
    private void takeNotice() {
        routers.live();
        reach.survey();
        replan();
        programming.moveGateways();
    }

    private LabSnapshot rightAfter() {
        finishInstant();
        while (run.queue.due(run.now)) {
            run.queue.run();
            if (!run.queue.due(run.now)) {
                finishInstant();
            }
        }
        run.dirty = false;
        show(camera.parts());
        return snapshot;
    }

    @Override
    public LabSnapshot apply(Fault fault) {
        run.story.fault(run.now, fault, objectOf(fault));
        switch (fault) {
            case Fault.Reset(var nva, var instance) -> meant(nva, instance).forEach(Wire::reset);
            case Fault.Shut(var nva, var instance) -> {
                List<Wire> wires = meant(nva, instance);
                run.damage.add(fault, run.now);
                wires.forEach(wire -> routers.shut(nva, wire, true));
            }
            case Fault.Restore(var object, var instance) -> restore(object, instance);
            case Fault.Withdraw(var nva, var prefix) -> {
                run.damage.remove(new Fault.Advertise(nva, prefix));
                run.damage.add(fault, run.now);
            }
            case Fault.Advertise(var nva, var prefix) -> {
                run.damage.remove(new Fault.Withdraw(nva, prefix));
                run.damage.add(fault, run.now);
            }
            case Fault.Maintain(var gateway) ->
                    run.topology().gateway(gateway).ifPresent(reach::maintain);
            case Fault.Cut _, Fault.Fail _, Fault.Down _ -> run.damage.add(fault, run.now);
        }
        takeNotice();
        routers.retry();
        return rightAfter();
    }

    private List<Wire> meant(String nva, @Nullable Integer instance) {
        return run.wires.values().stream()
                .filter(wire -> Damage.meant(wire.plan(), nva, instance))
                .toList();
    }

    private void restore(Ref object, @Nullable Integer instance) {
        List<Wire> shut =
                run.wires.values().stream()
                        .filter(wire -> run.damage.shut(wire.plan(), object.name()))
                        .toList();
        run.damage.restore(object, instance);
        for (Wire wire : run.wires.values()) {
            if (wire.plan().touches(object.name())) {
                run.track(wire.plan().id(), false).forgive();
                run.track(wire.plan().id(), true).forgive();
            }
        }
        for (Wire wire : shut) {
            if (!run.damage.shut(wire.plan(), object.name())) {
                routers.shut(object.name(), wire, false);
            }
        }
    }

    private static String objectOf(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var nva, _) -> nva;
            case Fault.Reset(var nva, _) -> nva;
            case Fault.Shut(var nva, _) -> nva;
            case Fault.Fail(var ref, var instance) -> named(ref, instance);
            case Fault.Down(var connection) -> connection;
            case Fault.Maintain(var gateway) -> gateway;
            case Fault.Restore(var ref, var instance) -> named(ref, instance);
            case Fault.Withdraw(var nva, _) -> nva;
            case Fault.Advertise(var nva, _) -> nva;
        };
    }

    private static String named(Ref ref, @Nullable Integer instance) {
        return instance == null ? ref.name() : ref.name() + "/" + instance;
    }
}
