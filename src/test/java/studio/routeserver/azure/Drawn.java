package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Topologies to export.
final class Drawn {

    private Drawn() {}

    static Ipv4Address ip(String text) {
        return Ipv4Address.parse(text);
    }

    static Ipv4Prefix prefix(String text) {
        return Ipv4Prefix.parse(text);
    }

    static SubnetRef subnet(String text) {
        return SubnetRef.parse(text);
    }

    static Topology of(Resource... resources) {
        Topology.Builder builder = new Topology.Builder("Drawn").region("westeurope");
        for (Resource resource : resources) {
            builder.add(resource);
        }
        return builder.build();
    }

    static Topology plus(Topology topology, Resource... resources) {
        Topology.Builder builder = topology.edit();
        for (Resource resource : resources) {
            builder.add(resource);
        }
        return builder.build();
    }

    /// A hub of 10.0.0.0/16 with the subnets that Azure asks for, and `nva`.
    static VirtualNetwork hub() {
        return new VirtualNetwork(
                "hub",
                List.of(prefix("10.0.0.0/16")),
                List.of(
                        new Subnet(Subnet.ROUTE_SERVER, prefix("10.0.6.0/26")),
                        new Subnet(Subnet.GATEWAY, prefix("10.0.5.0/27")),
                        new Subnet("nva", prefix("10.0.4.0/24")),
                        new Subnet("inside", prefix("10.0.7.0/24"))));
    }

    static VirtualNetwork spoke(int n) {
        return new VirtualNetwork(
                "spoke" + n,
                List.of(prefix("10." + n + ".0.0/16")),
                List.of(new Subnet("default", prefix("10." + n + ".0.0/24"))));
    }

    static Peering fromHub(int n) {
        return new Peering("hub", "spoke" + n, true, true, true, false, null);
    }

    static Peering toHub(int n) {
        return new Peering("spoke" + n, "hub", true, true, false, true, null);
    }

    static Nva nva(String name, String address) {
        List<Ipv4Address> instances = List.of(ip("10.0.6.4"), ip("10.0.6.5"));
        NvaBgp.Advertisement prefix = new NvaBgp.Advertisement(prefix("192.168.0.0/16"));
        return new Nva(name, subnet("hub/nva"), ip(address))
                .withBgp(new NvaBgp(new Asn(65001), instances, List.of(prefix)));
    }

    static RouteServer routeServer() {
        return new RouteServer(
                "hub-route-server",
                "hub",
                true,
                HubRoutingPreference.AS_PATH,
                3,
                List.of(
                        new RouteServer.Peer("nva1", ip("10.0.4.4"), new Asn(65001)),
                        new RouteServer.Peer("nva2", ip("10.0.4.5"), new Asn(65001))),
                List.of(),
                null);
    }

    static Gateway vpn(boolean activeActive) {
        return new Gateway("vpn-gw", Gateway.Type.VPN, subnet("hub/GatewaySubnet"), activeActive)
                .withAsn(Asn.AZURE);
    }

    static Gateway expressRoute() {
        return new Gateway("er-gw", Gateway.Type.EXPRESSROUTE, subnet("hub/GatewaySubnet"), false);
    }

    /// The whole: three spokes, two NVAs behind a load balancer, both gateways, four branches.
    static Topology whole() {
        List<Resource> all = new ArrayList<>();
        all.add(hub());
        all.add(routeServer());
        all.add(nva("nva1", "10.0.4.4").edit().zone("1").build());
        all.add(nva("nva2", "10.0.4.5").edit().zone("2").build());
        all.add(vpn(true));
        all.add(expressRoute());
        all.add(
                new LoadBalancer(
                        "nva-lb", subnet("hub/nva"), ip("10.0.4.10"), List.of("nva1", "nva2")));
        for (int n = 1; n <= 3; n++) {
            all.add(spoke(n));
            all.add(fromHub(n));
            all.add(toHub(n));
            all.add(
                    new VirtualMachine(
                            "spoke" + n + "-vm",
                            subnet("spoke" + n + "/default"),
                            ip("10." + n + ".0.4")));
        }
        all.add(new Branch("branch-a", List.of(prefix("192.168.1.0/24")), new Asn(65010)));
        all.add(new Branch("branch-b", List.of(prefix("192.168.2.0/24")), null));
        all.add(new Branch("branch-c", List.of(prefix("192.168.3.0/24")), null));
        all.add(new Branch("branch-d", List.of(prefix("192.168.4.0/24")), new Asn(64512)));
        all.add(new Connection("a-tunnel", "branch-a", "vpn-gw", Connection.Type.IPSEC));
        all.add(new Connection("c-tunnel", "branch-c", "vpn-gw", Connection.Type.IPSEC));
        all.add(new Connection("d-circuit", "branch-d", "er-gw", Connection.Type.EXPRESSROUTE));
        all.add(new Connection("b-sdwan", "branch-b", "nva1", Connection.Type.SDWAN));
        return of(all.toArray(Resource[]::new));
    }
}
