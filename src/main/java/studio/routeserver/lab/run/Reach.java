package studio.routeserver.lab.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.session.Cease;
import studio.routeserver.bgp.session.Session;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.plan.Conditions;
import studio.routeserver.lab.plan.Conditions.TunnelEnd;
import studio.routeserver.lab.plan.Role;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Timer;

/// Knows where packets pass, and lets those who watch find out in their time where they do not:
/// dead peer detection of tunnels (azure timers T-11, T-14), BFD where the profile has it, the move
/// of a gateway's instances (T-12, T-13) and the probes of load balancers (T-18).
final class Reach {

    /// BFD Down (RFC 9384).
    private static final Cease BFD_DOWN = new Cease(10, Bytes.EMPTY);

    private final Run run;
    private final Runnable moved;
    private final Set<String> keys = new TreeSet<>();
    private SortedMap<SessionId, Ipv4Address> trapped = Collections.emptySortedMap();

    /// @param moved is called when what somebody believes has changed
    Reach(Run run, Runnable moved) {
        this.run = run;
        this.moved = moved;
    }

    // ---- what is true now

    /// Whether a connection carries packets: it is not down, and both its ends live.
    boolean carries(Connection connection) {
        return !down(connection.name())
                && whole(connection)
                && nearLives(connection)
                && farLives(connection);
    }

    /// A tunnel between two gateways is down where either's connection is.
    private boolean down(String connection) {
        return run.damage.down(connection)
                || run.topology()
                        .connection(connection)
                        .flatMap(run.topology()::counterpart)
                        .filter(other -> run.damage.down(other.name()))
                        .isPresent();
    }

    private boolean whole(Connection connection) {
        return !run.topology().joinsGateways(connection)
                || run.topology().counterpart(connection).isPresent();
    }

    private boolean nearLives(Connection connection) {
        return lives(run.topology().nearEnd(connection));
    }

    private boolean farLives(Connection connection) {
        return lives(run.topology().farEnd(connection));
    }

    private boolean lives(Ref end) {
        return run.topology()
                .gateway(end.name())
                .filter(_ -> end.kind() == Kind.GATEWAY)
                .map(run.damage::serves)
                .orElseGet(() -> !run.damage.failed(end, 0));
    }

    /// What a fault has broken of a session, in words; empty where nothing.
    String broken(SessionPlan plan) {
        if (run.damage.cut(plan)) {
            return "its packets are stopped";
        }
        @Nullable Ipv4Address inTheWay = trapped.get(plan.id());
        if (inTheWay != null) {
            return "the guest of %s looks for %s behind %s: no route to host (R-RS-13)"
                    .formatted(plan.remote().node(), plan.local().address(), inTheWay);
        }
        @Nullable String connection = plan.connection();
        if (connection != null && down(connection)) {
            return connection + " is down";
        }
        for (boolean remote : new boolean[] {false, true}) {
            @Nullable String node = plan.seat(remote).node();
            if (node != null && !run.alive(node)) {
                return node + " does not live";
            }
            if (run.damage.shut(plan, node)) {
                return "shut down at " + node;
            }
        }
        return "";
    }

    /// Whether a fault or the guest itself stops the packets of a session.
    boolean stopped(SessionPlan plan) {
        @Nullable String connection = plan.connection();
        return run.damage.cut(plan)
                || trapped.containsKey(plan.id())
                || (connection != null && down(connection));
    }

    /// A guest that writes its routes into its kernel may have lost or found a way to an instance
    /// (azure rule R-RS-13).
    void kernels() {
        SortedMap<SessionId, Ipv4Address> before = trapped;
        trapped = new RecursionTrap(run).now();
        if (trapped.equals(before)) {
            return;
        }
        for (Wire wire : run.wires.values()) {
            SessionPlan plan = wire.plan();
            if (trapped.containsKey(plan.id()) != before.containsKey(plan.id())) {
                wire.stop(!plan.open() || stopped(plan));
                run.story.note(
                        run.now,
                        plan.id().toString(),
                        trapped.containsKey(plan.id())
                                ? broken(plan)
                                : "the guest of %s reaches %s again"
                                        .formatted(plan.remote().node(), plan.local().address()),
                        "R-RS-13");
                run.dirty = true;
            }
        }
    }

