package studio.routeserver.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What is measured. Equal arguments give equal networks, and a hash says so.
final class Workloads {

    static final long SEED = 42;

    private static final Asn AZURE = new Asn(65515);
    private static final int ROUTE_TABLES = 40;

    private Workloads() {}

    /// How large a network is.
    ///
    /// @param spokes each a network with one subnet, up to 32,768
    /// @param machines VMs a spoke
    /// @param nvas up to 8, which all announce the same prefixes
    /// @param routes prefixes that each NVA announces
    record Scale(String name, int spokes, int machines, int nvas, int routes) {

        /// Issue 5's: 200 spokes with 5 VMs each, 500 routes.
        static final Scale M = new Scale("M", 200, 5, 2, 500);

        /// Issue 6's: 1,000 spokes with 10 NICs each, 1,000 routes.
        static final Scale L = new Scale("L", 1_000, 10, 8, 1_000);

        /// A tenth of it, to see that everything runs.
        Scale smoke() {
            return new Scale(name + "/10", spokes / 10, machines, nvas, routes / 10);
        }
    }

    /// The founding sample.
    static Topology founding() {
        return switch (ProjectReader.read(Path.of("samples/azure-route-server.json"))) {
            case Loaded.Project project -> project.topology();
            case Loaded.Rejected(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /// A hub with a Route Server, NVAs that announce the same prefixes (two of them with a longer AS
    /// path for every fourth), two branches behind them, and spokes with VMs. Every fourth spoke has
    /// a route table with 0.0.0.0/0 to an NVA, every tenth one that keeps BGP routes out.
    static Topology network(Scale scale, long seed) {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        List<VirtualMachine> machines = new ArrayList<>();
        networks.add(
                new VirtualNetwork(
                        "hub",
                        List.of(Ipv4Prefix.parse("10.0.0.0/16")),
                        List.of(
                                new Subnet(
                                        Subnet.ROUTE_SERVER, Ipv4Prefix.parse("10.0.6.0/26")),
                                new Subnet("nva", Ipv4Prefix.parse("10.0.4.0/24")))));
        for (int i = 0; i < scale.spokes(); i++) {
            String name = "spoke" + i;
            Ipv4Prefix space = new Ipv4Prefix(11 << 24 | i << 8, 24);
            @Nullable String table =
                    i % 4 == 0 || i % 10 == 9 ? "rt-" + i % ROUTE_TABLES : null;
            Subnet subnet = new Subnet("default", space);
            networks.add(
                    new VirtualNetwork(
                            name,
                            List.of(space),
                            List.of(table == null ? subnet : subnet.withRouteTable(table))));
            peerings.add(
                    Peering.between("hub", name)
                            .withAllowForwardedTraffic(true)
                            .withAllowGatewayTransit(true));
            peerings.add(
                    Peering.between(name, "hub")
                            .withAllowForwardedTraffic(true)
                            .withUseRemoteGateways(true));
            for (int j = 0; j < scale.machines(); j++) {
                machines.add(
                        new VirtualMachine(
                                name + "-vm" + j,
                                new SubnetRef(name, "default"),
                                space.address(4 + j)));
            }
        }
        List<Nva> nvas = nvas(scale, prefixes(scale.routes(), seed));
        return Topology.empty("hub of " + scale.spokes() + " spokes")
                .edit()
                .virtualNetworks(networks)
                .peerings(peerings)
                .nvas(nvas)
                .routeTables(routeTables())
                .virtualMachines(machines)
                .branches(
                        List.of(
                                branch("branch1", "172.16.0.0/16", 65101),
                                branch("branch2", "172.17.0.0/16", 65102)))
                .connections(
                        List.of(
                                tunnel("branch1-tunnel", "branch1", nvas.getFirst()),
                                tunnel("branch2-tunnel", "branch2", nvas.getLast())))
                .routeServers(
                        List.of(
                                new RouteServer("hub-route-server", "hub")
                                        .withPeers(nvas.stream().map(Workloads::peer).toList())))
                .build();
    }

    private static Branch branch(String name, String prefix, long asn) {
        return new Branch(name, List.of(Ipv4Prefix.parse(prefix)), new Asn(asn));
    }

    private static Connection tunnel(String name, String branch, Nva nva) {
        return new Connection(name, branch, nva.name(), Connection.Type.IPSEC);
    }

    private static RouteServer.Peer peer(Nva nva) {
        return new RouteServer.Peer(
                nva.name(), nva.ip(), nva.speaks().map(NvaBgp::asn).orElse(AZURE));
    }

    private static List<RouteTable> routeTables() {
        UserDefinedRoute out =
                new UserDefinedRoute(
                        "out",
                        Ipv4Prefix.DEFAULT,
                        UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                        Ipv4Address.parse("10.0.4.4"));
        List<RouteTable> tables = new ArrayList<>();
        for (int i = 0; i < ROUTE_TABLES; i++) {
            tables.add(
                    new RouteTable(
                            "rt-" + i, i % 10 == 9, i % 4 == 0 ? List.of(out) : List.of(), null));
        }
        return tables;
    }

    private static List<Nva> nvas(Scale scale, List<Ipv4Prefix> prefixes) {
        List<Ipv4Address> instances =
                List.of(Ipv4Address.parse("10.0.6.4"), Ipv4Address.parse("10.0.6.5"));
        List<Nva> nvas = new ArrayList<>();
        for (int i = 0; i < scale.nvas(); i++) {
            boolean longer = scale.nvas() > 2 && i < 2;
            List<NvaBgp.Advertisement> statements = new ArrayList<>();
            for (int p = 0; p < prefixes.size(); p++) {
                statements.add(
                        new NvaBgp.Advertisement(
                                prefixes.get(p),
                                longer && p % 4 == 0 ? 1 : 0,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                List.of()));
            }
            nvas.add(
                    new Nva(
                                    "nva" + (i + 1),
                                    new SubnetRef("hub", "nva"),
                                    Ipv4Address.parse("10.0.4." + (4 + i)))
                            .withBgp(new NvaBgp(new Asn(65001L + i), instances, statements)));
        }
        return nvas;
    }

    /// Distinct /24s between 12.0.0.0 and 100.0.0.0, in an order set by the seed. One less than
    /// asked for: the branch behind an NVA brings another, and the thousandth and first would end the
    /// session.
    private static List<Ipv4Prefix> prefixes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
        while (prefixes.size() < count - 1) {
            int address = (12 + random.nextInt(88)) << 24 | random.nextInt(1 << 24);
            prefixes.add(Ipv4Prefix.containing(new Ipv4Address(address), 24));
        }
        return List.copyOf(prefixes);
    }

    /// Says that two runs measured the same: a hash of what a workload is in words.
    static String sha(Object workload) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(workload.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
