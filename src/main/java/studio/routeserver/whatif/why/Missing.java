package studio.routeserver.whatif.why;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.RouterView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualNetwork;

/// A prefix that a NIC does not have: every place that it could come from, with the first thing
/// that stops it on its way from there.
final class Missing {

    private final LabSnapshot snapshot;
    private final Topology topology;
    private final Routers routers;
    private final Vantage vantage;
    private final Ipv4Prefix prefix;
    private final Peerings peerings;
    private final Set<Stop> stops = new LinkedHashSet<>();
    private final Frontier frontier;

    Missing(LabSnapshot snapshot, Routers routers, Vantage vantage, Ipv4Prefix prefix) {
        this.snapshot = snapshot;
        this.topology = snapshot.topology();
        this.routers = routers;
        this.vantage = vantage;
        this.prefix = prefix;
        this.peerings = snapshot.fabric().peerings();
        this.frontier = new Frontier(snapshot, routers, prefix, stops::add);
    }

    /// Of a prefix that has no row.
    List<Stop> stops(EffectiveRoutes routes) {
        beaten(routes);
        return others(routes);
    }

    /// Of a prefix that has a row of another kind: what could have brought it besides.
    List<Stop> others(EffectiveRoutes routes) {
        Optional<String> hub = peerings.routesFrom(vantage.network());
        if (hub.isPresent()) {
            fromHub(hub.get(), routes);
        }
        topology.virtualNetworks().stream()
                .map(VirtualNetwork::name)
                .filter(peerings::hasOwnRoutes)
                .filter(other -> !hub.equals(Optional.of(other)))
                .filter(other -> !other.equals(vantage.network()))
                .filter(this::programs)
                .forEach(this::otherHub);
        if (!programmedSomewhere()) {
            strangers();
        }
        spaces();
        tables();
        if (stops.isEmpty()) {
            apart(hub);
        }
        return new ArrayList<>(stops);
    }

    /// Whether no router and no route table has the prefix or could have it.
    boolean nowhere() {
        return stops.isEmpty() && holders().isEmpty();
    }

    private List<RouterView> holders() {
        return routers.all().values().stream()
                .filter(router ->
                        router.table().decision(prefix).isPresent()
                                || router.origin(prefix).isPresent())
                .toList();
    }

    /// Routers that have it and from which no chain of sessions leads here.
    private void apart(Optional<String> hub) {
        for (RouterView router : holders()) {
            if (hub.isEmpty()) {
                stop(
                        router.name(),
                        new Reason(
                                vantage.network(),
                                "R-EFF-12",
                                "neither a Route Server nor a gateway programs the NICs of "
                                        + vantage.network()));
            } else if (!frontier.searched(router)) {
                stop(
                        router.name(),
                        new Reason(
                                router.name(),
                                "R-RS-39",
                                "%s has it, and no chain of sessions leads from there to %s"
                                        .formatted(router.name(), hub.get())));
            }
        }
    }

    private void stop(String origin, Reason because) {
        stops.add(new Stop(origin, because));
    }

    /// What the fabric itself set aside.
    private void beaten(EffectiveRoutes routes) {
        routes.hidden().stream()
                .filter(row -> prefix.equals(row.prefix()))
                .forEach(row ->
                        stop(Phrases.row(row), new Reason(vantage.name(), row.rule(), row.why())));
        routes.rows().stream()
                .filter(row -> prefix.equals(row.prefix()) && !row.active())
                .forEach(row ->
                        stop(Phrases.row(row), new Reason(vantage.name(), row.rule(), row.why())));
        routes.rows().stream()
                .filter(EffectiveRoute::active)
                .filter(row -> system(row.type()))
                .filter(row -> row.prefix() != null && row.prefix().contains(prefix))
                .forEach(row ->
                        stop(
                                row.addressPrefix() + " " + row.type().text(),
                                new Reason(
                                        vantage.network(),
                                        row.rule(),
                                        "%s lies inside %s (%s), which has one route for the whole prefix"
                                                .formatted(
                                                        prefix, row.addressPrefix(), row.why()))));
    }