    /// The conditions under which the routers plan now.
    Conditions conditions() {
        Set<TunnelEnd> out = new LinkedHashSet<>();
        for (Connection connection : run.topology().connections()) {
            for (boolean far : new boolean[] {false, true}) {
                if (run.watch.found(Watch.tunnelKey(connection.name(), far))) {
                    out.add(new TunnelEnd(connection.name(), far));
                }
            }
        }
        return new Conditions(out, run.damage.withdrawn(), run.damage.advertised());
    }

    // ---- taking notice

    /// Looks at everything after a fault, a repair or an edit.
    void survey() {
        keys.clear();
        kernels();
        run.wires.values().forEach(this::wire);
        run.topology().connections().forEach(this::tunnel);
        run.topology().gateways().forEach(this::gateway);
        run.topology().connections().forEach(this::entrances);
        run.topology().loadBalancers().forEach(this::balancer);
        run.watch.keep(keys);
        run.dirty = true;
    }

    private void watch(String key, boolean quiet, Duration after, Runnable found) {
        keys.add(key);
        for (Watch.Alarm alarm : run.watch.see(key, quiet, after)) {
            run.visiblyAfter(
                    alarm.after(),
                    () -> {
                        if (run.watch.still(alarm)) {
                            run.dirty = true;
                            found.run();
                        }
                    });
        }
    }

    private void wire(Wire wire) {
        SessionPlan plan = wire.plan();
        wire.stop(!plan.open() || stopped(plan));
        for (boolean end : new boolean[] {false, true}) {
            @Nullable String node = plan.seat(end).node();
            if (node == null || !run.alive(node) || plan.seat(end).neighbor() == null) {
                continue;
            }
            boolean otherDead = !run.alive(plan.seat(!end).node());
            @Nullable Duration bfd = plan.bfd();
            if (bfd != null) {
                watch(
                        Watch.wireKey(plan.id(), end, "bfd"),
                        stopped(plan) || otherDead,
                        bfd,
                        () -> bfdFound(wire, end));
            }
            @Nullable String name = plan.connection();
            if (name != null) {
                boolean down = down(name);
                watch(
                        Watch.wireKey(plan.id(), end, "dpd"),
                        down || otherDead,
                        noticing(name, end && isBranch(node) && down),
                        () -> wire.breakOff(end));
            }
        }
    }

    private boolean isBranch(String node) {
        Node there = run.nodes.get(node);
        return there != null && there.plan().role() == Role.BRANCH;
    }

    private void bfdFound(Wire wire, boolean end) {
        @Nullable String node = wire.plan().seat(end).node();
        run.story.silent(run.now, wire.plan().id().toString(), String.valueOf(node), "BFD", "T-04");
        run.input(wire, end, new Session.Input.Reset(BFD_DOWN));
    }

    private Duration noticing(String connection, boolean atOnce) {
        return atOnce
                ? Duration.ZERO
                : run.topology()
                        .connection(connection)
                        .map(one -> Watch.tunnel(one, run.site().profile()))
                        .orElse(Duration.ZERO);
    }

    /// Each living end of a tunnel finds out for itself. A branch sees at once that its own
    /// connection is down (azure rule R-NVA-29).
    private void tunnel(Connection connection) {
        boolean down = down(connection.name());
        String near = run.topology().nearEnd(connection).name();
        if (run.topology().joinsGateways(connection)) {
            // The other gateway sees to its own.
            if (nearLives(connection)) {
                boolean quiet = down || !whole(connection) || !farLives(connection);
                end(connection, false, near, quiet, false);
            }
            return;
        }
        String far = connection.farEnd();
        if (nearLives(connection)) {
            end(connection, false, near, down || !farLives(connection), false);
        }
        if (farLives(connection)) {
            boolean branch = connection.branch() != null;
            end(connection, true, far, down || !nearLives(connection), branch && down);
        }
    }

