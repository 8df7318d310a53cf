package studio.routeserver.lab;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
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

/// A hub with a Route Server and a VPN gateway, NVAs that announce the same prefixes, a branch
/// behind the gateway and one behind the first NVA, and spokes: every third has a route table.
final class HubAndSpokes {

    private static final int SPOKES = 10;
    private static final int MACHINES = 2;
    private static final int NVAS = 3;
    private static final int ROUTES = 12;

    private HubAndSpokes() {}

    static Topology topology() {
        List<VirtualNetwork> networks = new ArrayList<>();
        List<Peering> peerings = new ArrayList<>();
        List<VirtualMachine> machines = new ArrayList<>();
        networks.add(
                new VirtualNetwork(
                        "hub",
                        List.of(Ipv4Prefix.parse("10.0.0.0/16")),
                        List.of(
                                new Subnet(Subnet.ROUTE_SERVER, Ipv4Prefix.parse("10.0.6.0/26")),
                                new Subnet(Subnet.GATEWAY, Ipv4Prefix.parse("10.0.7.0/26")),
                                new Subnet("nva", Ipv4Prefix.parse("10.0.4.0/24")))));
        for (int i = 1; i <= SPOKES; i++) {
            String name = "spoke" + i;
            Ipv4Prefix space = Ipv4Prefix.parse("10.1." + i + ".0/24");
            Subnet subnet = new Subnet("default", space);
            networks.add(
                    new VirtualNetwork(
                            name,
                            List.of(space),
                            List.of(i % 3 == 0 ? subnet.withRouteTable("out" + i % 2) : subnet)));
            peerings.add(
                    Peering.between("hub", name)
                            .withAllowForwardedTraffic(true)
                            .withAllowGatewayTransit(true));
            peerings.add(
                    Peering.between(name, "hub")
                            .withAllowForwardedTraffic(true)
                            .withUseRemoteGateways(true));
            for (int j = 0; j < MACHINES; j++) {
                machines.add(
                        new VirtualMachine(
                                name + "-vm" + j,
                                new SubnetRef(name, "default"),
                                space.address(4 + j)));
            }
        }
        List<Ipv4Address> instances =
                List.of(Ipv4Address.parse("10.0.6.4"), Ipv4Address.parse("10.0.6.5"));
        List<Nva> nvas = new ArrayList<>();
        List<RouteServer.Peer> peers = new ArrayList<>();
        for (int i = 1; i <= NVAS; i++) {
            Asn asn = new Asn(65000 + i);
            Ipv4Address ip = Ipv4Address.parse("10.0.4." + (3 + i));
            nvas.add(
                    new Nva("nva" + i, new SubnetRef("hub", "nva"), ip)
                            .withBgp(new NvaBgp(asn, instances, statements(i))));
            peers.add(new RouteServer.Peer("nva" + i, ip, asn));
        }
        UserDefinedRoute out =
                new UserDefinedRoute(
                        "out",
                        Ipv4Prefix.DEFAULT,
                        UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                        Ipv4Address.parse("10.0.4.4"));
        return Topology.empty("hub and spokes")
                .edit()
                .virtualNetworks(networks)
                .peerings(peerings)
                .routeTables(
                        List.of(
                                new RouteTable("out0", false, List.of(out), null),
                                new RouteTable("out1", true, List.of(out), null)))
                .nvas(nvas)
                .virtualMachines(machines)
                .gateways(
                        List.of(
                                new Gateway(
                                        "vpn",
                                        Gateway.Type.VPN,
                                        new SubnetRef("hub", Subnet.GATEWAY),
                                        true)))
                .branches(
                        List.of(
                                branch("branch1", "172.16.0.0/16", 65101),
                                branch("branch2", "172.17.0.0/16", 65102)))
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
                                        .withPeers(peers)))
                .build();
    }

    private static Branch branch(String name, String prefix, long asn) {
        return new Branch(name, List.of(Ipv4Prefix.parse(prefix)), new Asn(asn));
    }

    /// The same prefixes; the first NVA has a longer AS path for every fourth.
    private static List<NvaBgp.Advertisement> statements(int nva) {
        List<NvaBgp.Advertisement> statements = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            statements.add(
                    new NvaBgp.Advertisement(
                            Ipv4Prefix.parse("192.168." + i + ".0/24"),
                            nva == 1 && i % 4 == 0 ? 2 : 0,
                            List.of(),
                            List.of(),
                            null,
                            null,
                            List.of()));
        }
        return statements;
    }
}
