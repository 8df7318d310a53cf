package studio.routeserver.lab.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.fabric.Fabric;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.look.DeviceTable;
import studio.routeserver.lab.look.Lazy;
import studio.routeserver.lab.look.Minds;
import studio.routeserver.lab.look.Plane;
import studio.routeserver.lab.look.SessionRow;
import studio.routeserver.lab.look.Snapshot;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.lab.table.BranchTable;
import studio.routeserver.lab.table.GatewayTable;
import studio.routeserver.lab.table.GuestTable;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Takes snapshots. What has not changed since the last one is the same object in the next.
final class Camera {

    private final Run run;
    private final Reach reach;
    private final Programming programming;
    private Snapshot.@Nullable Parts last;
    private @Nullable Fabric computed;

    Camera(Run run, Reach reach, Programming programming) {
        this.run = run;
        this.reach = reach;
        this.programming = programming;
    }

    /// The parts as they are now.
    Snapshot.Parts parts() {
        Snapshot.@Nullable Parts before = last;
        Topology topology = run.topology();
        SortedMap<SessionId, SessionRow> rows = rows();
        Plane plane = plane(before == null ? null : before.plane(), heard(topology, rows));
        boolean edited = before == null || !same(before.topology(), topology);
        Map<String, Map<Cohort, Instant>> busy = new TreeMap<>();
        programming.programmers().forEach((hub, one) -> busy.put(hub, one.busy()));
        boolean samePlane = before != null && same(before.plane(), plane);
        Snapshot.Parts parts =
                new Snapshot.Parts(
                        topology,
                        run.seed,
                        plane,
                        rows,
                        run.damage.faults(),
                        before != null && before.busy().equals(busy) ? before.busy() : busy,
                        programming.listeners().hubs(),
                        before != null && samePlane && !edited
                                ? before.fabric()
                                : fabric(topology, plane),
                        minds());
        return parts;
    }

    private Minds minds() {
        Map<String, LocRib> tables = new HashMap<>();
        for (Node node : run.nodes.values()) {
            if (node.alive()) {
                tables.put(node.name(), node.locRib());
            }
        }
        return new Minds(run.plan, tables, programming.intents());
    }

    /// These parts are shown: the next ones share with them.
    void keep(Snapshot.Parts shown) {
        last = shown;
    }

    @SuppressWarnings("ReferenceEquality") // the promise of shared parts
    private static boolean same(@Nullable Object one, Object other) {
        return one == other;
    }

    /// A fabric that goes on from the newest one that somebody looked at.
    private Lazy<Fabric> fabric(Topology topology, Plane plane) {
        Snapshot.@Nullable Parts before = last;
        @Nullable Fabric newest = before == null ? null : before.fabric().peek();
        if (newest != null) {
            computed = newest;
        }
        @Nullable Fabric base = computed;
        long seed = run.seed;
        return new Lazy<>(
                () -> base == null ? Fabric.of(topology, plane, seed) : base.next(topology, plane));
    }

    // ---- sessions

    private SortedMap<SessionId, SessionRow> rows() {
        SortedMap<SessionId, SessionRow> rows = new TreeMap<>();
        for (Wire wire : run.wires.values()) {
            SessionPlan plan = wire.plan();
            rows.put(
                    plan.id(),
                    Views.row(
                            plan,
                            end(plan, false),
                            end(plan, true),
                            reach.stopped(plan),
                            reach.broken(plan)));
        }
        return Collections.unmodifiableSortedMap(rows);
    }

    private Views.End end(SessionPlan plan, boolean remoteEnd) {
        SessionPlan.Seat seat = plan.seat(remoteEnd);
        @Nullable Neighbor neighbor = seat.neighbor();
        return new Views.End(
                seat.node() == null ? null : run.nodes.get(seat.node()),
                neighbor == null ? null : neighbor.name(),
                run.track(plan.id(), remoteEnd));
    }

    // ---- the control plane