    private void end(
            Connection connection, boolean far, String who, boolean quiet, boolean atOnce) {
        Duration after = atOnce ? Duration.ZERO : Watch.tunnel(connection, run.site().profile());
        String key = Watch.tunnelKey(connection.name(), far);
        boolean knew = run.watch.found(key);
        watch(
                key,
                quiet,
                after,
                () -> {
                    run.story.silent(
                            run.now,
                            connection.name(),
                            who,
                            atOnce ? "at once" : "after " + Durations.text(after),
                            connection.type() == Connection.Type.EXPRESSROUTE
                                    ? "R-GW-41"
                                    : "R-GW-40");
                    moved.run();
                });
        if (knew && !quiet) {
            run.story.back(run.now, connection.name());
        }
    }

    /// Azure works on the active instance of an active-standby gateway (azure timer T-12a).
    void maintain(Gateway gateway) {
        if (run.damage.canMove(gateway)) {
            move(gateway, Timer.STANDBY_FAILOVER_PLANNED);
        } else {
            run.story.note(
                    run.now,
                    gateway.name(),
                    "no other instance of %s could take over".formatted(gateway.name()),
                    "R-GW-38");
        }
    }

    private void move(Gateway gateway, Timer outage) {
        run.damage.moving(gateway);
        run.visiblyAfter(
                run.site().profile().timer(outage),
                () -> {
                    run.damage.moved(gateway.name());
                    run.story.note(
                            run.now,
                            gateway.name(),
                            "the other instance of %s has taken over".formatted(gateway.name()),
                            "R-GW-38");
                    moved.run();
                });
    }

    private void gateway(Gateway gateway) {
        if (run.damage.mustMove(gateway)) {
            move(gateway, Timer.STANDBY_FAILOVER);
        }
        if (gateway.activeInstances() < 2) {
            return;
        }
        for (int i = 0; i < gateway.activeInstances(); i++) {
            String name = gateway.instanceName(i);
            boolean other = run.damage.serves(gateway, 1 - i);
            watch(
                    Watch.instanceKey(name),
                    !run.damage.serves(gateway, i) && other,
                    run.site().profile().timer(Timer.INSTANCE_FAILOVER),
                    () -> {
                        run.story.note(
                                run.now,
                                name,
                                "Azure sends nothing to %s any more".formatted(name),
                                "R-GW-39");
                        moved.run();
                    });
        }
    }

    /// A branch leaves the tunnel to a lost instance once its dead peer detection has found it, as
    /// an edge router does by BFD; until then what it sends there is lost (azure rule R-GW-39).
    private void entrances(Connection connection) {
        Optional<Gateway> to =
                connection.branch() == null
                        ? Optional.empty()
                        : run.topology().gateway(connection.to());
        if (to.isEmpty() || to.get().activeInstances() < 2) {
            return;
        }
        Gateway gateway = to.get();
        for (int i = 0; i < entrances(run.site(), connection, gateway); i++) {
            watch(
                    Watch.entranceKey(connection.name(), i),
                    !run.damage.serves(gateway, i) && run.damage.serves(gateway),
                    Watch.tunnel(connection, run.site().profile()),
                    () -> {});
        }
    }

    /// How many instances of a gateway the branch of a connection has a tunnel to: each edge router
    /// of a circuit knows all.
    static int entrances(Site site, Connection connection, Gateway gateway) {
        return gateway.type() == Gateway.Type.VPN
                ? site.links(connection, gateway)
                : gateway.activeInstances();
    }

    private void balancer(LoadBalancer balancer) {
        for (String backend : List.copyOf(balancer.backends())) {
            String key = Watch.probeKey(balancer.name(), backend);
            boolean knew = run.watch.found(key);
            boolean dead = run.damage.failed(new Ref(Kind.NVA, backend), 0);
            watch(
                    key,
                    dead,
                    Watch.probe(balancer, run.site().profile()),
                    () ->
                            run.story.note(
                                    run.now,
                                    balancer.name(),
                                    "the probe of %s takes %s out"
                                            .formatted(balancer.name(), backend),
                                    "R-NVA-12"));
            if (knew && !dead) {
                run.story.note(
                        run.now,
                        balancer.name(),
                        "%s sends packets to %s again".formatted(balancer.name(), backend),
                        "R-NVA-12");
            }
        }
    }
}
