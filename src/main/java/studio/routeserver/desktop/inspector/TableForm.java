package studio.routeserver.desktop.inspector;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.UserDefinedRoute.NextHopType;

/// A route table with its user-defined routes, each changed in place.
final class TableForm {

    private final Topology topology;
    private final RouteTable table;
    private final Draft draft;

    private TableForm(Topology topology, RouteTable table) {
        this.topology = topology;
        this.table = table;
        this.draft = new Draft(topology);
    }

    static Form of(Topology topology, RouteTable table) {
        TableForm form = new TableForm(topology, table);
        form.draft
                .group("inspector.group.table")
                .toggle(
                        "propagation",
                        "inspector.field.nopropagation",
                        table.disableBgpRoutePropagation(),
                        "inspector.hint.nopropagation",
                        on -> new Edit.Change(table.withDisableBgpRoutePropagation(on)));
        for (int i = 0; i < table.routes().size(); i++) {
            form.route(i, table.routes().get(i));
        }
        form.draft.group("inspector.group.addroute");
        form.draft.act("addRoute", text("inspector.table.add"), form.added());
        form.uses();
        return form.draft.of(table.ref());
    }

    private void route(int index, UserDefinedRoute route) {
        String id = "route" + index;
        draft.group("inspector.group.route")
                .entry(
                        id + "-name",
                        "inspector.field.name",
                        route.name(),
                        Typed::name,
                        name ->
                                with(
                                        index,
                                        new UserDefinedRoute(
                                                name,
                                                route.destination(),
                                                route.nextHopType(),
                                                route.nextHopIp(),
                                                route.extra())))
                .entry(
                        id + "-prefix",
                        "inspector.field.destination",
                        route.destination().text(),
                        TableForm::destination,
                        destination ->
                                with(
                                        index,
                                        new UserDefinedRoute(
                                                route.name(),
                                                destination,
                                                route.nextHopType(),
                                                route.nextHopIp(),
                                                route.extra())))
                .choice(
                        id + "-type",
                        "inspector.field.hoptype",
                        route.nextHopType().text(),
                        Stream.of(NextHopType.values()).map(NextHopType::text).toList(),
                        name -> with(index, typed(route, type(name))));
        if (route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE) {
            draft.entry(
                    id + "-hop",
                    "inspector.field.hop",
                    String.valueOf(route.nextHopIp()),
                    Typed::address,
                    ip ->
                            with(
                                    index,
                                    new UserDefinedRoute(
                                            route.name(),
                                            route.destination(),
                                            route.nextHopType(),
                                            ip,
                                            route.extra())));
        }
        draft.act(
                id + "-remove",
                text("inspector.table.remove", route.name()),
                new Edit.Together(
                        text("inspector.table.remove", route.name()), List.of(without(index))));
    }

    private static UserDefinedRoute.Destination destination(String typed) {
        boolean tag = typed.strip().matches("[A-Za-z][A-Za-z0-9.]*");
        return tag
                ? new UserDefinedRoute.Destination.ServiceTag(typed.strip())
                : new UserDefinedRoute.Destination.Prefix(Typed.prefix(typed));
    }

    /// Only an appliance has an address: the first NVA's where there is one to propose.
    private UserDefinedRoute typed(UserDefinedRoute route, NextHopType type) {
        @Nullable Ipv4Address hop =
                type == NextHopType.VIRTUAL_APPLIANCE
                        ? topology.nvas().stream()
                                .map(nva -> nva.ip())
                                .findFirst()
                                .orElse(Ipv4Address.NONE)
                        : null;
        return new UserDefinedRoute(route.name(), route.destination(), type, hop, route.extra());
    }

    private static NextHopType type(String name) {
        return Stream.of(NextHopType.values())
                .filter(type -> type.text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Edit with(int index, UserDefinedRoute route) {
        List<UserDefinedRoute> routes = new ArrayList<>(table.routes());
        routes.set(index, route);
        return new Edit.Change(table.withRoutes(routes));
    }

    private Edit without(int index) {
        List<UserDefinedRoute> routes = new ArrayList<>(table.routes());
        routes.remove(index);
        return new Edit.Change(table.withRoutes(routes));
    }

    private Edit added() {
        List<String> taken = table.routes().stream().map(UserDefinedRoute::name).toList();
        List<UserDefinedRoute> routes = new ArrayList<>(table.routes());
        routes.add(
                new UserDefinedRoute(
                        FreeName.numbered("route", 1, taken),
                        Ipv4Prefix.DEFAULT,
                        NextHopType.INTERNET,
                        null));
        return new Edit.Together(
                text("inspector.table.add"), List.of(new Edit.Change(table.withRoutes(routes))));
    }

    private void uses() {
        draft.group("inspector.group.usedby");
        topology.virtualNetworks()
                .forEach(network ->
                        network.subnets().stream()
                                .filter(subnet -> table.name().equals(subnet.routeTable()))
                                .map(subnet -> new SubnetRef(network.name(), subnet.name()))
                                .forEach(ref ->
                                        draft.fact(
                                                ref.toString(),
                                                topology.subnet(ref)
                                                        .map(subnet -> subnet.prefix().toString())
                                                        .orElse(""),
                                                new Item.Subnet(ref))));
    }
}
