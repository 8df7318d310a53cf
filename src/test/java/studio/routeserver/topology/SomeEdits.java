package studio.routeserver.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.routeserver.Seed;
import studio.routeserver.Some;
import studio.routeserver.net.Ipv4Prefix;

/// Random edits of a topology, and random topologies made by them. Every kind of resource and every
/// optional key comes up; most edits can be made, some are refused.
public final class SomeEdits {

    private static final List<String> WORDS =
            List.of("hub", "spoke", "north", "edge one", "Straße", "tab\tin", "quote\"d", "日本");

    private SomeEdits() {}

    /// A topology that a number of edits have made: more with a higher seed.
    public static Topology topology(Seed seed) {
        Topology topology = Topology.empty("seed " + seed);
        int edits = 2 + seed.size() / 2;
        for (int i = 0; i < edits; i++) {
            if (topology.attempt(edit(seed, topology)) instanceof Edited.Applied(var changed)) {
                topology = changed;
            }
        }
        return topology;
    }

    /// One edit; more often than not it adds something.
    public static Edit edit(Seed seed, Topology topology) {
        if (topology.virtualNetworks().isEmpty() || seed.nextInt(3) > 0) {
            return addition(seed, topology);
        }
        return change(seed, topology);
    }

    private static Edit addition(Seed seed, Topology topology) {
        if (topology.virtualNetworks().isEmpty()) {
            return new Edit.Add(network(seed));
        }
        List<Supplier<Edit>> additions =
                List.of(
                        () -> new Edit.Add(network(seed)),
                        () -> new Edit.AddSubnet(networkOf(seed, topology), subnet(seed, topology)),
                        () -> new Edit.Add(peering(seed, topology)),
                        () -> new Edit.Add(routeServer(seed, topology)),
                        () -> new Edit.Add(nva(seed, topology)),
                        () -> new Edit.Add(gateway(seed, topology)),
                        () -> new Edit.Add(balancer(seed, topology)),
                        () -> new Edit.Add(branch(seed)),
                        () -> new Edit.Add(connection(seed, topology)),
                        () -> new Edit.Add(routeTable(seed)),
                        () -> new Edit.Add(machine(seed, topology)),
                        () -> new Edit.Add(expectation(seed, topology)),
                        () -> new Edit.Add(run(seed)),
                        () -> new Edit.Add(new Note(name(seed, "note"), word(seed), extra(seed))),
                        () ->
                                new Edit.Suppress(
                                        new Suppression(
                                                "V-072", word(seed), word(seed), extra(seed))),
                        () ->
                                new Edit.AddPeer(
                                        any(seed, topology, Kind.ROUTE_SERVER).name(),
                                        any(seed, topology, Kind.NVA).name()));
        return Some.oneOf(seed, additions).get();
    }

    private static Edit change(Seed seed, Topology topology) {
        Ref some = any(seed, topology, Some.oneOf(seed, List.of(Kind.values())));
        SubnetRef subnet = subnetOf(seed, topology);
        List<Supplier<Edit>> changes =
                List.of(
                        () -> new Edit.Remove(some),
                        () -> new Edit.Rename(some, name(seed, "renamed")),
                        () -> new Edit.RemoveSubnet(subnet),
                        () -> new Edit.RenameSubnet(subnet, name(seed, "subnet")),
                        () -> new Edit.ResizeSubnet(subnet, Some.prefix(seed, 16, 29)),
                        () -> new Edit.Move(some, subnet, Some.address(seed)),
                        () ->
                                new Edit.Move(
                                        any(seed, topology, Kind.NVA), subnet, Some.address(seed)),
                        () ->
                                new Edit.ChangeSubnet(
                                        subnet.network(),
                                        subnet(seed, topology).withName(subnet.subnet())),
                        () ->
                                new Edit.RemovePeer(
                                        any(seed, topology, Kind.ROUTE_SERVER).name(),
                                        peerOf(topology)),
                        () -> new Edit.Place(Map.of(some.name(), box(seed))),
                        () -> new Edit.SetProfile(Some.oneOf(seed, List.of(ProfileName.values()))),
                        () -> new Edit.Unsuppress("V-072", word(seed)),
                        () -> new Edit.Change(changed(seed, topology, some)),
                        () ->
                                new Edit.Together(
                                        "several",
                                        List.of(addition(seed, topology), edit(seed, topology))));
        return Some.oneOf(seed, changes).get();
    }