    private static boolean system(EffectiveRoute.Type type) {
        return switch (type) {
            case VNET_LOCAL, VNET_PEERING, VNET_GLOBAL_PEERING -> true;
            case VIRTUAL_NETWORK_GATEWAY,
                    VIRTUAL_APPLIANCE,
                    INTERNET,
                    NONE,
                    SERVICE_ENDPOINT,
                    INTERFACE_ENDPOINT ->
                    false;
        };
    }

    // ---- the hub that programs the vantage

    private void fromHub(String hub, EffectiveRoutes routes) {
        OptionalInt feeder = Learned.feeder(snapshot, hub, vantage);
        @Nullable RouteServer server =
                topology.routeServersOf(hub).stream().findFirst().orElse(null);
        String who = server == null ? hub : server.instanceName(feeder.orElse(0));
        boolean wanted =
                feeder.isPresent() && snapshot.wanted(hub, feeder.getAsInt(), prefix).isPresent();
        if (wanted && !routes.takesBgp()) {
            boolean gateway = vantage.subnet().subnet().equals(Subnet.GATEWAY);
            stop(
                    who,
                    new Reason(
                            vantage.subnet().toString(),
                            gateway ? "R-RUL-36" : "R-EFF-26",
                            "%s shows no BGP routes".formatted(vantage.subnet().subnet())));
        } else if (wanted && stops.isEmpty() && !routes.disableBgpRoutePropagation()) {
            stop(
                    who,
                    new Reason(
                            vantage.name(),
                            "R-EFF-29",
                            "%s has it, and %s is not programmed with it yet%s"
                                    .formatted(
                                            who,
                                            vantage.name(),
                                            Learned.until(snapshot, vantage))));
        }
        if (wanted) {
            return;
        }
        if (feeder.isEmpty() && server != null) {
            stop(
                    server.name(),
                    new Reason(
                            server.name(),
                            "R-RS-36",
                            "no instance of %s lives, so nothing new is programmed"
                                    .formatted(server.name())));
        }
        int own = feeder.orElse(0);
        if (server != null && snapshot.wanted(hub, 1 - own, prefix).isPresent()) {
            stop(
                    server.instanceName(1 - own),
                    new Reason(
                            who,
                            "R-EFF-13",
                            "only %s has it, and %s is programmed by %s"
                                    .formatted(server.instanceName(1 - own), vantage.name(), who)));
        }
        snapshot.choice(hub, own, prefix)
                .filter(choice -> choice.decision().best().from().isLocal())
                .ifPresent(_ ->
                        routers.find(who)
                                .flatMap(router -> router.origin(prefix))
                                .ifPresent(said ->
                                        stop(
                                                who,
                                                new Reason(
                                                        who,
                                                        "R-RS-32",
                                                        said.sentence()
                                                                + ": NVAs are told of it, NICs"
                                                                + " reach it by a system route or"
                                                                + " not at all"))));
        frontier.search(hub, who);
    }

    // ---- hubs that do not program the vantage

    private boolean programs(String hub) {
        return snapshot.wanted(hub, 0, prefix).isPresent()
                || snapshot.wanted(hub, 1, prefix).isPresent();
    }

    private void otherHub(String hub) {
        String origin = "what %s programs".formatted(hub);
        String network = vantage.network();
        Optional<Peerings.Refusal> refusal =
                peerings.refusals().stream()
                        .filter(one -> one.peering().from().equals(network))
                        .filter(one -> one.peering().to().equals(hub))
                        .findFirst();
        Optional<Peering> drawn = topology.peering(network, hub);
        if (refusal.isPresent()) {
            stop(
                    origin,
                    new Reason(
                            refusal.get().peering().name(),
                            refusal.get().rule(),
                            refusal.get().why()));
        } else if (drawn.isEmpty() || peerings.between(network, hub).isEmpty()) {
            boolean either = drawn.isPresent() || topology.peering(hub, network).isPresent();
            stop(
                    origin,
                    new Reason(
                            network,
                            either ? "R-PEER-01" : "R-EFF-12",
                            either
                                    ? "the peering of %s and %s is drawn from one side only"
                                            .formatted(network, hub)
                                    : "%s is not peered with %s".formatted(network, hub)));
        } else if (!drawn.get().useRemoteGateways()) {
            stop(
                    origin,
                    new Reason(
                            drawn.get().name(),
                            "R-PEER-06",
                            "%s does not use the remote gateways of %s".formatted(network, hub)));
        }
    }

