package studio.routeserver.lab;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Random edits of [HubAndSpokes] that change what its routers let in, tell and choose: spaces that
/// cover announced prefixes, flags of peerings, statements, policies, route maps, gateways.
final class HubEdits {

    private HubEdits() {}

    /// Some other edit where too little is left of the hub.
    static Edit edit(Seed seed, Topology topology) {
        boolean whole =
                topology.virtualNetworks().size() > 1
                        && !topology.peerings().isEmpty()
                        && !topology.connections().isEmpty()
                        && !topology.gateways().isEmpty()
                        && !topology.routeServers().isEmpty()
                        && !server(topology).peers().isEmpty()
                        && !speakers(topology).isEmpty();
        return whole ? ofWhole(seed, topology) : SomeEdits.edit(seed, topology);
    }

    private static Edit ofWhole(Seed seed, Topology topology) {
        return switch (seed.nextInt(13)) {
            case 0, 1 -> new Edit.Change(toggled(seed, topology));
            case 2 -> new Edit.Change(respaced(seed, topology));
            case 3 -> joining(seed);
            case 4 -> new Edit.Remove(spoke(seed, topology).ref());
            case 5, 6 -> new Edit.Change(restated(seed, topology));
            case 7 -> new Edit.Change(withPolicies(seed, topology));
            case 8 -> new Edit.Change(withMaps(seed, server(topology)));
            case 9 ->
                    new Edit.Change(
                            server(topology)
                                    .withBranchToBranch(seed.nextInt(3) > 0)
                                    .withHubRoutingPreference(
                                            Some.oneOf(
                                                    seed, List.of(HubRoutingPreference.values()))));
            case 10 -> new Edit.Change(gateway(topology).withActiveActive(seed.nextInt(3) > 0));
            case 11 -> new Edit.Change(rerouted(seed, topology));
            default ->
                    new Edit.Rename(
                            new Ref(Kind.VIRTUAL_NETWORK, spoke(seed, topology).name()),
                            "renamed" + seed.nextInt(1000));
        };
    }

    /// One that holds announced prefixes, or is one, or lies inside one, or has nothing to do with
    /// them.
    private static Ipv4Prefix prefix(Seed seed) {
        return Ipv4Prefix.parse(
                Some.oneOf(
                        seed,
                        List.of(
                                "192.168.0.0/22",
                                "192.168.4.0/24",
                                "192.168.5.0/25",
                                "192.168.8.0/23",
                                "172.16.0.0/16",
                                "172.17.5.0/24",
                                "10.40.0.0/16")));
    }

    private static VirtualNetwork spoke(Seed seed, Topology topology) {
        List<VirtualNetwork> networks = topology.virtualNetworks();
        return networks.get(1 + seed.nextInt(networks.size() - 1));
    }

    private static Peering toggled(Seed seed, Topology topology) {
        Peering peering = Some.oneOf(seed, topology.peerings());
        return switch (seed.nextInt(4)) {
            case 0 -> peering.withAllowGatewayTransit(!peering.allowGatewayTransit());
            case 1 -> peering.withAllowVirtualNetworkAccess(!peering.allowVirtualNetworkAccess());
            default -> peering.withUseRemoteGateways(!peering.useRemoteGateways());
        };
    }

    private static VirtualNetwork respaced(Seed seed, Topology topology) {
        VirtualNetwork network = spoke(seed, topology);
        List<Ipv4Prefix> spaces = new ArrayList<>(network.addressSpace());
        if (spaces.size() > 1 && seed.nextBoolean()) {
            spaces.removeLast();
        } else {
            spaces.add(seed.nextInt(spaces.size() + 1), prefix(seed));
        }
        return network.withAddressSpace(spaces);
    }

    private static Edit joining(Seed seed) {
        String name = "joining" + seed.nextInt(1000);
        Ipv4Prefix space = prefix(seed);
        return new Edit.Together(
                "Add spoke",
                List.of(
                        new Edit.Add(
                                new VirtualNetwork(
                                        name, List.of(space), List.of(new Subnet("a", space)))),
                        new Edit.Add(Peering.between("hub", name).withAllowGatewayTransit(true)),
                        new Edit.Add(Peering.between(name, "hub").withUseRemoteGateways(true))));
    }

