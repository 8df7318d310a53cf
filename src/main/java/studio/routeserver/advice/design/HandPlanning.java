package studio.routeserver.advice.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualNetwork;

/// Works out what would have to be written by hand.
final class HandPlanning {

    private final Topology topology;
    private final LabSnapshot snapshot;
    private final Subject subject;
    private final Profile profile;
    private final List<ByHand.Route> routes = new ArrayList<>();
    private final List<ByHand.SubnetEntries> subnets = new ArrayList<>();

    HandPlanning(Topology topology, LabSnapshot snapshot) {
        this.topology = topology;
        this.snapshot = snapshot;
        this.subject = Subject.of(topology, snapshot);
        this.profile = subject.profile();
    }

    ByHand plan() {
        for (RouteServer server : topology.routeServers()) {
            List<ByHand.Route> mine =
                    routes(server.virtualNetwork()).stream()
                            .filter(route -> !beatenEverywhere(server, route))
                            .toList();
            routes.addAll(mine);
            for (VirtualNetwork network : subject.servedBy(server.virtualNetwork())) {
                for (Subnet subnet : network.subnets()) {
                    entries(server, network, subnet, mine);
                }
            }
        }
        List<ByHand.Table> tables = tables();
        return new ByHand(
                topology,
                snapshot.seed(),
                routes,
                subnets,
                tables,
                limits(tables),
                gateways(),
                nvas(),
                cost());
    }

    // ---- prefixes

    /// What NVAs bring. Gateway routes are left out: gateways propagate them without a Route
    /// Server.
    private List<ByHand.Route> routes(String hub) {
        Map<Ipv4Prefix, ByHand.Route> found = new TreeMap<>();
        for (ProgrammedRoute route : subject.programmed(hub)) {
            if (route.origin() == ProgrammedRoute.Origin.NVA) {
                found.putIfAbsent(route.prefix(), route(hub, route));
            }
        }
        return List.copyOf(found.values());
    }

    private ByHand.Route route(String hub, ProgrammedRoute route) {
        Ipv4Prefix prefix = route.prefix();
        if (route.nextHops().size() == 1) {
            Ipv4Address only = route.nextHops().getFirst();
            return new ByHand.Route(hub, prefix, only, balancerAt(only).isPresent(), "");
        }
        List<String> owners =
                route.nextHops().stream()
                        .flatMap(hop -> subject.nvaAt(hop).stream())
                        .map(Nva::name)
                        .toList();
        boolean allNvas = owners.size() == route.nextHops().size();
        return topology.loadBalancers().stream()
                .filter(balancer -> allNvas && balancer.backends().containsAll(owners))
                .findFirst()
                .map(balancer ->
                        new ByHand.Route(
                                hub, prefix, balancer.ip(), true, "ECMP by " + balancer.name()))
                .orElseGet(() ->
                        new ByHand.Route(
                                hub, prefix, route.nextHops().getFirst(), false, "ECMP lost"));
    }

    private Optional<LoadBalancer> balancerAt(Ipv4Address address) {
        return topology.loadBalancers().stream()
                .filter(balancer -> balancer.ip().equals(address))
                .findFirst();
    }

    // ---- subnets

    private void entries(
            RouteServer server, VirtualNetwork network, Subnet subnet, List<ByHand.Route> mine) {
        SubnetRef ref = new SubnetRef(network.name(), subnet.name());
        if (!asks(server, ref)) {
            return;
        }
        List<Ipv4Prefix> family = family(network);
        List<ByHand.Entry> entries = new ArrayList<>();
        for (ByHand.Route route : mine) {
            if (!beaten(family, route)
                    && !pointsToItself(ref, route)
                    && !cutsGatewayOff(ref, route)) {
                entries.add(entry(ref, route));
            }
        }
        if (!entries.isEmpty()) {
            subnets.add(new ByHand.SubnetEntries(ref, entries));
        }
    }