    /// What the instances of Route Servers hold from NVAs, by hub.
    private static Map<String, List<Plane.Heard>> heard(
            Topology topology, SortedMap<SessionId, SessionRow> rows) {
        Map<String, List<Plane.Heard>> heard = new TreeMap<>();
        for (SessionRow row : rows.values()) {
            @Nullable String name = row.view().routeServer();
            Optional<RouteServer> server =
                    name == null ? Optional.empty() : topology.routeServer(name);
            if (server.isPresent() && !row.in().routes().isEmpty()) {
                heard.computeIfAbsent(server.get().virtualNetwork(), _ -> new ArrayList<>())
                        .add(
                                new Plane.Heard(
                                        server.get().name(), row.view().peer(), row.in().routes()));
            }
        }
        return heard;
    }

    private Plane plane(@Nullable Plane before, Map<String, List<Plane.Heard>> heard) {
        Map<String, Map<Cohort, PrefixTable<ProgrammedRoute>>> programmed = new TreeMap<>();
        programming.programmers().forEach((hub, one) -> programmed.put(hub, one.tables()));
        Map<Ref, DeviceTable> devices = devices(before == null ? Map.of() : before.devices());
        Plane plane =
                new Plane(
                        programmed,
                        devices,
                        dead(),
                        deadInstances(),
                        broken(),
                        healthy(),
                        entrances(),
                        heard);
        boolean unchanged =
                before != null
                        && sameValues(before.programmed(), programmed)
                        && sameValues(before.devices(), devices)
                        && before.dead().equals(plane.dead())
                        && before.deadInstances().equals(plane.deadInstances())
                        && before.broken().equals(plane.broken())
                        && before.healthy().equals(plane.healthy())
                        && before.entrances().equals(plane.entrances())
                        && before.hearsTheSame(heard);
        return before != null && unchanged ? before : plane;
    }

    private static <K, V> boolean sameValues(Map<K, V> one, Map<K, V> other) {
        return one.keySet().equals(other.keySet())
                && other.entrySet().stream()
                        .allMatch(entry -> same(one.get(entry.getKey()), entry.getValue()));
    }

    private Set<Ref> dead() {
        Set<Ref> dead = new HashSet<>();
        Topology topology = run.topology();
        boolean whole = run.damage.faults().isEmpty();
        for (VirtualMachine machine : topology.virtualMachines()) {
            if (machine.state() != VirtualMachine.State.RUNNING
                    || (!whole && run.damage.failed(machine.ref(), 0))) {
                dead.add(machine.ref());
            }
        }
        topology.nvas().stream()
                .map(Nva::ref)
                .filter(ref -> run.damage.failed(ref, 0))
                .forEach(dead::add);
        topology.branches().stream()
                .map(Branch::ref)
                .filter(ref -> run.damage.failed(ref, 0))
                .forEach(dead::add);
        topology.gateways().stream()
                .filter(gateway -> !run.damage.serves(gateway))
                .map(Gateway::ref)
                .forEach(dead::add);
        return dead;
    }

    private Set<String> deadInstances() {
        Set<String> dead = new TreeSet<>();
        for (Gateway gateway : run.topology().gateways()) {
            for (int i = 0; i < 2; i++) {
                if (!run.damage.serves(gateway, i)) {
                    dead.add(gateway.instanceName(i));
                }
            }
        }
        return dead;
    }

    private Set<String> broken() {
        Set<String> broken = new TreeSet<>();
        for (Connection connection : run.topology().connections()) {
            if (!reach.carries(connection)) {
                broken.add(connection.name());
            }
        }
        return broken;
    }

    private Map<String, List<String>> healthy() {
        Map<String, List<String>> healthy = new LinkedHashMap<>();
        for (LoadBalancer balancer : run.topology().loadBalancers()) {
            healthy.put(balancer.name(), run.watch.healthy(run.topology(), balancer));
        }
        return healthy;
    }