    // ---- origins that no session leads from

    private boolean programmedSomewhere() {
        return topology.virtualNetworks().stream()
                .map(VirtualNetwork::name)
                .anyMatch(this::programs);
    }

    /// NVAs that speak with nobody, and branches that nothing tells of.
    private void strangers() {
        for (Nva nva : topology.nvas()) {
            boolean stated =
                    nva.speaks().stream()
                            .flatMap(bgp -> bgp.advertise().stream())
                            .anyMatch(statement -> statement.prefix().equals(prefix));
            Optional<RouterView> router = routers.find(nva.name());
            if (stated && router.isEmpty()) {
                snapshot.sessions().values().stream()
                        .filter(view -> view.id().remote().startsWith(nva.name()))
                        .findFirst()
                        .ifPresent(view ->
                                stop(
                                        nva.name(),
                                        Phrases.reason(nva.name(), view.note(), "R-RS-08")));
            } else if (stated && router.get().links().isEmpty()) {
                stop(
                        nva.name(),
                        new Reason(
                                nva.name(),
                                "R-RS-08",
                                "%s has a statement for it and no session".formatted(nva.name())));
            }
        }
        for (Branch branch : topology.branches()) {
            if (branch.prefixes().contains(prefix)) {
                branch(branch);
            }
        }
    }

    private void branch(Branch branch) {
        List<Connection> connections =
                topology.connections().stream()
                        .filter(connection -> branch.name().equals(connection.branch()))
                        .toList();
        if (connections.isEmpty()) {
            stop(
                    branch.name(),
                    new Reason(
                            branch.name(),
                            "R-GW-08",
                            "%s has the prefix and no connection".formatted(branch.name())));
        }
        for (Connection connection : connections) {
            Optional<Nva> nva = topology.nva(connection.to());
            if (!connection.prefixes().isEmpty() && !connection.prefixes().contains(prefix)) {
                stop(
                        branch.name(),
                        new Reason(
                                connection.name(),
                                "R-GW-08",
                                "connection %s lists other prefixes of %s"
                                        .formatted(connection.name(), branch.name())));
            } else if (nva.isPresent() && nva.get().speaks().isEmpty()) {
                stop(
                        branch.name(),
                        new Reason(
                                nva.get().name(),
                                "R-RS-08",
                                "%s has it behind connection %s and speaks no BGP"
                                        .formatted(nva.get().name(), connection.name())));
            }
        }
    }

    // ---- address spaces and route tables

    private void spaces() {
        for (VirtualNetwork network : topology.virtualNetworks()) {
            boolean there =
                    network.name().equals(vantage.network())
                            || peerings.connected(vantage.network(), network.name());
            if (there || !network.addressSpace().contains(prefix)) {
                continue;
            }
            boolean drawn =
                    topology.peering(vantage.network(), network.name()).isPresent()
                            || topology.peering(network.name(), vantage.network()).isPresent();
            stop(
                    "the address space of " + network.name(),
                    drawn
                            ? new Reason(
                                    network.name(),
                                    "R-PEER-01",
                                    "the peering of %s and %s is drawn from one side only"
                                            .formatted(vantage.network(), network.name()))
                            : new Reason(
                                    network.name(),
                                    "R-PEER-02",
                                    "%s is not directly peered with %s"
                                            .formatted(vantage.network(), network.name())));
        }
    }

    private void tables() {
        String own = topology.routeTableOf(vantage.subnet()).map(RouteTable::name).orElse("");
        for (RouteTable table : topology.routeTables()) {
            boolean has =
                    table.routes().stream()
                            .map(UserDefinedRoute::destination)
                            .anyMatch(to ->
                                    to instanceof UserDefinedRoute.Destination.Prefix(var of)
                                            && of.equals(prefix));
            if (has && !table.name().equals(own)) {
                stop(
                        "route table " + table.name(),
                        new Reason(
                                table.name(),
                                "R-EFF-17",
                                "%s is not the route table of %s"
                                        .formatted(table.name(), vantage.subnet())));
            }
        }
    }
}