    private static List<Nva> speakers(Topology topology) {
        return topology.nvas().stream()
                .filter(nva -> nva.speaks().filter(bgp -> !bgp.neighbors().isEmpty()).isPresent())
                .toList();
    }

    private static Nva nva(Seed seed, Topology topology) {
        return Some.oneOf(seed, speakers(topology));
    }

    private static Nva restated(Seed seed, Topology topology) {
        Nva nva = nva(seed, topology);
        NvaBgp bgp = nva.speaks().orElseThrow();
        List<NvaBgp.Advertisement> statements = new ArrayList<>(bgp.advertise());
        if (!statements.isEmpty() && seed.nextBoolean()) {
            statements.remove(seed.nextInt(statements.size()));
        }
        for (int i = seed.nextInt(3); i > 0; i--) {
            statements.add(
                    seed.nextInt(statements.size() + 1),
                    new NvaBgp.Advertisement(
                            seed.nextBoolean() ? prefix(seed) : Ipv4Prefix.DEFAULT,
                            seed.nextInt(3),
                            seed.nextInt(4) == 0 ? List.of(new Asn(64999)) : List.of(),
                            List.of(),
                            null,
                            null,
                            seed.nextBoolean() ? List.of() : List.of(bgp.neighbors().getFirst())));
        }
        return nva.withBgp(
                bgp.withAdvertise(statements).withRedistributeTunnels(seed.nextBoolean()));
    }

    private static Nva withPolicies(Seed seed, Topology topology) {
        Nva nva = nva(seed, topology);
        NvaBgp bgp = nva.speaks().orElseThrow();
        return nva.withBgp(
                bgp.withAsOverride(seed.nextBoolean())
                        .withPolicies(
                                Some.listOf(
                                        seed,
                                        2,
                                        one ->
                                                new NvaBgp.Policy(
                                                        null,
                                                        Some.oneOf(
                                                                one, List.of(Direction.values())),
                                                        new NvaBgp.Match(
                                                                prefix(one), 16, 32, null, null),
                                                        one.nextBoolean(),
                                                        one.nextInt(3),
                                                        List.of(),
                                                        List.of(),
                                                        null,
                                                        null))));
    }

    private static RouteServer server(Topology topology) {
        return topology.routeServers().getFirst();
    }

    private static RouteServer withMaps(Seed seed, RouteServer server) {
        return server.withRouteMaps(
                Some.listOf(
                        seed,
                        2,
                        one ->
                                new RouteMap(
                                        "map" + one.nextInt(100),
                                        List.of(
                                                new RouteMap.Attachment(
                                                        Some.oneOf(one, server.peers()).name(),
                                                        null,
                                                        Some.oneOf(
                                                                one, List.of(Direction.values())))),
                                        List.of(rule(one)),
                                        null)));
    }

    private static RouteMap.Rule rule(Seed seed) {
        RouteMap.Action action =
                switch (seed.nextInt(3)) {
                    case 0 ->
                            new RouteMap.Action(
                                    RouteMap.ActionType.DROP, List.of(), List.of(), List.of());
                    case 1 ->
                            new RouteMap.Action(
                                    RouteMap.ActionType.ADD,
                                    List.of(),
                                    List.of(),
                                    List.of(new Asn(64998)));
                    default ->
                            new RouteMap.Action(
                                    RouteMap.ActionType.REPLACE,
                                    RouteMap.Subject.ROUTE_PREFIX,
                                    List.of(Ipv4Prefix.parse("192.168.0.0/16")),
                                    List.of(),
                                    List.of());
                };
        return new RouteMap.Rule(
                "rule",
                List.of(
                        new RouteMap.Criterion(
                                RouteMap.Condition.CONTAINS,
                                List.of(prefix(seed)),
                                List.of(),
                                List.of())),
                List.of(action),
                RouteMap.NextStep.TERMINATE,
                null);
    }

    private static Gateway gateway(Topology topology) {
        return topology.gateways().getFirst();
    }

    private static Connection rerouted(Seed seed, Topology topology) {
        return Some.oneOf(seed, topology.connections())
                .withRouting(Some.oneOf(seed, List.of(Connection.Routing.values())))
                .withPrefixes(seed.nextBoolean() ? List.of() : List.of(prefix(seed)));
    }
}
