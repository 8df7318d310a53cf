package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Topologies for tests, written as one would draw them, with Azure's defaults.
public final class Drawing {

    private Topology topology;

    private Drawing(Topology topology) {
        this.topology = topology;
    }

    /// An empty canvas in West Europe.
    public static Drawing canvas() {
        return on(new Topology.Builder("drawing").region("westeurope").build());
    }

    /// More on a drawing that is there.
    public static Drawing on(Topology topology) {
        return new Drawing(topology);
    }

    public Topology done() {
        return topology;
    }

    private Drawing add(Resource resource) {
        topology = topology.apply(new Edit.Add(resource));
        return this;
    }

    /// A network; a subnet is written `nva 10.0.4.0/24`.
    public Drawing network(String name, String space, String... subnets) {
        List<Subnet> drawn =
                Arrays.stream(subnets)
                        .map(text -> text.split(" ", 2))
                        .map(text -> new Subnet(text[0], Ipv4Prefix.parse(text[1])))
                        .toList();
        List<Ipv4Prefix> prefixes =
                Arrays.stream(space.split(" ", -1)).map(Ipv4Prefix::parse).toList();
        return add(new VirtualNetwork(name, prefixes, drawn));
    }

    public Drawing region(String network, String region) {
        return change(topology.virtualNetwork(network).orElseThrow().withRegion(region));
    }

    /// Another address space, such as `10.1.0.0/16 10.11.0.0/16`.
    public Drawing space(String network, String space) {
        List<Ipv4Prefix> prefixes =
                Arrays.stream(space.split(" ", -1)).map(Ipv4Prefix::parse).toList();
        return change(topology.virtualNetwork(network).orElseThrow().withAddressSpace(prefixes));
    }

    /// A further subnet.
    public Drawing subnet(String network, String name, String prefix) {
        topology =
                topology.apply(
                        new Edit.AddSubnet(network, new Subnet(name, Ipv4Prefix.parse(prefix))));
        return this;
    }

    /// Two networks peered both ways, forwarded traffic allowed, no gateway flags.
    public Drawing peered(String one, String other) {
        return add(Peering.between(one, other).withAllowForwardedTraffic(true))
                .add(Peering.between(other, one).withAllowForwardedTraffic(true));
    }

    /// A spoke that uses the hub's gateways and Route Server, forwarded traffic allowed.
    public Drawing client(String hub, String spoke) {
        return add(Peering.between(hub, spoke)
                        .withAllowForwardedTraffic(true)
                        .withAllowGatewayTransit(true))
                .add(
                        Peering.between(spoke, hub)
                                .withAllowForwardedTraffic(true)
                                .withUseRemoteGateways(true));
    }

    /// Other flags for the direction `from>to`.
    public Drawing peering(String name, UnaryOperator<Peering> flags) {
        Peering peering =
                topology.peerings().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return change(flags.apply(peering));
    }

    public Drawing routeServer(String name, String network) {
        return add(new RouteServer(name, network));
    }

    public Drawing gateway(String name, String subnet) {
        return add(new Gateway(name, Gateway.Type.VPN, SubnetRef.parse(subnet), true));
    }

    public Drawing expressRouteGateway(String name, String subnet) {
        return add(new Gateway(name, Gateway.Type.EXPRESSROUTE, SubnetRef.parse(subnet), true));
    }

    /// An NVA with IP forwarding on.
    public Drawing nva(String name, String subnet, String ip) {
        return add(new Nva(name, SubnetRef.parse(subnet), Ipv4Address.parse(ip)));
    }

    public Drawing nva(String name, UnaryOperator<Nva.Builder> settings) {
        Nva nva = topology.nva(name).orElseThrow();
        return change(settings.apply(nva.edit()).build());
    }

    public Drawing loadBalancer(String name, String subnet, String ip, String... backends) {
        return add(
                new LoadBalancer(
                        name, SubnetRef.parse(subnet), Ipv4Address.parse(ip), List.of(backends)));
    }

    public Drawing vm(String name, String subnet, String ip) {
        return add(new VirtualMachine(name, SubnetRef.parse(subnet), Ipv4Address.parse(ip)));
    }

    public Drawing vm(String name, VirtualMachine.State state) {
        return change(topology.virtualMachine(name).orElseThrow().withState(state));
    }

    public Drawing branch(String name, String... prefixes) {
        return add(new Branch(name, Arrays.stream(prefixes).map(Ipv4Prefix::parse).toList(), null));
    }

    public Drawing bgpBranch(String name, long asn, String... prefixes) {
        return add(
                new Branch(
                        name,
                        Arrays.stream(prefixes).map(Ipv4Prefix::parse).toList(),
                        new Asn(asn)));
    }

    /// A tunnel from a branch to a gateway or NVA.
    public Drawing tunnel(String name, String branch, String to) {
        return add(new Connection(name, branch, to, Connection.Type.IPSEC));
    }

