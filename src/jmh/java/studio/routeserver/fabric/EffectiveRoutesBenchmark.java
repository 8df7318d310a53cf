package studio.routeserver.fabric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Effective routes of 1,000 spokes with 10 NICs each and 1,000 routes of eight NVAs, each cohort
/// with a table of its own: from scratch, after one NVA's session is lost, after an edit; and one
/// path.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class EffectiveRoutesBenchmark {

    private static final int SPOKES = 1_000;
    private static final int NICS = 10;
    private static final int ROUTES = 1_000;
    private static final int NVAS = 8;

    private Topology topology = Topology.empty("benchmark");
    private Topology edited = topology;
    private List<Nic> nics = List.of();
    private ControlPlane all = new Programmed(Map.of());
    private ControlPlane oneLess = all;
    private Fabric warm = Fabric.of(topology, all, 42);

    @Setup
    public void draw() {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        List<VirtualMachine> machines = new ArrayList<>();
        List<RouteTable> tables = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UserDefinedRoute out =
                    new UserDefinedRoute(
                            "out",
                            Ipv4Prefix.DEFAULT,
                            UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                            Ipv4Address.parse("10.0.4.4"));
            tables.add(
                    new RouteTable(
                            "rt-" + i,
                            i % 10 == 9,
                            i % 2 == 0 ? List.of(out) : List.of(),
                            null));
        }
        networks.add(
                new VirtualNetwork(
                        "hub",
                        List.of(Ipv4Prefix.parse("10.0.0.0/16")),
                        List.of(
                                new Subnet("RouteServerSubnet", Ipv4Prefix.parse("10.0.6.0/26")),
                                new Subnet("nva", Ipv4Prefix.parse("10.0.4.0/24")))));
        for (int i = 0; i < SPOKES; i++) {
            String name = "spoke" + i;
            Ipv4Prefix space = new Ipv4Prefix(0x0B000000 + (i << 8), 24);
            Subnet subnet = new Subnet("default", space);
            networks.add(
                    new VirtualNetwork(
                            name,
                            List.of(space),
                            List.of(
                                    i % 2 == 0
                                            ? subnet.withRouteTable("rt-" + i % 40)
                                            : subnet)));
            peerings.add(Peering.between("hub", name).withAllowGatewayTransit(true));
            peerings.add(Peering.between(name, "hub").withUseRemoteGateways(true));
            for (int n = 0; n < NICS; n++) {
                machines.add(
                        new VirtualMachine(
                                "vm" + i + "-" + n,
                                new SubnetRef(name, "default"),
                                space.address(4 + n)));
            }
        }
        List<Connection> tunnels = new ArrayList<>();
        List<Nva> nvas = new ArrayList<>();
        for (int i = 0; i < NVAS; i++) {
            nvas.add(
                    new Nva(
                            "nva" + i,
                            new SubnetRef("hub", "nva"),
                            Ipv4Address.parse("10.0.4." + (4 + i))));
            tunnels.add(new Connection("to-nva" + i, "branch", "nva" + i, Connection.Type.IPSEC));
        }
        topology =
                new Topology.Builder("benchmark")
                        .virtualNetworks(networks)
                        .peerings(peerings)
                        .routeTables(tables)
                        .routeServers(List.of(new RouteServer("rs", "hub")))
                        .nvas(nvas)
                        .branches(
                                List.of(
                                        new Branch(
                                                "branch",
                                                List.of(Ipv4Prefix.parse("172.16.0.0/16")),
                                                null)))
                        .connections(tunnels)
                        .virtualMachines(machines)
                        .build();
        edited =
                topology.edit()
                        .routeTables(
                                topology.routeTables().stream()
                                        .map(
                                                table ->
                                                        table.name().equals("rt-4")
                                                                ? table.withRoutes(List.of())
                                                                : table)
                                        .toList())
                        .build();
        nics = topology.nics();
        all = programmed(NVAS);
        oneLess = programmed(NVAS - 1);
        warm = Fabric.of(topology, all, 42);
        rows(warm);
    }

    private static ControlPlane programmed(int nvas) {
        Map<Cohort, PrefixTable<ProgrammedRoute>> tables = new HashMap<>();
        for (int instance = 0; instance < 2; instance++) {
            for (int jitter = -Cohort.STEPS; jitter <= Cohort.STEPS; jitter++) {
                tables.put(
                        new Cohort(instance, jitter), table(nvas, Instant.ofEpochSecond(jitter)));
            }
        }
        return new Programmed(tables);
    }

    private static PrefixTable<ProgrammedRoute> table(int nvas, Instant since) {
        List<Ipv4Address> hops = new ArrayList<>();
        List<String> speakers = new ArrayList<>();
        for (int i = 0; i < nvas; i++) {
            hops.add(Ipv4Address.parse("10.0.4." + (4 + i)));
            speakers.add("nva" + i);
        }
        PrefixTable<ProgrammedRoute> table = PrefixTable.empty();
        for (int i = 0; i < ROUTES; i++) {
            Ipv4Prefix prefix = new Ipv4Prefix(0xAC100000 + (i << 8), 24);
            table =
                    table.with(
                            prefix,
                            new ProgrammedRoute(
                                    prefix,
                                    hops,
                                    ProgrammedRoute.Origin.NVA,
                                    speakers,
                                    List.of(),
                                    since,
                                    "R-RS-29",
                                    "equal AS path length"));
        }
        return table;
    }

    /// Asks for the rows of every NIC, ready to be read.
    private long rows(Fabric fabric) {
        long sum = 0;
        Set<EffectiveRoutes> distinct = new HashSet<>();
        for (Nic nic : nics) {
            EffectiveRoutes routes = fabric.routes(nic);
            if (distinct.add(routes)) {
                sum += routes.rows().size();
            }
        }
        return sum;
    }

    @Benchmark
    public long all_effective_routes_from_scratch() {
        return rows(Fabric.of(topology, all, 42));
    }

    @Benchmark
    public long all_effective_routes_after_one_lost_session() {
        return rows(warm.next(topology, oneLess));
    }

    @Benchmark
    public long all_effective_routes_after_one_edit() {
        return rows(warm.next(edited, all));
    }

    @Benchmark
    public PathReport one_path_over_eight_members() {
        return warm.path(
                new Ref(Kind.VIRTUAL_MACHINE, "vm1-1"), null, Ipv4Address.parse("172.16.7.9"));
    }

    /// No guest knows the address: each of the eight sends it to each of the eight, until the cap.
    @Benchmark
    public PathReport one_path_that_goes_round() {
        return warm.path(
                new Ref(Kind.VIRTUAL_MACHINE, "vm1-1"), null, Ipv4Address.parse("172.17.7.9"));
    }

    /// Everything lives; only the hub programs.
    private record Programmed(Map<Cohort, PrefixTable<ProgrammedRoute>> tables)
            implements ControlPlane {
        @Override
        public PrefixTable<ProgrammedRoute> programmed(String network, Cohort cohort) {
            @Nullable PrefixTable<ProgrammedRoute> table = tables.get(cohort);
            return Objects.requireNonNullElse(table, PrefixTable.empty());
        }

        @Override
        public PrefixTable<DeviceRoute> device(Ref device) {
            return switch (device.kind()) {
                case NVA -> route("172.16.0.0/16", device.name());
                case BRANCH -> route("0.0.0.0/0", "nva3");
                default -> PrefixTable.empty();
            };
        }

        private static PrefixTable<DeviceRoute> route(String prefix, String nva) {
            Ipv4Prefix parsed = Ipv4Prefix.parse(prefix);
            DeviceRoute.Exit exit = new DeviceRoute.Exit.Tunnel("to-" + nva);
            return PrefixTable.<DeviceRoute>empty()
                    .with(parsed, new DeviceRoute(parsed, List.of(exit), "R-RUL-07", "static"));
        }

        @Override
        public boolean alive(Ref object) {
            return true;
        }

        @Override
        public boolean alive(String gateway, int instance) {
            return true;
        }

        @Override
        public boolean carries(String connection) {
            return true;
        }

        @Override
        public List<String> healthyBackends(String loadBalancer) {
            return List.of();
        }
    }
}