    /// A subnet with a NIC that lets BGP routes in; GatewaySubnet where branches of the gateways
    /// are to reach what NVAs bring.
    private boolean asks(RouteServer server, SubnetRef ref) {
        if (ref.subnet().equals(Subnet.ROUTE_SERVER)) {
            return false;
        }
        if (ref.subnet().equals(Subnet.GATEWAY)) {
            return server.branchToBranch()
                    && topology.gatewaysOf(ref.network()).stream()
                            .anyMatch(gateway -> !subject.tunnels().to(gateway.name()).isEmpty());
        }
        boolean closed =
                topology.routeTableOf(ref)
                        .filter(RouteTable::disableBgpRoutePropagation)
                        .isPresent();
        return !closed && topology.nics().stream().anyMatch(nic -> nic.subnet().equals(ref));
    }

    private boolean beatenEverywhere(RouteServer server, ByHand.Route route) {
        return subject.servedBy(server.virtualNetwork()).stream()
                .allMatch(network -> beaten(family(network), route));
    }

    private static boolean beaten(List<Ipv4Prefix> family, ByHand.Route route) {
        return family.stream().anyMatch(one -> one.contains(route.prefix()));
    }

    /// What Azure's own routes of the network cover: BGP is no use there, and a route table would
    /// turn traffic that now goes straight (R-EFF-14).
    private List<Ipv4Prefix> family(VirtualNetwork network) {
        List<Ipv4Prefix> family = new ArrayList<>(network.addressSpace());
        subject.peerings()
                .of(network.name())
                .forEach(link -> family.addAll(link.remote().addressSpace()));
        return family;
    }

    /// A default route of GatewaySubnet takes the gateways' management away (V-057), and no branch
    /// would come by it: a gateway never tells its branches a default route (R-GW-10).
    private static boolean cutsGatewayOff(SubnetRef ref, ByHand.Route route) {
        return ref.subnet().equals(Subnet.GATEWAY) && route.prefix().equals(Ipv4Prefix.DEFAULT);
    }

    private boolean pointsToItself(SubnetRef ref, ByHand.Route route) {
        Stream<Nva> behind =
                balancerAt(route.nextHop())
                        .map(balancer ->
                                balancer.backends().stream()
                                        .flatMap(name -> topology.nva(name).stream()))
                        .orElseGet(() -> subject.nvaAt(route.nextHop()).stream());
        return behind.flatMap(nva -> nva.nics().stream()).anyMatch(nic -> nic.subnet().equals(ref));
    }

    private ByHand.Entry entry(SubnetRef ref, ByHand.Route route) {
        Optional<UserDefinedRoute> there =
                topology.routeTableOf(ref).stream()
                        .flatMap(table -> table.routes().stream())
                        .filter(one -> one.destination().text().equals(route.prefix().toString()))
                        .findFirst();
        return there.map(one ->
                        new ByHand.Entry(
                                route.prefix(),
                                Objects.requireNonNullElse(one.nextHopIp(), route.nextHop()),
                                true,
                                "route " + one.name() + " stands"))
                .orElseGet(() ->
                        new ByHand.Entry(route.prefix(), route.nextHop(), false, route.note()));
    }

    // ---- tables

    /// What makes two subnets share a table.
    private record Shape(String region, Optional<String> there, List<ByHand.Entry> entries) {}