    /// Where branches send to: a tunnel to a lost instance until they have found it silent.
    private Map<String, List<Integer>> entrances() {
        Map<String, List<Integer>> entrances = new LinkedHashMap<>();
        for (Connection connection : run.topology().connections()) {
            Optional<Gateway> gateway =
                    connection.branch() == null
                            ? Optional.empty()
                            : run.topology().gateway(connection.to());
            gateway.ifPresent(one -> entrances.put(connection.name(), entrances(connection, one)));
        }
        return entrances;
    }

    private List<Integer> entrances(Connection connection, Gateway gateway) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < Reach.entrances(run.site(), connection, gateway); i++) {
            if (!run.watch.found(Watch.entranceKey(connection.name(), i))) {
                left.add(i);
            }
        }
        return left;
    }

    // ---- forwarding tables of devices

    private Map<Ref, DeviceTable> devices(Map<Ref, DeviceTable> before) {
        Map<Ref, DeviceTable> devices = new LinkedHashMap<>();
        Site site = run.site();
        for (Nva nva : site.topology().nvas()) {
            Node node = run.nodes.get(nva.name());
            List<Node> nodes = node == null ? List.of() : List.of(node);
            var rib = node == null ? studio.routeserver.bgp.rib.LocRib.EMPTY : node.locRib();
            Map<String, SessionPlan> sessions = sessions(node);
            put(devices, before, nva.ref(), nodes, () -> GuestTable.of(site, nva, rib, sessions));
        }
        for (Gateway gateway : site.topology().gateways()) {
            List<Node> nodes = new ArrayList<>();
            List<GatewayTable.Instance> instances = new ArrayList<>();
            for (int i = 0; i < gateway.activeInstances(); i++) {
                Node node = run.nodes.get(gateway.instanceName(i));
                if (node != null && node.alive()) {
                    nodes.add(node);
                    instances.add(new GatewayTable.Instance(node.locRib(), sessions(node)));
                }
            }
            put(
                    devices,
                    before,
                    gateway.ref(),
                    nodes,
                    () -> GatewayTable.of(site, gateway, instances));
        }
        for (Branch branch : site.topology().branches()) {
            Node node = run.nodes.get(site.routerOf(branch));
            List<Node> nodes = node == null ? List.of() : List.of(node);
            var rib = node == null ? studio.routeserver.bgp.rib.LocRib.EMPTY : node.locRib();
            Map<String, SessionPlan> sessions = sessions(node);
            put(
                    devices,
                    before,
                    branch.ref(),
                    nodes,
                    () -> BranchTable.of(site, branch, rib, sessions));
        }
        return devices;
    }

    private void put(
            Map<Ref, DeviceTable> into,
            Map<Ref, DeviceTable> before,
            Ref device,
            List<Node> nodes,
            Supplier<PrefixTable<DeviceRoute>> make) {
        List<Object> madeOf = new ArrayList<>(ground());
        nodes.forEach(node -> madeOf.add(node.locRib().decisions()));
        DeviceTable old = before.get(device);
        boolean keeps = old != null && (old.isOf(madeOf) || nodes.stream().anyMatch(this::flaps));
        into.put(device, keeps ? old : new DeviceTable(madeOf, make));
    }

    /// What every device table is made of besides the routes that its routers chose.
    private List<Object> ground() {
        Topology topology = run.topology();
        return List.of(
                run.site().conditions(),
                topology.virtualNetworks(),
                topology.peerings(),
                topology.routeServers(),
                topology.nvas(),
                topology.gateways(),
                topology.branches(),
                topology.connections());
    }

    /// Whether one of the router's sessions comes and goes at each try: its table would, too.
    private boolean flaps(Node node) {
        return node.ends().values().stream()
                .map(end -> end.wire().plan().id())
                .anyMatch(run::flapping);
    }

    private static Map<String, SessionPlan> sessions(@Nullable Node node) {
        Map<String, SessionPlan> sessions = new HashMap<>();
        if (node != null) {
            node.ends().forEach((name, end) -> sessions.put(name, end.wire().plan()));
        }
        return sessions;
    }
}