    /// Another resource of that name.
    private static Resource changed(Seed seed, Topology topology, Ref ref) {
        return switch (ref.kind()) {
            case NVA -> nva(seed, topology).withName(ref.name());
            case GATEWAY -> gateway(seed, topology).withName(ref.name());
            case BRANCH -> branch(seed).withName(ref.name());
            case ROUTE_TABLE -> routeTable(seed).withName(ref.name());
            case VIRTUAL_MACHINE -> machine(seed, topology).withName(ref.name());
            case CONNECTION -> connection(seed, topology).withName(ref.name());
            case LOAD_BALANCER -> balancer(seed, topology).withName(ref.name());
            case ROUTE_SERVER -> routeServer(seed, topology).withName(ref.name());
            case VIRTUAL_NETWORK -> network(seed).withName(ref.name());
            case PEERING -> peering(seed, topology);
            case EXPECTATION -> expectation(seed, topology);
            case RUN -> run(seed);
            case NOTE -> new Note(ref.name(), word(seed), null);
        };
    }

    private static VirtualNetwork network(Seed seed) {
        Ipv4Prefix space = Some.prefix(seed, 8, 16);
        return new VirtualNetwork(
                name(seed, "vnet"),
                maybe(seed, () -> "westeurope"),
                List.of(space),
                List.of(
                        new Subnet("default", Some.prefixIn(seed, space)),
                        new Subnet(
                                seed.nextBoolean() ? Subnet.ROUTE_SERVER : Subnet.GATEWAY,
                                Some.prefixIn(seed, space))),
                extra(seed));
    }

    private static Subnet subnet(Seed seed, Topology topology) {
        return new Subnet(
                name(seed, "subnet"),
                Some.prefix(seed, 16, 29),
                topology.routeTables().isEmpty()
                        ? null
                        : maybe(seed, () -> any(seed, topology, Kind.ROUTE_TABLE).name()),
                maybe(seed, () -> "nsg"),
                Some.listOf(seed, 2, SomeEdits::word),
                Some.listOf(
                        seed,
                        2,
                        one -> new PrivateEndpoint(word(one), Some.address(one), extra(one))),
                extra(seed));
    }

    private static Peering peering(Seed seed, Topology topology) {
        return new Peering(
                networkOf(seed, topology),
                networkOf(seed, topology),
                seed.nextBoolean(),
                seed.nextBoolean(),
                seed.nextBoolean(),
                seed.nextBoolean(),
                extra(seed));
    }

    private static RouteServer routeServer(Seed seed, Topology topology) {
        return new RouteServer(
                name(seed, "rs"),
                networkOf(seed, topology),
                seed.nextBoolean(),
                Some.oneOf(seed, List.of(HubRoutingPreference.values())),
                maybe(seed, () -> 2 + seed.nextInt(5)),
                List.of(
                        new RouteServer.Peer(
                                "peer", Some.address(seed), Some.asn(seed), extra(seed))),
                Some.listOf(seed, 2, one -> routeMap(one, topology)),
                extra(seed));
    }

    private static RouteMap routeMap(Seed seed, Topology topology) {
        RouteMap.Attachment attachment =
                topology.connections().isEmpty() || seed.nextBoolean()
                        ? new RouteMap.Attachment("peer", null, Direction.IN)
                        : new RouteMap.Attachment(
                                null, any(seed, topology, Kind.CONNECTION).name(), Direction.OUT);
        return new RouteMap(
                name(seed, "map"),
                List.of(attachment),
                Some.listOf(seed, 3, SomeEdits::rule),
                extra(seed));
    }

    private static RouteMap.Rule rule(Seed seed) {
        return new RouteMap.Rule(
                name(seed, "rule"),
                List.of(
                        new RouteMap.Criterion(
                                Some.oneOf(seed, List.of(RouteMap.Condition.values())),
                                List.of(),
                                List.of(Some.community(seed)),
                                List.of())),
                List.of(
                        new RouteMap.Action(
                                RouteMap.ActionType.REPLACE,
                                Some.oneOf(
                                        seed,
                                        List.of(
                                                RouteMap.Subject.COMMUNITY,
                                                RouteMap.Subject.AS_PATH)),
                                List.of(),
                                List.of(),
                                List.of()),
                        new RouteMap.Action(
                                RouteMap.ActionType.ADD,
                                List.of(),
                                List.of(),
                                List.of(Some.asn(seed))),
                        new RouteMap.Action(
                                RouteMap.ActionType.DROP, List.of(), List.of(), List.of())),
                Some.oneOf(seed, List.of(RouteMap.NextStep.values())),
                extra(seed));
    }

