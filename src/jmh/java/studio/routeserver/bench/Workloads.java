package studio.routeserver.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What is measured. Equal arguments give equal networks.
final class Workloads {

    private static final int ROUTE_LENGTH = 24;
    private static final int FIRST_SPOKE = Ipv4Prefix.parse("10.16.0.0/24").bits();
    private static final List<Ipv4Address> INSTANCES =
            List.of(Ipv4Address.parse("10.0.6.4"), Ipv4Address.parse("10.0.6.5"));

    private Workloads() {}

    /// The founding sample.
    static Topology founding() {
        return switch (ProjectReader.read(Path.of("samples/azure-route-server.json"))) {
            case Loaded.Project project -> project.topology();
            case Loaded.Rejected(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /// How large a network is: the founding article's, the one the first version was measured with,
    /// a large company's, and the largest that is promised.
    ///
    /// @param nics VMs a spoke, of one NIC each
    /// @param routes prefixes that each NVA announces, all the same
    /// @param tables route tables, shared by every fourth spoke and every tenth
    enum Scale {
        S(8, 1, 2, 10, 4),
        FIRST(200, 5, 2, 500, 20),
        M(200, 4, 8, 100, 20),
        L(1_000, 10, 8, 1_000, 40);

        final int spokes;
        final int nics;
        final int nvas;
        final int routes;
        final int tables;

        Scale(int spokes, int nics, int nvas, int routes, int tables) {
            this.spokes = spokes;
            this.nics = nics;
            this.nvas = nvas;
            this.routes = routes;
            this.tables = tables;
        }
    }

    /// A hub with a Route Server, a VPN gateway and NVAs that all announce the same prefixes, two of
    /// them with a longer AS path for every fourth; two branches, one behind the gateway and one
    /// behind the first NVA; and spokes with VMs, some of which have a default route to the first
    /// NVA or let no BGP routes in.
    static Topology topology(Scale scale, long seed) {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        List<VirtualMachine> vms = new ArrayList<>();
        networks.add(
                new VirtualNetwork(
                        "hub",
                        List.of(Ipv4Prefix.parse("10.0.0.0/16")),
                        List.of(
                                new Subnet(Subnet.ROUTE_SERVER, Ipv4Prefix.parse("10.0.6.0/26")),
                                new Subnet(Subnet.GATEWAY, Ipv4Prefix.parse("10.0.7.0/26")),
                                new Subnet("nva", Ipv4Prefix.parse("10.0.4.0/24")))));
        for (int i = 0; i < scale.spokes; i++) {
            String name = "spoke" + (i + 1);
            Ipv4Prefix space = new Ipv4Prefix(FIRST_SPOKE + (i << 8), ROUTE_LENGTH);
            Subnet subnet = new Subnet("default", space);
            networks.add(
                    new VirtualNetwork(
                            name,
                            List.of(space),
                            List.of(
                                    i % 4 == 0 || i % 10 == 0
                                            ? subnet.withRouteTable(table(scale, i))
                                            : subnet)));
            peerings.add(
                    Peering.between("hub", name)
                            .withAllowForwardedTraffic(true)
                            .withAllowGatewayTransit(true));
            peerings.add(
                    Peering.between(name, "hub")
                            .withAllowForwardedTraffic(true)
                            .withUseRemoteGateways(true));
            for (int j = 0; j < scale.nics; j++) {
                vms.add(
                        new VirtualMachine(
                                name + "-vm" + (j + 1),
                                new SubnetRef(name, "default"),
                                space.address(4 + j)));
            }
        }
        List<Nva> appliances = new ArrayList<>();
        List<RouteServer.Peer> peers = new ArrayList<>();
        for (int i = 0; i < scale.nvas; i++) {
            Asn asn = new Asn(65001L + i);
            Ipv4Address ip = Ipv4Address.parse("10.0.4." + (4 + i));
            String name = "nva" + (i + 1);
            appliances.add(
                    new Nva(name, new SubnetRef("hub", "nva"), ip)
                            .withBgp(
                                    new NvaBgp(
                                            asn, INSTANCES, statements(scale, seed, i < 2))));
            peers.add(new RouteServer.Peer(name, ip, asn));
        }
        return Topology.empty("scale " + scale)
                .edit()
                .virtualNetworks(networks)
                .peerings(peerings)
                .routeTables(tables(scale))
                .nvas(appliances)
                .virtualMachines(vms)
                .gateways(
                        List.of(
                                new Gateway(
                                        "vpn",
                                        Gateway.Type.VPN,
                                        new SubnetRef("hub", Subnet.GATEWAY),
                                        true)))
                .branches(
                        List.of(
                                new Branch(
                                        "branch1",
                                        List.of(Ipv4Prefix.parse("172.16.0.0/16")),
                                        new Asn(65101)),
                                new Branch(
                                        "branch2",
                                        List.of(Ipv4Prefix.parse("172.17.0.0/16")),
                                        new Asn(65102))))
                .connections(
                        List.of(
                                new Connection(
                                        "branch1-vpn", "branch1", "vpn", Connection.Type.IPSEC),
                                new Connection(
                                        "branch2-nva1", "branch2", "nva1", Connection.Type.IPSEC)))
                .routeServers(
                        List.of(
                                new RouteServer("hub-route-server", "hub")
                                        .withBranchToBranch(true)
                                        .withHubRoutingPreference(HubRoutingPreference.EXPRESS_ROUTE)
                                        .withPeers(peers)))
                .build();
    }

    /// The route table of a spoke: of those that have a default route, of those that let no BGP
    /// routes in, or of those that do both.
    private static String table(Scale scale, int spoke) {
        int group = spoke % 20 == 0 ? 0 : spoke % 4 == 0 ? 1 : 2;
        return "table" + (spoke / 2 % (scale.tables / 4) + kinds(scale, group));
    }

    private static int kinds(Scale scale, int group) {
        return group * scale.tables / 4;
    }

    private static List<RouteTable> tables(Scale scale) {
        UserDefinedRoute out =
                new UserDefinedRoute(
                        "default",
                        Ipv4Prefix.DEFAULT,
                        UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                        Ipv4Address.parse("10.0.4.4"));
        List<RouteTable> tables = new ArrayList<>();
        for (int i = 0; i < scale.tables; i++) {
            boolean closed = i < kinds(scale, 1) || i >= kinds(scale, 2);
            boolean routed = i < kinds(scale, 2);
            tables.add(
                    new RouteTable("table" + i, closed, routed ? List.of(out) : List.of(), null));
        }
        return tables;
    }

    private static List<NvaBgp.Advertisement> statements(Scale scale, long seed, boolean longer) {
        List<NvaBgp.Advertisement> statements = new ArrayList<>();
        int i = 0;
        for (Ipv4Prefix prefix : prefixes(scale.routes, seed)) {
            statements.add(
                    new NvaBgp.Advertisement(
                            prefix,
                            longer && i % 4 == 0 ? 2 : 0,
                            List.of(),
                            List.of(),
                            null,
                            null,
                            List.of()));
            i++;
        }
        return statements;
    }

    /// Distinct /24s outside of 10.0.0.0/8, in an order set by the seed.
    private static Set<Ipv4Prefix> prefixes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
        while (prefixes.size() < count) {
            int address = (11 + random.nextInt(150)) << 24 | random.nextInt(1 << 24);
            prefixes.add(Ipv4Prefix.containing(new Ipv4Address(address), ROUTE_LENGTH));
        }
        return prefixes;
    }
}
