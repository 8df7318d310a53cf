package studio.routeserver.whatif.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.HubRoutingPreference;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;

/// The changes worth trying for an answer: what its own reasons name. Guesses only: [Flips] runs
/// them.
final class Trials {

    private final LabSnapshot snapshot;
    private final Topology topology;
    private final Explanation explained;
    private final Ipv4Prefix prefix;
    private final String network;
    private final List<Trial> trials = new ArrayList<>();

    Trials(LabSnapshot snapshot, Explanation explained) {
        this.snapshot = snapshot;
        this.topology = snapshot.topology();
        this.explained = explained;
        this.prefix = explained.prefix();
        this.network = explained.vantage().network();
    }

    List<Trial> all() {
        // What holds now comes first: only so many are tried.
        snapshot.faults()
                .forEach(active ->
                        ended(active.fault())
                                .ifPresent(restore ->
                                        happen(
                                                "%s ends".formatted(active.fault().text()),
                                                restore)));
        @Nullable EffectiveRoute row = explained.route();
        if (row == null) {
            explained.stops().forEach(this::undo);
        } else {
            switch (row.source()) {
                case USER -> withoutRoute();
                case DEFAULT -> {
                    unpeered(row);
                    explained.losers().stream().map(Loser::because).forEach(this::undo);
                    explained.stops().forEach(this::undo);
                }
                case VIRTUAL_NETWORK_GATEWAY -> learned(row);
            }
        }
        return trials.stream().distinct().toList();
    }

    private void redraw(String change, Edit edit) {
        trials.add(new Trial.Redraw(change, edit));
    }

    private void happen(String change, Fault fault) {
        trials.add(new Trial.Happening(change, fault));
    }