    /// A tunnel between two NVAs.
    public Drawing overlay(String name, String from, String to) {
        return add(
                new Connection(
                        name,
                        null,
                        from,
                        to,
                        Connection.Type.IPSEC,
                        Connection.Routing.BGP,
                        List.of(),
                        null,
                        null,
                        null));
    }

    /// A route table of the subnet. A route is written `name prefix-or-tag type [next hop]`.
    public Drawing routeTable(String name, String subnet, String... routes) {
        return routeTable(name, subnet, false, routes);
    }

    /// A route table that keeps BGP routes out of the subnet.
    public Drawing closedRouteTable(String name, String subnet, String... routes) {
        return routeTable(name, subnet, true, routes);
    }

    private Drawing routeTable(String name, String subnet, boolean closed, String... routes) {
        List<UserDefinedRoute> drawn = Arrays.stream(routes).map(Drawing::route).toList();
        add(new RouteTable(name, closed, drawn, null));
        SubnetRef ref = SubnetRef.parse(subnet);
        Subnet with = topology.subnet(ref).orElseThrow().withRouteTable(name);
        topology = topology.apply(new Edit.ChangeSubnet(ref.network(), with));
        return this;
    }

    private static UserDefinedRoute route(String text) {
        String[] words = text.split(" ", -1);
        UserDefinedRoute.NextHopType type =
                Arrays.stream(UserDefinedRoute.NextHopType.values())
                        .filter(one -> one.text().equals(words[2]))
                        .findFirst()
                        .orElseThrow();
        @Nullable Ipv4Address hop = words.length > 3 ? Ipv4Address.parse(words[3]) : null;
        UserDefinedRoute.Destination destination =
                words[1].contains("/")
                        ? new UserDefinedRoute.Destination.Prefix(Ipv4Prefix.parse(words[1]))
                        : new UserDefinedRoute.Destination.ServiceTag(words[1]);
        return new UserDefinedRoute(words[0], destination, type, hop, null);
    }

    /// Service endpoints of a subnet.
    public Drawing serviceEndpoints(String subnet, String... services) {
        SubnetRef ref = SubnetRef.parse(subnet);
        Subnet is = topology.subnet(ref).orElseThrow();
        return changeSubnet(
                ref,
                new Subnet(
                        is.name(),
                        is.prefix(),
                        is.routeTable(),
                        is.networkSecurityGroup(),
                        List.of(services),
                        is.privateEndpoints(),
                        is.extra()));
    }

    /// A private endpoint in a subnet.
    public Drawing privateEndpoint(String name, String subnet, String ip) {
        SubnetRef ref = SubnetRef.parse(subnet);
        Subnet is = topology.subnet(ref).orElseThrow();
        List<PrivateEndpoint> endpoints = new ArrayList<>(is.privateEndpoints());
        endpoints.add(new PrivateEndpoint(name, Ipv4Address.parse(ip)));
        return changeSubnet(
                ref,
                new Subnet(
                        is.name(),
                        is.prefix(),
                        is.routeTable(),
                        is.networkSecurityGroup(),
                        is.serviceEndpoints(),
                        endpoints,
                        is.extra()));
    }

    private Drawing changeSubnet(SubnetRef ref, Subnet subnet) {
        topology = topology.apply(new Edit.ChangeSubnet(ref.network(), subnet));
        return this;
    }

    public Drawing remove(Kind kind, String name) {
        topology = topology.apply(new Edit.Remove(new Ref(kind, name)));
        return this;
    }

    private Drawing change(Resource resource) {
        topology = topology.apply(new Edit.Change(resource));
        return this;
    }

    /// The hub and three spokes of the founding article: a Route Server, nva1 with three branches,
    /// a VM each.
    public static Drawing article() {
        return canvas().network(
                        "hub",
                        "10.0.0.0/16",
                        "RouteServerSubnet 10.0.6.0/26",
                        "GatewaySubnet 10.0.5.0/27",
                        "nva 10.0.4.0/24",
                        "shared 10.0.8.0/24")
                .network("spoke1", "10.1.0.0/16", "default 10.1.0.0/24")
                .network("spoke2", "10.2.0.0/16", "default 10.2.0.0/24")
                .network("spoke3", "10.3.0.0/16", "default 10.3.0.0/24")
                .routeServer("hub-route-server", "hub")
                .client("hub", "spoke1")
                .client("hub", "spoke2")
                .client("hub", "spoke3")
                .nva("nva1", "hub/nva", "10.0.4.4")
                .branch("hq", "192.168.0.0/16")
                .branch("offices", "172.16.0.0/12")
                .branch("overlay", "10.100.0.0/16")
                .tunnel("hq-nva1", "hq", "nva1")
                .tunnel("offices-nva1", "offices", "nva1")
                .tunnel("overlay-nva1", "overlay", "nva1")
                .vm("hub-vm", "hub/shared", "10.0.8.4")
                .vm("spoke1-vm", "spoke1/default", "10.1.0.4")
                .vm("spoke2-vm", "spoke2/default", "10.2.0.4")
                .vm("spoke3-vm", "spoke3/default", "10.3.0.4");
    }
}
