package studio.routeserver.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
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

    private Workloads() {}

    /// The founding sample.
    static Topology founding() {
        return switch (ProjectReader.read(Path.of("samples/azure-route-server.json"))) {
            case Loaded.Project project -> project.topology();
            case Loaded.Rejected(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /// A hub with a Route Server and NVAs that all announce the same prefixes, and spokes with VMs.
    ///
    /// @param spokes 1 to 200
    /// @param machines VMs a spoke, 1 to 200
    /// @param nvas 1 to 8
    /// @param routes prefixes that each NVA announces
    static Topology hub(int spokes, int machines, int nvas, int routes, long seed) {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        List<VirtualMachine> vms = new ArrayList<>();
        networks.add(
                new VirtualNetwork(
                        "hub",
                        List.of(Ipv4Prefix.parse("10.0.0.0/16")),
                        List.of(
                                new Subnet(
                                        Subnet.ROUTE_SERVER, Ipv4Prefix.parse("10.0.6.0/26")),
                                new Subnet("nva", Ipv4Prefix.parse("10.0.4.0/24")))));
        for (int i = 1; i <= spokes; i++) {
            String name = "spoke" + i;
            Ipv4Prefix space = Ipv4Prefix.parse("10." + i + ".0.0/16");
            Ipv4Prefix subnet = Ipv4Prefix.containing(space.network(), ROUTE_LENGTH);
            networks.add(
                    new VirtualNetwork(name, List.of(space), List.of(new Subnet("default", subnet))));
            peerings.add(
                    Peering.between("hub", name)
                            .withAllowForwardedTraffic(true)
                            .withAllowGatewayTransit(true));
            peerings.add(
                    Peering.between(name, "hub")
                            .withAllowForwardedTraffic(true)
                            .withUseRemoteGateways(true));
            for (int j = 0; j < machines; j++) {
                vms.add(
                        new VirtualMachine(
                                name + "-vm" + j,
                                new SubnetRef(name, "default"),
                                subnet.address(4 + j)));
            }
        }
        List<NvaBgp.Advertisement> statements =
                prefixes(routes, seed).stream().map(NvaBgp.Advertisement::new).toList();
        List<Ipv4Address> instances =
                List.of(Ipv4Address.parse("10.0.6.4"), Ipv4Address.parse("10.0.6.5"));
        List<Nva> appliances = new ArrayList<>();
        List<RouteServer.Peer> peers = new ArrayList<>();
        for (int i = 0; i < nvas; i++) {
            Asn asn = new Asn(65001L + i);
            Ipv4Address ip = Ipv4Address.parse("10.0.4." + (4 + i));
            appliances.add(
                    new Nva("nva" + (i + 1), new SubnetRef("hub", "nva"), ip)
                            .withBgp(new NvaBgp(asn, instances, statements)));
            peers.add(new RouteServer.Peer("nva" + (i + 1), ip, asn));
        }
        return Topology.empty("hub of " + spokes + " spokes")
                .edit()
                .virtualNetworks(networks)
                .peerings(peerings)
                .nvas(appliances)
                .virtualMachines(vms)
                .routeServers(
                        List.of(
                                new RouteServer("hub-route-server", "hub")
                                        .withHubRoutingPreference(HubRoutingPreference.EXPRESS_ROUTE)
                                        .withPeers(peers)))
                .build();
    }

    /// Distinct /24s outside of 10.0.0.0/8, in an order set by the seed.
    private static List<Ipv4Prefix> prefixes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Ipv4Prefix> prefixes = new ArrayList<>();
        while (prefixes.size() < count) {
            int address = (11 + random.nextInt(200)) << 24 | random.nextInt(1 << 24);
            Ipv4Prefix prefix =
                    Ipv4Prefix.containing(new Ipv4Address(address), ROUTE_LENGTH);
            if (!prefixes.contains(prefix)) {
                prefixes.add(prefix);
            }
        }
        return prefixes;
    }
}
