package studio.routeserver.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;

/// Edits of the route table that a subnet has, or gets.
public final class TableEdits {

    private TableEdits() {}

    /// Turns the propagation of BGP routes into a subnet on or off.
    public static Fix propagation(Topology topology, SubnetRef ref, boolean on) {
        String title = "Turn propagation %s on %s".formatted(on ? "on" : "off", ref);
        return topology.routeTableOf(ref)
                .map(table ->
                        new Fix(title, new Edit.Change(table.withDisableBgpRoutePropagation(!on))))
                .orElseGet(() -> new Fix(title, newTable(topology, ref, title, !on, List.of())));
    }

    /// Gives a subnet a route; one of the same prefix goes.
    public static Fix route(
            Topology topology, SubnetRef ref, UserDefinedRoute route, String title) {
        Optional<RouteTable> table = topology.routeTableOf(ref);
        if (table.isEmpty()) {
            return new Fix(title, newTable(topology, ref, title, false, List.of(route)));
        }
        List<UserDefinedRoute> routes = new ArrayList<>(table.get().routes());
        routes.removeIf(one -> one.destination().equals(route.destination()));
        List<String> names = routes.stream().map(UserDefinedRoute::name).toList();
        routes.add(
                new UserDefinedRoute(
                        FreeName.like(route.name(), names),
                        route.destination(),
                        route.nextHopType(),
                        route.nextHopIp(),
                        null));
        return new Fix(title, new Edit.Change(table.get().withRoutes(routes)));
    }

    /// A table without some of its routes.
    public static Fix without(RouteTable table, Collection<UserDefinedRoute> gone, String title) {
        return new Fix(
                title,
                new Edit.Change(
                        table.withRoutes(
                                table.routes().stream()
                                        .filter(route -> !gone.contains(route))
                                        .toList())));
    }

    private static Edit newTable(
            Topology topology,
            SubnetRef ref,
            String title,
            boolean closed,
            List<UserDefinedRoute> routes) {
        List<String> taken = topology.routeTables().stream().map(RouteTable::name).toList();
        String name = FreeName.like("rt-" + ref.subnet(), taken);
        Subnet subnet = topology.subnet(ref).orElseThrow();
        return new Edit.Together(
                title,
                List.of(
                        new Edit.Add(new RouteTable(name, closed, routes, null)),
                        new Edit.ChangeSubnet(ref.network(), subnet.withRouteTable(name))));
    }
}