    private List<ByHand.Table> tables() {
        Map<Shape, List<SubnetRef>> shapes = new LinkedHashMap<>();
        for (ByHand.SubnetEntries one : subnets) {
            String region =
                    topology.virtualNetwork(one.subnet().network())
                            .map(topology::regionOf)
                            .orElse("");
            Shape shape =
                    new Shape(
                            region,
                            topology.routeTableOf(one.subnet()).map(RouteTable::name),
                            one.entries());
            shapes.computeIfAbsent(shape, _ -> new ArrayList<>()).add(one.subnet());
        }
        List<String> taken =
                new ArrayList<>(topology.routeTables().stream().map(RouteTable::name).toList());
        List<ByHand.Table> tables = new ArrayList<>();
        shapes.forEach((shape, members) -> {
            String name =
                    shape.there()
                            .filter(there -> usersOf(there).equals(members))
                            .orElseGet(() -> FreeName.numbered("rt-by-hand-", 1, taken));
            taken.add(name);
            tables.add(
                    new ByHand.Table(
                            name, members, shape.entries(), Merging.count(shape.entries())));
        });
        return tables;
    }

    private List<SubnetRef> usersOf(String table) {
        return subject.subnets()
                .filter(placed -> table.equals(placed.subnet().routeTable()))
                .map(Subject.Placed::ref)
                .toList();
    }

    private List<String> limits(List<ByHand.Table> tables) {
        List<String> sentences = new ArrayList<>();
        long most = profile.limitOrMax(Limit.ROUTES_PER_TABLE);
        for (ByHand.Table table : tables) {
            if (table.entries().size() > most) {
                sentences.add(
                        "%s would have %s routes; Azure allows %s."
                                .formatted(
                                        table.name(),
                                        Words.number(table.entries().size()),
                                        Words.number(most)));
            }
        }
        long all =
                topology.routeTables().size()
                        + tables.stream()
                                .filter(table -> topology.routeTable(table.name()).isEmpty())
                                .count();
        long mostTables = profile.limitOrMax(Limit.ROUTE_TABLES);
        if (all > mostTables) {
            sentences.add(
                    "There would be %s route tables; Azure allows %s in a region."
                            .formatted(Words.number(all), Words.number(mostTables)));
        }
        return sentences;
    }

    // ---- what else

    private List<ByHand.Told> gateways() {
        return topology.gateways().stream()
                .filter(gateway -> exchanges(gateway.subnet().network()))
                .map(gateway -> new ByHand.Told(gateway.name(), toBranches(gateway)))
                .filter(told -> !told.prefixes().isEmpty())
                .toList();
    }

    private boolean exchanges(String hub) {
        return topology.routeServersOf(hub).stream().anyMatch(RouteServer::branchToBranch);
    }

    private List<Ipv4Prefix> toBranches(Gateway gateway) {
        return prefixes(gateway.subnet().network()).stream()
                .filter(prefix ->
                        gateway.type() != Gateway.Type.VPN || !prefix.equals(Ipv4Prefix.DEFAULT))
                .toList();
    }

    private List<Ipv4Prefix> prefixes(String hub) {
        return routes.stream()
                .filter(route -> route.hub().equals(hub))
                .map(ByHand.Route::prefix)
                .toList();
    }

    private List<ByHand.Told> nvas() {
        Map<String, Set<Ipv4Prefix>> told = new LinkedHashMap<>();
        subject.speakers()
                .forEach(speaker ->
                        subject.servedBy(speaker.server().virtualNetwork())
                                .forEach(network ->
                                        told.computeIfAbsent(
                                                        speaker.nva().name(), _ -> new TreeSet<>())
                                                .addAll(network.addressSpace())));
        return told.entrySet().stream()
                .map(entry -> new ByHand.Told(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private ByHand.Cost cost() {
        TreeMap<String, Integer> failure = new TreeMap<>();
        subject.speakers().forEach(speaker -> failure.put(speaker.nva().name(), 0));
        subnets.stream()
                .flatMap(one -> one.entries().stream())
                .flatMap(entry -> subject.nvaAt(entry.nextHop()).stream())
                .forEach(nva -> failure.merge(nva.name(), 1, Integer::sum));
        int mostRoutes =
                topology.routeServers().stream()
                        .mapToInt(server -> prefixes(server.virtualNetwork()).size())
                        .max()
                        .orElse(0);
        return new ByHand.Cost(subnets.size(), mostRoutes, failure);
    }
}