    private static Nva nva(Seed seed, Topology topology) {
        return new Nva(
                name(seed, "nva"),
                subnetOf(seed, topology),
                Some.address(seed),
                seed.nextBoolean(),
                seed.nextBoolean(),
                seed.nextBoolean(),
                maybe(seed, () -> bgp(seed, topology)),
                Some.listOf(
                        seed,
                        2,
                        one ->
                                new Nva.Interface(
                                        name(one, "nic"),
                                        subnetOf(one, topology),
                                        Some.address(one),
                                        extra(one))),
                Some.listOf(
                        seed,
                        2,
                        one ->
                                new Nva.StaticRoute(
                                        Some.prefix(one), Some.address(one), extra(one))),
                maybe(seed, seed::nextBoolean),
                Some.oneOf(
                        seed,
                        List.of(
                                Nva.Snat.ALL,
                                Nva.Snat.NONE,
                                new Nva.Snat(false, List.of(Some.prefix(seed))))),
                maybe(seed, () -> "1"),
                Some.oneOf(seed, List.of(Nva.Speaker.values())),
                extra(seed));
    }

    private static NvaBgp bgp(Seed seed, Topology topology) {
        return new NvaBgp(
                Some.asn(seed),
                maybe(seed, () -> Duration.ofSeconds(seed.nextInt(3, 65_536))),
                maybe(seed, () -> Duration.ofSeconds(seed.nextInt(1, 100))),
                maybe(
                        seed,
                        () ->
                                new NvaBgp.Bfd(
                                        Duration.ofMillis(seed.nextInt(1, 5000)),
                                        Duration.ofMillis(300),
                                        seed.nextInt(1, 10))),
                seed.nextInt(1, 256),
                seed.nextBoolean(),
                Some.listOf(seed, 3, Some::address),
                Some.listOf(seed, 3, SomeEdits::advertisement),
                Some.listOf(seed, 3, one -> policy(one, topology)),
                seed.nextBoolean(),
                seed.nextBoolean(),
                extra(seed));
    }

    private static NvaBgp.Advertisement advertisement(Seed seed) {
        return new NvaBgp.Advertisement(
                Some.prefix(seed),
                seed.nextInt(3),
                Some.asns(seed, 3),
                Some.listOf(seed, 2, Some::community),
                maybe(seed, () -> seed.nextLong(1L << 32)),
                maybe(seed, () -> Some.address(seed)),
                Some.listOf(seed, 2, Some::address),
                extra(seed));
    }

    private static NvaBgp.Policy policy(Seed seed, Topology topology) {
        return new NvaBgp.Policy(
                topology.connections().isEmpty() || seed.nextBoolean()
                        ? maybe(seed, () -> Some.address(seed).toString())
                        : any(seed, topology, Kind.CONNECTION).name(),
                Some.oneOf(seed, List.of(Direction.values())),
                new NvaBgp.Match(
                        Some.prefix(seed),
                        maybe(seed, () -> seed.nextInt(33)),
                        maybe(seed, () -> seed.nextInt(33)),
                        maybe(seed, () -> Some.asn(seed)),
                        maybe(seed, () -> Some.community(seed))),
                seed.nextBoolean(),
                seed.nextInt(3),
                Some.asns(seed, 2),
                Some.listOf(seed, 2, Some::community),
                maybe(seed, () -> Some.address(seed)),
                extra(seed));
    }

    private static Gateway gateway(Seed seed, Topology topology) {
        return new Gateway(
                name(seed, "gw"),
                Some.oneOf(seed, List.of(Gateway.Type.values())),
                subnetOf(seed, topology),
                seed.nextBoolean(),
                maybe(seed, () -> "VpnGw3AZ"),
                maybe(seed, () -> Some.asn(seed)),
                Some.listOf(seed, 2, one -> Some.listOf(one, 2, Some::address)),
                extra(seed));
    }

    private static LoadBalancer balancer(Seed seed, Topology topology) {
        return new LoadBalancer(
                name(seed, "lb"),
                subnetOf(seed, topology),
                Some.address(seed),
                topology.nvas().stream().limit(2).map(Nva::name).toList(),
                seed.nextBoolean(),
                maybe(seed, () -> new LoadBalancer.Probe(Duration.ofSeconds(5), 2)),
                extra(seed));
    }

    private static Branch branch(Seed seed) {
        return new Branch(
                name(seed, "branch"),
                Some.listOf(seed, 3, Some::prefix),
                maybe(seed, () -> Some.asn(seed)),
                seed.nextInt(4) == 0,
                seed.nextBoolean(),
                List.of(),
                extra(seed));
    }

