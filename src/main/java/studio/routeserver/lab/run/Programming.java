package studio.routeserver.lab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.bgp.rib.Source;
import studio.routeserver.lab.SessionState;
import studio.routeserver.lab.Wish;
import studio.routeserver.lab.plan.Chooser;
import studio.routeserver.lab.plan.Role;
import studio.routeserver.lab.plan.SessionPlan;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.lab.program.Arrival;
import studio.routeserver.lab.program.Board;
import studio.routeserver.lab.program.Intent;
import studio.routeserver.lab.program.Listeners;
import studio.routeserver.lab.program.Programmer;
import studio.routeserver.lab.program.WishBasis;
import studio.routeserver.lab.program.Wishes;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Timer;

/// Turns the choices of Route Server instances and gateways into what each network's NICs get, and
/// when (azure rules R-EFF-11 to R-EFF-13, R-EFF-29, R-EFF-30). Routes of NVAs and of gateways go
/// the same way, under the same flags (R-RS-47).
final class Programming {

    /// After its sessions are up, an instance has heard all there is.
    private static final Duration FIRST_ROUTES = Duration.ofSeconds(1);

    /// An instance that came back serves after this long, whoever is still missing.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Run run;
    private final SortedMap<String, Programmer> programmers = new TreeMap<>();

    /// What gateways that do not speak with a Route Server know from outside, by router.
    private final Map<String, PrefixTable<Path>> direct = new TreeMap<>();

    /// Instances that came back and have not heard from everybody yet.
    private final Set<String> returning = new TreeSet<>();

    private Listeners listeners;

    /// What the wishes of each hub were made from.
    private final Map<String, WishBasis> bases = new TreeMap<>();

    Programming(Run run) {
        this.run = run;
        this.listeners = Listeners.none(run.topology(), run.seed);
    }

    SortedMap<String, Programmer> programmers() {
        return programmers;
    }

    // ---- edits

    /// Takes up an edited topology.
    void adopt() {
        Site site = run.site();
        Set<String> hubs = site.hubs();
        programmers.keySet().retainAll(hubs);
        listeners = listeners.next(site);
        for (String hub : hubs) {
            Programmer programmer =
                    programmers.computeIfAbsent(
                            hub,
                            name ->
                                    new Programmer(
                                            name,
                                            (board, due) ->
                                                    run.queue.at(
                                                            due,
                                                            true,
                                                            () -> arrive(name, board, due))));
            programmer.cohorts(new TreeSet<>(listeners.cohorts(hub)));
        }
        Map<String, PrefixTable<Path>> before = new TreeMap<>(direct);
        rememberGateways(site);
        serve();
        bases.keySet().retainAll(hubs);
        programmers.values().forEach(programmer -> wishAnew(programmer, before));
    }

    /// Wishes what the edit can have changed, besides what routers choose anew.
    ///
    /// @param before what gateways knew from outside before the edit, all of which was wished
    private void wishAnew(Programmer programmer, Map<String, PrefixTable<Path>> before) {
        WishBasis basis = basis(programmer.hub());
        if (!basis.equals(bases.put(programmer.hub(), basis))) {
            wishAll(programmer);
            return;
        }
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        for (String router : basis.outside()) {
            prefixes.addAll(
                    differing(
                            before.getOrDefault(router, PrefixTable.empty()),
                            direct.getOrDefault(router, PrefixTable.empty())));
        }
        if (!prefixes.isEmpty()) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                wish(programmer, i, prefixes);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same table means nothing changed
    private static Set<Ipv4Prefix> differing(PrefixTable<Path> one, PrefixTable<Path> other) {
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        if (one != other) {
            one.forEach(entry -> prefixes.add(entry.prefix()));
            other.forEach(entry -> prefixes.add(entry.prefix()));
        }
        return prefixes;
    }

    private WishBasis basis(String hub) {
        List<Object> routers = new ArrayList<>();
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            router(hub, i).ifPresent(routers::add);
        }
        return WishBasis.of(run.site(), hub, routers, outsideRouters(hub), this::hops);
    }

    /// Which NICs let BGP routes in.
    Listeners listeners() {
        return listeners;
    }

