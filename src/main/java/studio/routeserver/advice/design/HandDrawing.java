package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualNetwork;

/// Draws a network with route tables in place of its Route Servers.
final class HandDrawing {

    private final ByHand hand;
    private final Topology before;

    HandDrawing(ByHand hand) {
        this.hand = hand;
        this.before = hand.topology();
    }

    Topology drawn() {
        List<Ipv4Address> instances =
                before.routeServers().stream()
                        .flatMap(server -> Addresses.instances(before, server).stream())
                        .toList();
        Topology.Builder builder =
                before.edit()
                        .routeServers(List.of())
                        .peerings(before.peerings().stream().map(this::withoutTransit).toList())
                        .nvas(before.nvas().stream().map(nva -> alone(nva, instances)).toList())
                        .routeTables(tables())
                        .virtualNetworks(
                                before.virtualNetworks().stream().map(this::pointed).toList());
        return builder.build();
    }

    /// Gateway transit stays only where a gateway is there to use (R-PEER-06).
    private Peering withoutTransit(Peering peering) {
        boolean offers = !before.gatewaysOf(peering.from()).isEmpty();
        boolean uses = !before.gatewaysOf(peering.to()).isEmpty();
        return peering.withAllowGatewayTransit(peering.allowGatewayTransit() && offers)
                .withUseRemoteGateways(peering.useRemoteGateways() && uses);
    }

    /// Nothing tells the NVA the networks any more: what it tells branches it must state.
    private Nva alone(Nva nva, List<Ipv4Address> instances) {
        @Nullable NvaBgp bgp = nva.bgp();
        if (bgp == null) {
            return nva;
        }
        List<NvaBgp.Advertisement> statements = new ArrayList<>();
        for (NvaBgp.Advertisement statement : bgp.advertise()) {
            List<Ipv4Address> to = new ArrayList<>(statement.to());
            to.removeAll(instances);
            if (statement.to().isEmpty() || !to.isEmpty()) {
                statements.add(told(statement, to));
            }
        }
        hand.nvas().stream()
                .filter(told -> told.object().equals(nva.name()))
                .flatMap(told -> told.prefixes().stream())
                .filter(prefix -> statements.stream().noneMatch(one -> one.prefix().equals(prefix)))
                .map(NvaBgp.Advertisement::new)
                .forEach(statements::add);
        return nva.withBgp(
                bgp.withNeighbors(
                                bgp.neighbors().stream()
                                        .filter(neighbor -> !instances.contains(neighbor))
                                        .toList())
                        .withAdvertise(statements));
    }

    private static NvaBgp.Advertisement told(NvaBgp.Advertisement statement, List<Ipv4Address> to) {
        return new NvaBgp.Advertisement(
                statement.prefix(),
                statement.asPathPrepend(),
                statement.asPath(),
                statement.communities(),
                statement.med(),
                statement.nextHop(),
                to,
                statement.extra());
    }

    // ---- tables

    private List<RouteTable> tables() {
        List<RouteTable> tables = new ArrayList<>();
        for (RouteTable table : before.routeTables()) {
            tables.add(
                    hand.tables().stream()
                            .filter(one -> one.name().equals(table.name()))
                            .findFirst()
                            .map(one -> filled(table, one))
                            .orElse(table));
        }
        for (ByHand.Table table : hand.tables()) {
            if (before.routeTable(table.name()).isEmpty()) {
                tables.add(filled(base(table), table));
            }
        }
        return tables;
    }

    /// A new table begins as a copy of the one that its subnets have.
    private RouteTable base(ByHand.Table table) {
        return before.routeTableOf(table.subnets().getFirst())
                .map(there -> there.withName(table.name()))
                .orElseGet(() -> new RouteTable(table.name(), false, List.of(), null));
    }

    private static RouteTable filled(RouteTable table, ByHand.Table with) {
        List<UserDefinedRoute> routes = new ArrayList<>(table.routes());
        List<String> names = new ArrayList<>(routes.stream().map(UserDefinedRoute::name).toList());
        for (ByHand.Entry entry : with.entries()) {
            if (!entry.present()) {
                String name =
                        FreeName.like("to-" + entry.prefix().toString().replace('/', '-'), names);
                names.add(name);
                routes.add(
                        new UserDefinedRoute(
                                name,
                                entry.prefix(),
                                UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                                entry.nextHop()));
            }
        }
        return table.withRoutes(routes);
    }

    private VirtualNetwork pointed(VirtualNetwork network) {
        return network.withSubnets(
                network.subnets().stream().map(subnet -> pointed(network.name(), subnet)).toList());
    }

    private Subnet pointed(String network, Subnet subnet) {
        SubnetRef ref = new SubnetRef(network, subnet.name());
        return hand.tables().stream()
                .filter(table -> table.subnets().contains(ref))
                .findFirst()
                .map(table -> subnet.withRouteTable(table.name()))
                .orElse(subnet);
    }
}