    private static Connection connection(Seed seed, Topology topology) {
        Kind end = seed.nextBoolean() ? Kind.GATEWAY : Kind.NVA;
        boolean tunnel = seed.nextInt(4) == 0;
        Kind other = end == Kind.GATEWAY && seed.nextBoolean() ? Kind.GATEWAY : Kind.NVA;
        return new Connection(
                name(seed, "conn"),
                tunnel ? null : any(seed, topology, Kind.BRANCH).name(),
                tunnel ? any(seed, topology, other).name() : null,
                any(seed, topology, end).name(),
                Some.oneOf(seed, List.of(Connection.Type.values())),
                maybe(seed, () -> Some.oneOf(seed, List.of(Connection.Routing.values()))),
                Some.listOf(seed, 2, Some::prefix),
                maybe(seed, () -> seed.nextInt(32_001)),
                maybe(seed, () -> seed.nextInt(1, 5)),
                extra(seed));
    }

    private static RouteTable routeTable(Seed seed) {
        return new RouteTable(
                name(seed, "rt"),
                seed.nextBoolean(),
                Some.listOf(
                        seed,
                        3,
                        one ->
                                new UserDefinedRoute(
                                        name(one, "udr"),
                                        one.nextBoolean()
                                                ? new UserDefinedRoute.Destination.Prefix(
                                                        Some.prefix(one))
                                                : new UserDefinedRoute.Destination.ServiceTag(
                                                        "Storage.WestEurope"),
                                        Some.oneOf(
                                                one,
                                                List.of(UserDefinedRoute.NextHopType.values())),
                                        maybe(one, () -> Some.address(one)),
                                        extra(one))),
                extra(seed));
    }

    private static VirtualMachine machine(Seed seed, Topology topology) {
        return new VirtualMachine(
                name(seed, "vm"),
                subnetOf(seed, topology),
                Some.address(seed),
                Some.oneOf(seed, List.of(VirtualMachine.State.values())),
                extra(seed));
    }

    private static Expectation expectation(Seed seed, Topology topology) {
        return new Expectation(
                name(seed, "expectation"),
                any(seed, topology, Kind.VIRTUAL_MACHINE).name(),
                Some.address(seed).toString(),
                Some.oneOf(seed, List.of("delivered", "one-way", "black-hole")),
                Some.listOf(seed, 2, SomeEdits::word),
                maybe(seed, () -> "any-1"),
                maybe(seed, () -> Duration.ofMillis(seed.nextInt(1, 100_000))),
                extra(seed));
    }

    private static Run run(Seed seed) {
        return new Run(
                name(seed, "run"),
                List.of("10s:fail:nva1"),
                maybe(seed, () -> Duration.ofMinutes(5)),
                extra(seed));
    }

    private static Box box(Seed seed) {
        return new Box(
                seed.nextInt(-500, 500) / 4.0,
                seed.nextInt(1000),
                maybe(seed, () -> (double) seed.nextInt(1, 500)),
                maybe(seed, () -> seed.nextInt(1, 4000) / 8.0));
    }

    private static @Nullable Json extra(Seed seed) {
        return seed.nextInt(4) > 0
                ? null
                : Json.of(
                        Some.oneOf(seed, List.of("{ \"tier\" :\n 1e3 }", "[ ]", "null", "\"x\"")));
    }

    private static String word(Seed seed) {
        return Some.oneOf(seed, WORDS);
    }

    private static String name(Seed seed, String stem) {
        return stem + " " + word(seed) + seed.nextInt(1000);
    }

    private static String networkOf(Seed seed, Topology topology) {
        return any(seed, topology, Kind.VIRTUAL_NETWORK).name();
    }

    private static SubnetRef subnetOf(Seed seed, Topology topology) {
        VirtualNetwork network = Some.oneOf(seed, topology.virtualNetworks());
        return network.subnets().isEmpty()
                ? new SubnetRef(network.name(), "none")
                : new SubnetRef(network.name(), Some.oneOf(seed, network.subnets()).name());
    }

    private static String peerOf(Topology topology) {
        return topology.routeServers().stream()
                .flatMap(server -> server.peers().stream())
                .map(RouteServer.Peer::name)
                .findFirst()
                .orElse("none");
    }

    /// A reference to one of the kind; to nothing where there is none, which gets the edit refused.
    private static Ref any(Seed seed, Topology topology, Kind kind) {
        List<? extends Resource> all = topology.all(kind);
        return all.isEmpty() ? new Ref(kind, "none") : Some.oneOf(seed, all).ref();
    }

    private static <T> @Nullable T maybe(Seed seed, Supplier<T> value) {
        return seed.nextBoolean() ? value.get() : null;
    }
}