    private void rememberGateways(Site site) {
        Set<String> known = new TreeSet<>();
        for (Gateway gateway : site.topology().gateways()) {
            if (!site.exchanges(gateway)) {
                for (int i = 0; i < gateway.activeInstances(); i++) {
                    known.add(gateway.instanceName(i));
                    learn(gateway, gateway.instanceName(i), null);
                }
            }
        }
        direct.keySet().retainAll(known);
    }

    private void wishAll(Programmer programmer) {
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            Set<Ipv4Prefix> prefixes = new TreeSet<>();
            programmer.wanted(i).forEach(entry -> prefixes.add(entry.prefix()));
            router(programmer.hub(), i)
                    .ifPresent(node ->
                            node.locRib()
                                    .decisions()
                                    .forEach(entry -> prefixes.add(entry.prefix())));
            for (PrefixTable<Path> paths : direct.values()) {
                paths.forEach(entry -> prefixes.add(entry.prefix()));
            }
            wish(programmer, i, prefixes);
        }
    }

    private Optional<Node> router(String hub, int instance) {
        return run.site()
                .routeServerOf(hub)
                .flatMap(server ->
                        Optional.ofNullable(run.nodes.get(server.instanceName(instance))));
    }

    // ---- changes of routes

    /// Takes in what the routers chose differently within this instant: detection and the choice
    /// come first, the NICs last (azure rule R-NVA-23).
    void flush() {
        for (Node node : run.nodes.values()) {
            List<Map.Entry<Ipv4Prefix, @Nullable Decision>> changed = node.takeChanged();
            if (changed.isEmpty()) {
                continue;
            }
            List<Map.Entry<Ipv4Prefix, @Nullable Decision>> told = new ArrayList<>();
            for (Map.Entry<Ipv4Prefix, @Nullable Decision> entry : changed) {
                if (!ofFlapping(node, entry)) {
                    told.add(entry);
                }
            }
            run.story.routes(run.now, node.name(), told, node.locRib());
            Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
            changed.forEach(entry -> prefixes.add(entry.getKey()));
            switch (node.plan().role()) {
                case ROUTE_SERVER -> routeServerChanged(node, prefixes);
                case GATEWAY -> gatewayChanged(node, prefixes);
                case EDGE, NVA, BRANCH -> {}
            }
        }
    }

    /// What a session brings and takes at each of its tries is no news.
    private boolean ofFlapping(Node node, Map.Entry<Ipv4Prefix, @Nullable Decision> entry) {
        @Nullable Decision before = entry.getValue();
        @Nullable Decision after = node.locRib().decision(entry.getKey()).orElse(null);
        return (before == null || flapping(node, before))
                && (after == null || flapping(node, after));
    }

    private boolean flapping(Node node, Decision decision) {
        Node.End end = node.ends().get(decision.best().from().neighbor());
        return end != null && run.flapping(end.wire().plan().id());
    }

    private void routeServerChanged(Node node, Set<Ipv4Prefix> prefixes) {
        run.topology()
                .routeServer(node.plan().owner().name())
                .map(server -> programmers.get(server.virtualNetwork()))
                .ifPresent(programmer -> wish(programmer, node.plan().instance(), prefixes));
    }

    private void gatewayChanged(Node node, Set<Ipv4Prefix> prefixes) {
        Optional<Gateway> gateway = run.topology().gateway(node.plan().owner().name());
        if (gateway.isPresent() && direct.containsKey(node.name())) {
            learn(gateway.get(), node.name(), prefixes);
            wishDirect(gateway.get(), prefixes);
        }
    }

    private void wishDirect(Gateway gateway, Set<Ipv4Prefix> prefixes) {
        Programmer programmer = programmers.get(gateway.subnet().network());
        if (programmer != null) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                wish(programmer, i, prefixes);
            }
        }
    }

    /// Copies what a gateway's router has from outside; all of it where no prefixes are named. What
    /// a dead one had stays until its time is over (azure ruling R-RUL-34).
    private void learn(Gateway gateway, String router, @Nullable Set<Ipv4Prefix> prefixes) {
        Node node = run.nodes.get(router);
        PrefixTable<Path> table = direct.getOrDefault(router, PrefixTable.empty());
        if (node != null && node.alive()) {
            Set<Ipv4Prefix> all = new TreeSet<>();
            if (prefixes == null) {
                table.forEach(entry -> all.add(entry.prefix()));
                node.locRib().decisions().forEach(entry -> all.add(entry.prefix()));
            } else {
                all.addAll(prefixes);
            }
            for (Ipv4Prefix prefix : all) {
                @Nullable Path path = outside(gateway, node, prefix);
                table = path == null ? table.without(prefix) : table.with(prefix, path);
            }
        }
        direct.put(router, table);
    }

    private @Nullable Path outside(Gateway gateway, Node node, Ipv4Prefix prefix) {
        boolean space = run.site().spaces(gateway.subnet().network()).has(prefix);
        @Nullable Decision decision = node.locRib().decision(prefix).orElse(null);
        if (space || decision == null) {
            return null;
        }
        Path best = decision.best();
        boolean host = best.from().isLocal() && run.site().hosts(gateway).contains(prefix);
        Node.@Nullable End end = node.ends().get(best.from().neighbor());
        if (host || (end != null && end.wire().plan().joinsInstances())) {
            return null;
        }
        RouteKind kind =
                gateway.type() == Gateway.Type.VPN ? RouteKind.VPN : RouteKind.EXPRESSROUTE;
        Ipv4Address id = node.plan().id();
        return new Path(
                prefix,
                new Source(node.name(), id, id, true, kind),
                best.attributes().withNextHop(id),
                best.received(),
                best.weight());
    }

    // ---- wishes

    private void wish(Programmer programmer, int instance, Collection<Ipv4Prefix> prefixes) {
        List<@Nullable Wish> wishes = wishesOf(programmer.hub(), instance, prefixes);
        programmer.wish(instance, prefixes, wishes);
        programmer.follow(instance, prefixes, run.site().profile(), run.now);
    }

    private List<@Nullable Wish> wishesOf(
            String hub, int instance, Collection<Ipv4Prefix> prefixes) {
        List<PrefixTable<Path>> outside = outside(hub);
        LocRib rib = rib(hub, instance);
        DecisionProcess process = process(hub);
        Wishes make = new Wishes(run.topology(), process, this::hops);
        List<@Nullable Wish> wishes = new ArrayList<>(prefixes.size());
        for (Ipv4Prefix prefix : prefixes) {
            wishes.add(make.of(Intent.chosen(prefix, rib, outside, process)));
        }
        return wishes;
    }

    /// What the hub's gateways know that do not speak with a Route Server.
    private List<PrefixTable<Path>> outside(String hub) {
        return outsideRouters(hub).stream()
                .map(router -> direct.getOrDefault(router, PrefixTable.empty()))
                .toList();
    }

    private List<String> outsideRouters(String hub) {
        List<String> routers = new ArrayList<>();
        for (Gateway gateway : run.topology().gatewaysOf(hub)) {
            for (int i = 0; i < gateway.activeInstances(); i++) {
                if (direct.containsKey(gateway.instanceName(i))) {
                    routers.add(gateway.instanceName(i));
                }
            }
        }
        return routers;
    }

    /// Without a Route Server ExpressRoute comes first (azure rule R-GW-35).
    private DecisionProcess process(String hub) {
        return run.site()
                .routeServerOf(hub)
                .map(server -> Chooser.routeServer(server.hubRoutingPreference()).process())
                .orElseGet(DecisionProcess::withoutRouteServer);
    }

    /// What is wanted now, by hub.
    Map<String, Intent> intents() {
        Map<String, Intent> intents = new TreeMap<>();
        programmers.forEach((hub, one) ->
                intents.put(
                        hub,
                        new Intent(
                                List.of(one.wanted(0), one.wanted(1)),
                                List.of(one.serves(0), one.serves(1)),
                                List.of(rib(hub, 0), rib(hub, 1)),
                                outside(hub),
                                process(hub))));
        return intents;
    }

    private LocRib rib(String hub, int instance) {
        return router(hub, instance).map(Node::locRib).orElse(LocRib.EMPTY);
    }

    /// The addresses of a gateway that Azure sends to: all, where none works any more.
    private List<Ipv4Address> hops(Gateway gateway) {
        List<Ipv4Address> all = Addresses.gateway(run.topology(), gateway);
        List<Ipv4Address> working = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!run.watch.found(Watch.instanceKey(gateway.instanceName(i)))) {
                working.add(all.get(i));
            }
        }
        List<Ipv4Address> hops = working.isEmpty() ? all : working;
        return hops.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /// A gateway's instance is gone or back: its rows change at once (azure rule R-GW-39).
    void moveGateways() {
        for (Programmer programmer : programmers.values()) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                List<Ipv4Prefix> prefixes = new ArrayList<>();
                for (PrefixTable.Entry<Wish> entry : programmer.wanted(i)) {
                    Wish old = entry.value();
                    Optional<Gateway> gateway = run.topology().gateway(old.speakers().getFirst());
                    boolean itsOwn =
                            old.origin() != studio.routeserver.fabric.ProgrammedRoute.Origin.NVA;
                    if (itsOwn
                            && gateway.isPresent()
                            && !hops(gateway.get()).equals(old.nextHops())) {
                        prefixes.add(entry.prefix());
                    }
                }
                List<@Nullable Wish> wishes = wishesOf(programmer.hub(), i, prefixes);
                programmer.wish(i, prefixes, wishes);
                for (int at = 0; at < prefixes.size(); at++) {
                    programmer.move(i, prefixes.get(at), wishes.get(at), run.now);
                }
            }
            bases.computeIfPresent(
                    programmer.hub(), (hub, old) -> old.withGateways(basis(hub).gateways()));
        }
    }

    // ---- who serves

    /// A machine has died or started anew.
    void life(Node node, boolean alive) {
        if (node.plan().role() == Role.ROUTE_SERVER) {
            String name = node.name();
            if (alive) {
                returning.add(name);
                run.visiblyAfter(PATIENCE, () -> ready(name));
            } else {
                returning.remove(name);
            }
            serve();
            wishInstance(node);
        }
        if (!alive && direct.containsKey(node.name())) {
            run.visiblyAfter(
                    run.site().profile().timer(Timer.GATEWAY_HOLD), () -> expire(node.name()));
        }
    }

    /// What a dead router had chosen is gone.
    private void wishInstance(Node node) {
        run.topology()
                .routeServer(node.plan().owner().name())
                .map(server -> programmers.get(server.virtualNetwork()))
                .ifPresent(programmer -> {
                    Set<Ipv4Prefix> prefixes = new TreeSet<>();
                    programmer
                            .wanted(node.plan().instance())
                            .forEach(entry -> prefixes.add(entry.prefix()));
                    wish(programmer, node.plan().instance(), prefixes);
                });
    }

    private void expire(String router) {
        Node node = run.nodes.get(router);
        PrefixTable<Path> table = direct.get(router);
        if (node == null || table == null) {
            return;
        }
        Optional<Gateway> gateway = run.topology().gateway(node.plan().owner().name());
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        table.forEach(entry -> prefixes.add(entry.prefix()));
        direct.put(router, PrefixTable.empty());
        gateway.ifPresent(one -> {
            learn(one, router, null);
            wishDirect(one, prefixes);
        });
        run.dirty = true;
    }

    /// A session of a router came up: an instance that had come back may have heard all now.
    void up(Node node) {
        if (!returning.contains(node.name())) {
            return;
        }
        boolean complete =
                node.ends().values().stream().map(Node.End::wire).allMatch(this::upOrHopeless);
        if (complete) {
            run.visiblyAfter(FIRST_ROUTES, () -> ready(node.name()));
        }
    }

    private boolean upOrHopeless(Wire wire) {
        SessionPlan plan = wire.plan();
        return run.track(plan.id(), false).shown() == SessionState.ESTABLISHED
                || !plan.obstacle().isEmpty()
                || !wire.passes()
                || !run.alive(plan.remote().node())
                || run.damage.shut(plan, plan.remote().node());
    }

    private void ready(String name) {
        if (returning.remove(name)) {
            serve();
            run.dirty = true;
        }
    }

    private void serve() {
        programmers.forEach((hub, programmer) ->
                programmer.serve(serves(hub, 0), serves(hub, 1), run.site().profile(), run.now));
    }

    private boolean serves(String hub, int instance) {
        return run.site().routeServerOf(hub).isEmpty()
                || router(hub, instance)
                        .filter(node -> node.alive() && !returning.contains(node.name()))
                        .isPresent();
    }

    // ---- arriving at NICs

    private void arrive(String hub, Board board, java.time.Instant due) {
        List<Arrival> arrivals = board.arrive(due);
        if (!arrivals.isEmpty()) {
            run.dirty = true;
            run.story.programmed(run.now, listeners.of(hub, board.cohort()), hub, arrivals);
        }
    }
}