    private Optional<Fault> ended(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var nva, var instance) -> restored(Kind.NVA, nva, instance);
            case Fault.Shut(var nva, var instance) -> restored(Kind.NVA, nva, instance);
            case Fault.Fail(var object, var instance) ->
                    Optional.of(new Fault.Restore(object, instance));
            case Fault.Down(var connection) -> restored(Kind.CONNECTION, connection, null);
            case Fault.Withdraw(var nva, var of) -> Optional.of(new Fault.Advertise(nva, of));
            case Fault.Advertise(var nva, var of) -> Optional.of(new Fault.Withdraw(nva, of));
            case Fault.Reset _, Fault.Maintain _, Fault.Restore _ -> Optional.empty();
        };
    }

    private static Optional<Fault> restored(Kind kind, String name, @Nullable Integer instance) {
        return Optional.of(new Fault.Restore(new Ref(kind, name), instance));
    }

    // ---- of a route that is there

    private void withoutRoute() {
        table().ifPresent(table ->
                redraw(
                        "route table %s has no route for %s".formatted(table.name(), prefix),
                        new Edit.Change(
                                table.withRoutes(
                                        table.routes().stream()
                                                .filter(route -> !isFor(route))
                                                .toList()))));
    }

    private boolean isFor(UserDefinedRoute route) {
        return route.destination() instanceof UserDefinedRoute.Destination.Prefix(var of)
                && of.equals(prefix);
    }

    private Optional<RouteTable> table() {
        return topology.routeTableOf(explained.vantage().subnet());
    }

    private void unpeered(EffectiveRoute row) {
        switch (row.type()) {
            case VNET_PEERING, VNET_GLOBAL_PEERING ->
                    topology.peerings().stream()
                            .filter(peering -> peering.from().equals(network))
                            .filter(peering ->
                                    topology.virtualNetwork(peering.to())
                                            .filter(to -> to.addressSpace().contains(prefix))
                                            .isPresent())
                            .forEach(peering ->
                                    redraw(
                                            "the peering of %s and %s goes"
                                                    .formatted(peering.from(), peering.to()),
                                            new Edit.Remove(peering.ref())));
            case VNET_LOCAL,
                    INTERNET,
                    NONE,
                    VIRTUAL_APPLIANCE,
                    VIRTUAL_NETWORK_GATEWAY,
                    SERVICE_ENDPOINT,
                    INTERFACE_ENDPOINT -> {}
        }
    }

    private void learned(EffectiveRoute row) {
        List<String> speakers = speakers();
        for (String speaker : speakers) {
            topology.nva(speaker).ifPresent(nva -> fewer(nva));
        }
        for (Loser loser : explained.losers()) {
            if (loser.step().equals("shortest AS_PATH")) {
                speakers.forEach(speaker -> topology.nva(speaker).ifPresent(this::longer));
            }
        }
        otherPreference();
        for (Reason reason : explained.chain()) {
            topology.connections().stream()
                    .filter(connection -> reason.sentence().contains(" " + connection.name()))
                    .forEach(connection ->
                            happen(
                                    "connection %s goes down".formatted(connection.name()),
                                    new Fault.Down(connection.name())));
        }
        gateways();
        table().filter(table -> !table.disableBgpRoutePropagation())
                .ifPresent(table ->
                        redraw(
                                "route table %s stops propagation".formatted(table.name()),
                                new Edit.Change(table.withDisableBgpRoutePropagation(true))));
        topology.peerings().stream()
                .filter(peering -> peering.from().equals(network) && peering.useRemoteGateways())
                .forEach(peering ->
                        redraw(
                                "%s stops using the remote gateways of %s"
                                        .formatted(peering.from(), peering.to()),
                                new Edit.Change(peering.withUseRemoteGateways(false))));
    }

    /// What a gateway brings goes with it, or with the one connection that it comes by: that of
    /// static routes no session names.
    private void gateways() {
        List<String> objects = explained.chain().stream().map(Reason::object).toList();
        for (Gateway gateway : topology.gateways()) {
            boolean brings =
                    objects.stream()
                            .anyMatch(object ->
                                    object.equals(gateway.name())
                                            || object.startsWith(gateway.name() + "/"));
            if (!brings) {
                continue;
            }
            topology.connections().stream()
                    .filter(connection -> connection.to().equals(gateway.name()))
                    .forEach(connection ->
                            happen(
                                    "connection %s goes down".formatted(connection.name()),
                                    new Fault.Down(connection.name())));
            happen("%s fails".formatted(gateway.name()), new Fault.Fail(gateway.ref(), null));
        }
    }

    private List<String> speakers() {
        List<String> names = new ArrayList<>();
        for (Reason reason : explained.chain()) {
            topology.nvas().stream()
                    .map(Nva::name)
                    .filter(name -> reason.object().equals(name))
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private void fewer(Nva nva) {
        happen(
                "%s takes %s back".formatted(nva.name(), prefix),
                new Fault.Withdraw(nva.name(), prefix));
    }

    /// The winner's path grows until another one is as short or shorter.
    private void longer(Nva nva) {
        for (int more : new int[] {1, 2, 3}) {
            statements(
                    nva,
                    "%s prepends its ASN %d more %s to %s"
                            .formatted(nva.name(), more, more == 1 ? "time" : "times", prefix),
                    statement ->
                            new NvaBgp.Advertisement(
                                    statement.prefix(),
                                    statement.asPathPrepend() + more,
                                    statement.asPath(),
                                    statement.communities(),
                                    statement.med(),
                                    statement.nextHop(),
                                    statement.to(),
                                    statement.extra()));
        }
    }

    private void statements(Nva nva, String change, UnaryOperator<NvaBgp.Advertisement> reshaped) {
        @Nullable NvaBgp bgp = nva.bgp();
        if (bgp != null && bgp.advertise().stream().anyMatch(one -> one.prefix().equals(prefix))) {
            redraw(
                    change,
                    new Edit.Change(
                            nva.withBgp(
                                    bgp.withAdvertise(
                                            bgp.advertise().stream()
                                                    .map(one ->
                                                            one.prefix().equals(prefix)
                                                                    ? reshaped.apply(one)
                                                                    : one)
                                                    .toList()))));
        }
    }

    private void otherPreference() {
        boolean contested =
                explained.losers().stream()
                        .anyMatch(loser -> loser.because().rule().equals("R-RS-28"));
        if (!contested) {
            return;
        }
        for (RouteServer server : servers()) {
            for (HubRoutingPreference preference : HubRoutingPreference.values()) {
                if (preference != server.hubRoutingPreference()) {
                    redraw(
                            "%s prefers %s".formatted(server.name(), preference.text()),
                            new Edit.Change(server.withHubRoutingPreference(preference)));
                }
            }
        }
    }

    private List<RouteServer> servers() {
        return snapshot.fabric().peerings().routesFrom(network).stream()
                .flatMap(hub -> topology.routeServersOf(hub).stream())
                .toList();
    }

    // ---- of a route that is not there

    private void undo(Stop stop) {
        undo(stop.because());
    }

    private void undo(Reason because) {
        switch (because.rule()) {
            case "R-EFF-21" ->
                    table().ifPresent(table ->
                            redraw(
                                    "route table %s lets BGP routes propagate"
                                            .formatted(table.name()),
                                    new Edit.Change(table.withDisableBgpRoutePropagation(false))));
            case "R-EFF-17" -> otherTable(because.object());
            case "R-PEER-06" -> client(because.object());
            case "R-PEER-01" -> otherSide();
            case "R-PEER-02" -> peered(because.object());
            case "R-EFF-06" -> defaultGoes();
            case "R-EFF-12" -> {}
            case "R-RS-19" -> override(because.object());
            case "R-RUL-04" ->
                    changed(
                            because.object(),
                            "%s redistributes its tunnels",
                            bgp -> bgp.withRedistributeTunnels(true));
            case "R-RUL-06" ->
                    changed(
                            because.object(),
                            "%s has no policies",
                            bgp -> bgp.withPolicies(List.of()));
            case "R-RUL-05" ->
                    topology.nva(because.object())
                            .ifPresent(nva ->
                                    statements(
                                            nva,
                                            "%s's statement goes to all neighbours"
                                                    .formatted(nva.name()),
                                            one ->
                                                    new NvaBgp.Advertisement(
                                                            one.prefix(),
                                                            one.asPathPrepend(),
                                                            one.asPath(),
                                                            one.communities(),
                                                            one.med(),
                                                            one.nextHop(),
                                                            List.of(),
                                                            one.extra())));
            case "R-RS-08" -> peers();
            case "R-RS-10" ->
                    speakersOf(because.object())
                            .forEach(name ->
                                    changed(
                                            name,
                                            "%s speaks with a TTL of 2",
                                            bgp -> bgp.withMultihop(2)));
            case "R-RS-34", "R-RS-35", "R-GW-17" ->
                    topology.routeServers().stream()
                            .filter(server -> !server.branchToBranch())
                            .forEach(server ->
                                    redraw(
                                            "branch-to-branch of %s is on".formatted(server.name()),
                                            new Edit.Change(server.withBranchToBranch(true))));
            default -> {}
        }
    }

    private void changed(String nva, String change, UnaryOperator<NvaBgp> changes) {
        topology.nva(nva)
                .flatMap(one -> one.speaks().map(bgp -> one.withBgp(changes.apply(bgp))))
                .ifPresent(one -> redraw(change.formatted(nva), new Edit.Change(one)));
    }

    /// The NVAs at the ends of a session.
    private List<String> speakersOf(String session) {
        return topology.nvas().stream()
                .map(Nva::name)
                .filter(name -> session.endsWith("-" + name) || session.startsWith(name + "-"))
                .toList();
    }

    private void override(String session) {
        speakersOf(session)
                .forEach(name ->
                        changed(
                                name,
                                "%s removes 65515 from what it tells (asOverride)",
                                bgp -> bgp.withAsOverride(true)));
    }

    private void peers() {
        for (Reason reason : explained.stops().stream().map(Stop::because).toList()) {
            topology.nvas().stream()
                    .filter(nva -> reason.object().contains(nva.name()))
                    .forEach(nva ->
                            servers()
                                    .forEach(server ->
                                            redraw(
                                                    "%s and %s are peers"
                                                            .formatted(nva.name(), server.name()),
                                                    new Edit.AddPeer(server.name(), nva.name()))));
        }
    }

    /// Azure's own reserved ranges come back with its own default route.
    private void defaultGoes() {
        if (!prefix.equals(Ipv4Prefix.DEFAULT)) {
            trials.addAll(
                    new Trials(
                                    snapshot,
                                    Why.of(snapshot)
                                            .explain(explained.vantage(), Ipv4Prefix.DEFAULT))
                            .all());
        }
    }

    private void otherTable(String name) {
        topology.subnet(explained.vantage().subnet())
                .ifPresent(subnet ->
                        redraw(
                                "%s is the route table of %s"
                                        .formatted(name, explained.vantage().subnet()),
                                new Edit.ChangeSubnet(network, with(subnet, name))));
    }

    private static Subnet with(Subnet subnet, String table) {
        return subnet.withRouteTable(table);
    }

    private void client(String peering) {
        Optional<Peering> spoke =
                topology.peerings().stream().filter(one -> one.name().equals(peering)).findFirst();
        Optional<Peering> hub = spoke.flatMap(one -> topology.peering(one.to(), one.from()));
        if (spoke.isPresent() && hub.isPresent()) {
            redraw(
                    "%s uses the remote gateways of %s, which allows it gateway transit"
                            .formatted(spoke.get().from(), spoke.get().to()),
                    new Edit.Together(
                            "Use remote gateways",
                            List.of(
                                    new Edit.Change(hub.get().withAllowGatewayTransit(true)),
                                    new Edit.Change(spoke.get().withUseRemoteGateways(true)))));
        }
    }

    private void peered(String other) {
        boolean apart =
                topology.virtualNetwork(other).isPresent()
                        && topology.peering(network, other).isEmpty()
                        && topology.peering(other, network).isEmpty();
        if (apart) {
            redraw(
                    "%s and %s are peered".formatted(network, other),
                    new Edit.Together(
                            "Peer them",
                            List.of(
                                    new Edit.Add(Peering.between(network, other)),
                                    new Edit.Add(Peering.between(other, network)))));
        }
    }

    private void otherSide() {
        for (Peering peering : topology.peerings()) {
            boolean ours = peering.from().equals(network) || peering.to().equals(network);
            if (ours && topology.peering(peering.to(), peering.from()).isEmpty()) {
                redraw(
                        "the peering %s is drawn too".formatted(peering.reverse()),
                        new Edit.Add(Peering.between(peering.to(), peering.from())));
            }
        }
    }
}
