package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Networks to draw.
public final class Drawn {

    private static final Asn NVA_ASN = new Asn(65001);

    private Drawn() {}

    /// The founding network without a layout: a hub with two NVAs, three spokes, two branches.
    public static Topology founding() {
        Topology.Builder topology = Topology.empty("Azure Route Server").edit();
        topology.region("westeurope");
        topology.add(
                network(
                        "hub",
                        "10.0.0.0/16",
                        subnet("RouteServerSubnet", "10.0.6.0/26"),
                        subnet("GatewaySubnet", "10.0.5.0/27"),
                        subnet("nva", "10.0.4.0/24")));
        List<RouteServer.Peer> peers = new ArrayList<>();
        for (int n = 1; n <= 2; n++) {
            Ipv4Address ip = Ipv4Address.parse("10.0.4." + (3 + n));
            topology.add(nva("nva" + n, ip));
            peers.add(new RouteServer.Peer("nva" + n, ip, NVA_ASN));
        }
        topology.add(
                new RouteServer(
                        "hub-route-server",
                        "hub",
                        true,
                        HubRoutingPreference.EXPRESS_ROUTE,
                        null,
                        peers,
                        List.of(),
                        null));
        topology.add(
                new Gateway(
                        "vpn-gw", Gateway.Type.VPN, SubnetRef.parse("hub/GatewaySubnet"), true));
        for (int n = 1; n <= 3; n++) {
            String spoke = "spoke" + n;
            topology.add(
                    network(
                            spoke,
                            "10." + n + ".0.0/16",
                            subnet("default", "10." + n + ".0.0/24")));
            topology.add(new Peering("hub", spoke, true, true, true, false, null));
            topology.add(new Peering(spoke, "hub", true, true, false, true, null));
            topology.add(
                    new VirtualMachine(
                            spoke + "-vm",
                            SubnetRef.parse(spoke + "/default"),
                            Ipv4Address.parse("10." + n + ".0.4")));
        }
        topology.add(
                new Branch("branch-a", List.of(Ipv4Prefix.parse("192.168.1.0/24")), asn(65010)));
        topology.add(
                new Branch(
                        "branch-b",
                        Stream.of("192.168.2.0/24", "172.16.0.0/12", "10.100.0.0/16")
                                .map(Ipv4Prefix::parse)
                                .toList(),
                        null));
        topology.add(new Connection("a-tunnel", "branch-a", "vpn-gw", Connection.Type.IPSEC));
        topology.add(new Connection("b-sdwan-1", "branch-b", "nva1", Connection.Type.SDWAN));
        topology.add(new Connection("b-sdwan-2", "branch-b", "nva2", Connection.Type.SDWAN));
        return topology.build();
    }

    private static Asn asn(long number) {
        return new Asn(number);
    }

    private static VirtualNetwork network(String name, String space, Subnet... subnets) {
        return new VirtualNetwork(name, List.of(Ipv4Prefix.parse(space)), List.of(subnets));
    }

    private static Subnet subnet(String name, String prefix) {
        return new Subnet(name, Ipv4Prefix.parse(prefix));
    }

    private static Nva nva(String name, Ipv4Address ip) {
        List<Ipv4Address> instances =
                List.of(Ipv4Address.parse("10.0.6.4"), Ipv4Address.parse("10.0.6.5"));
        List<NvaBgp.Advertisement> advertised =
                Stream.of("192.168.0.0/16", "172.16.0.0/12", "10.100.0.0/16")
                        .map(Ipv4Prefix::parse)
                        .map(NvaBgp.Advertisement::new)
                        .toList();
        Nva plain = new Nva(name, SubnetRef.parse("hub/nva"), ip);
        return withBgp(plain, new NvaBgp(NVA_ASN, instances, advertised));
    }

    private static Nva withBgp(Nva nva, NvaBgp bgp) {
        return new Nva(
                nva.name(),
                nva.subnet(),
                nva.ip(),
                nva.ipForwarding(),
                nva.forwarding(),
                nva.stateful(),
                bgp,
                nva.interfaces(),
                nva.staticRoutes(),
                nva.bgpToKernel(),
                nva.snat(),
                nva.zone(),
                nva.speaker(),
                nva.extra());
    }

    /// A network of any shape, larger with the seed: hubs, spokes in regions, crowded subnets, long
    /// names.
    public static Topology any(Seed seed) {
        Topology.Builder topology = Topology.empty("seed " + seed).edit();
        topology.region("westeurope");
        int networks = 1 + seed.nextInt(2 + seed.size() / 6);
        List<SubnetRef> subnets = new ArrayList<>();
        List<String> appliances = new ArrayList<>();
        for (int n = 0; n < networks; n++) {
            String name = (seed.nextInt(4) == 0 ? "a-network-with-a-long-name-" : "net") + n;
            addNetwork(topology, seed, name, subnets);
            if (seed.nextInt(3) > 0) {
                topology.add(new VirtualMachine(name + "-vm", subnets.getLast(), address(seed)));
            }
            if (n > 0 && seed.nextInt(5) > 0) {
                String hub = subnets.getFirst().network();
                topology.add(Peering.between(hub, name));
                topology.add(Peering.between(name, hub));
            }
        }
        int members = seed.nextInt(2 + seed.size() / 4);
        for (int n = 0; n < members; n++) {
            SubnetRef home = Some.oneOf(seed, subnets);
            switch (seed.nextInt(4)) {
                case 0 -> {
                    topology.add(new Nva("nva" + n, home, address(seed)));
                    appliances.add("nva" + n);
                }
                case 1 -> {
                    Gateway.Type type = Some.oneOf(seed, List.of(Gateway.Type.values()));
                    topology.add(new Gateway("gw" + n, type, home, seed.nextBoolean()));
                    appliances.add("gw" + n);
                }
                case 2 -> topology.add(new LoadBalancer("lb" + n, home, address(seed), List.of()));
                default -> topology.add(new VirtualMachine("vm" + n, home, address(seed)));
            }
        }
        int branches = seed.nextInt(4);
        for (int n = 0; n < branches; n++) {
            topology.add(new Branch("branch" + n, Some.prefixes(seed), Some.asn(seed)));
            if (!appliances.isEmpty()) {
                String to = Some.oneOf(seed, appliances);
                topology.add(new Connection("tunnel" + n, "branch" + n, to, type(seed)));
            }
        }
        if (seed.nextBoolean()) {
            topology.add(new Note("note", "Remember <this> & that", null));
        }
        return topology.build();
    }

    private static void addNetwork(
            Topology.Builder topology, Seed seed, String name, List<SubnetRef> subnets) {
        boolean server = seed.nextInt(4) == 0;
        List<Subnet> own = new ArrayList<>();
        if (server) {
            own.add(subnet(Subnet.ROUTE_SERVER, "10.0.6.0/26"));
        }
        int count = 1 + seed.nextInt(3);
        for (int n = 0; n < count; n++) {
            own.add(new Subnet("subnet" + n, Some.prefix(seed, 8, 28)));
        }
        String region = seed.nextInt(4) == 0 ? "northeurope" : null;
        topology.add(
                new VirtualNetwork(name, region, List.of(Some.prefix(seed, 8, 16)), own, null));
        if (server) {
            topology.add(new RouteServer(name + "-rs", name));
        }
        subnets.add(new SubnetRef(name, own.getLast().name()));
    }

    private static Ipv4Address address(Seed seed) {
        return Some.address(seed);
    }

    private static Connection.Type type(Seed seed) {
        return Some.oneOf(seed, List.of(Connection.Type.values()));
    }
}
