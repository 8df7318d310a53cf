package studio.routeserver.advice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.AdjRibIn;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What the rules look at: the drawing, and the running network where there is one.
///
/// Made for one round of questions; not thread-safe, since walks are shared and walked when first
/// asked for.
public final class Subject {

    private final Topology topology;
    private final Profile profile;
    private final Peerings peerings;
    private final Tunnels tunnels;
    private final @Nullable LabSnapshot snapshot;
    private final @Nullable Walks walks;
    private final Memory memory;

    // What several rules ask for; made when first asked for.
    private final Map<String, List<Speaker>> speakers = new HashMap<>();
    private final Map<String, Map<String, List<PeerRoute>>> learned = new HashMap<>();
    private final Map<String, List<ProgrammedRoute>> programmed = new HashMap<>();
    private final Map<String, Served> served = new HashMap<>();
    private final Map<SessionEnd, List<PeerRoute>> heard = new HashMap<>();
    private @Nullable Map<Ipv4Address, Nva> nvas;
    private @Nullable Map<Ipv4Address, InstanceAt> instances;
    private @Nullable Map<Ipv4Address, Nic> nics;
    private @Nullable Map<String, List<VirtualMachine>> machines;
    private @Nullable List<Occupant> occupants;
    private @Nullable Map<String, List<Placed>> named;

    /// @param networks those that a hub speaks for
    /// @param spaces the places in that list of those that have a prefix in their address space
    private record Served(List<VirtualNetwork> networks, PrefixTable<Integer> spaces) {
        static Served of(List<VirtualNetwork> networks) {
            Map<Ipv4Prefix, Integer> first = new HashMap<>();
            for (int i = 0; i < networks.size(); i++) {
                for (Ipv4Prefix space : networks.get(i).addressSpace()) {
                    first.putIfAbsent(space, i);
                }
            }
            return new Served(networks, PrefixTable.of(first));
        }
    }

    private static final Cohort FIRST = new Cohort(0, 0);
    private static final Cohort SECOND = new Cohort(1, 0);

    private record SessionEnd(SessionId session, boolean remote) {}

    /// @param memory what earlier rounds of questions remember
    Subject(Topology topology, @Nullable LabSnapshot snapshot, Memory memory) {
        this.topology = topology;
        this.memory = memory;
        this.profile = Profile.of(topology);
        this.peerings =
                snapshot != null && snapshot.topology().equals(topology)
                        ? snapshot.fabric().peerings()
                        : Peerings.of(topology);
        this.tunnels = new Tunnels(topology);
        this.snapshot = snapshot;
        this.walks = snapshot == null ? null : new Walks(topology, snapshot, memory);
    }

    /// A drawing to judge.
    ///
    /// @param snapshot the network converged and without faults; null where only the drawing is
    ///   judged
    public static Subject of(Topology topology, @Nullable LabSnapshot snapshot) {
        return new Subject(topology, snapshot, new Memory());
    }

    public Topology topology() {
        return topology;
    }

    public Profile profile() {
        return profile;
    }

    public Peerings peerings() {
        return peerings;
    }

    public Tunnels tunnels() {
        return tunnels;
    }

    public Optional<LabSnapshot> running() {
        return Optional.ofNullable(snapshot);
    }

    /// The flows of the running network; empty where only the drawing is judged.
    public Optional<Walks> walks() {
        return Optional.ofNullable(walks);
    }

    // ---- Route Servers and who speaks with them

    /// The NVAs that a Route Server has as peers and that have it as neighbour, in the order of the
    /// peers.
    public List<Speaker> speakers(RouteServer server) {
        return speakers.computeIfAbsent(server.name(), _ -> found(server));
    }

    private List<Speaker> found(RouteServer server) {
        List<Ipv4Address> addresses = Addresses.instances(topology, server);
        List<Speaker> found = new ArrayList<>();
        for (RouteServer.Peer peer : server.peers()) {
            nvaAt(peer.ip())
                    .flatMap(nva -> speaker(server, peer, nva, addresses))
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<Speaker> speaker(
            RouteServer server, RouteServer.Peer peer, Nva nva, List<Ipv4Address> instances) {
        return nva.speaks()
                .map(bgp ->
                        new Speaker(
                                server,
                                peer,
                                nva,
                                bgp,
                                instances.stream().filter(bgp.neighbors()::contains).toList()))
                .filter(speaker -> !speaker.instances().isEmpty());
    }

    /// Every such pair of the drawing.
    public Stream<Speaker> speakers() {
        return topology.routeServers().stream().flatMap(server -> speakers(server).stream());
    }

    /// The networks that a Route Server or gateways in the hub speak for, it and its clients: the
    /// same list as long as they are.
    public List<VirtualNetwork> servedBy(String hub) {
        return served(hub).networks();
    }

    private Served served(String hub) {
        return served.computeIfAbsent(
                hub,
                _ -> {
                    List<VirtualNetwork> networks =
                            Stream.concat(Stream.of(hub), peerings.clientsOf(hub).stream())
                                    .flatMap(name -> topology.virtualNetwork(name).stream())
                                    .toList();
                    return memory.of("served", "", () -> Served.of(networks), networks.toArray());
                });
    }

    /// The network, of those that the hub speaks for, whose address space holds the prefix.
    public Optional<VirtualNetwork> holding(String hub, Ipv4Prefix prefix) {
        Served all = served(hub);
        return all.spaces().covering(prefix).stream()
                .map(PrefixTable.Entry::value)
                .min(Comparator.naturalOrder())
                .map(all.networks()::get);
    }

    /// What the instances of a Route Server hold from a peer in the running network, refused routes
    /// included: the same list as long as they hold the same.
    public List<PeerRoute> learned(Speaker speaker) {
        return learned.computeIfAbsent(speaker.server().name(), _ -> new HashMap<>())
                .computeIfAbsent(
                        speaker.peer().name(), peer -> learned(speaker.server().name(), peer));
    }

    private List<PeerRoute> learned(String server, String peer) {
        LabSnapshot now = snapshot;
        if (now == null) {
            return List.of();
        }
        List<List<PeerRoute>> held =
                sessions(now, server, peer).map(session -> held(now, session.id(), false)).toList();
        return memory.of(
                "learned", "", () -> held.stream().flatMap(List::stream).toList(), held.toArray());
    }

    /// What the instances of a Route Server have told a peer, a table for each session there is:
    /// the same ones as long as nothing else is told.
    public List<PrefixTable<PathAttributes>> told(Speaker speaker) {
        return running().stream()
                .flatMap(now ->
                        sessions(now, speaker.server().name(), speaker.peer().name())
                                .map(session -> now.told(session.id(), false).sent()))
                .toList();
    }

    /// What a rule makes of values that never change, kept as long as they stay the same objects:
    /// for what would have to walk thousands of routes after each edit.
    ///
    /// @param rule who asks, and for what
    /// @param few small values, compared with `equals`
    /// @param make uses `few` and `same` only, and answers what never changes
    /// @param same large values, compared by identity
    public <T> T kept(String rule, Object few, Supplier<T> make, Object... same) {
        return memory.of(rule, few, make, same);
    }

    /// The sessions of a peer with both instances, as far as there are any.
    private static Stream<SessionView> sessions(LabSnapshot now, String server, String peer) {
        return IntStream.range(0, RouteServer.INSTANCES)
                .boxed()
                .flatMap(instance -> session(now, server, instance, peer).stream());
    }

    private static Optional<SessionView> session(
            LabSnapshot now, String server, int instance, String peer) {
        return now.sessions().values().stream()
                .filter(session ->
                        server.equals(session.routeServer())
                                && session.instance() == instance
                                && peer.equals(session.peer()))
                .findFirst();
    }

    /// What one end of a session holds from the other.
    private List<PeerRoute> held(LabSnapshot now, SessionId session, boolean atRemote) {
        AdjRibIn table = now.heard(session, atRemote);
        return memory.of(
                "held",
                atRemote,
                () -> now.learned(session, atRemote),
                table.routes(),
                table.aggregates());
    }

    /// The prefixes of the statements with which a speaker tells something of itself.
    public Set<Ipv4Prefix> stated(Speaker speaker) {
        return memory.of(
                "stated",
                speaker.instances(),
                () -> {
                    Set<Ipv4Prefix> stated = new TreeSet<>();
                    speaker.statements().forEach(statement -> stated.add(statement.prefix()));
                    return Collections.unmodifiableSet(stated);
                },
                speaker.bgp());
    }

    /// What an NVA holds in the running network from anybody but a Route Server's instances: over
    /// its tunnels, from other NVAs, from other Route Servers.
    public Set<Ipv4Prefix> heardElsewhere(Speaker speaker) {
        return heard(speaker.nva(), speaker.server().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Ipv4Prefix> heard(Nva nva, String exceptServer) {
        return running().stream()
                .flatMap(now ->
                        now.sessions().values().stream()
                                .filter(session -> !exceptServer.equals(session.routeServer()))
                                .flatMap(session -> heard(now, session, nva.name())))
                .map(PeerRoute::prefix);
    }

    private Stream<PeerRoute> heard(LabSnapshot now, SessionView session, String router) {
        SessionId id = session.id();
        boolean local = id.local().equals(router);
        return local || id.remote().equals(router)
                ? heard
                        .computeIfAbsent(
                                new SessionEnd(id, !local),
                                end ->
                                        held(now, end.session(), end.remote()).stream()
                                                .filter(PeerRoute::accepted)
                                                .toList())
                        .stream()
                : Stream.empty();
    }

    /// What an NVA holds in the running network from a session.
    public List<PeerRoute> heard(SessionView session, Nva nva) {
        return running().stream().flatMap(now -> heard(now, session, nva.name())).toList();
    }

    /// The routes that are programmed from a hub, those of instance 0 first; where the other one
    /// brings other next hops, both.
    public List<ProgrammedRoute> programmed(String hub) {
        return programmed.computeIfAbsent(hub, this::read);
    }

    private List<ProgrammedRoute> read(String hub) {
        if (snapshot == null) {
            return List.of();
        }
        PrefixTable<ProgrammedRoute> one = snapshot.controlPlane().programmed(hub, FIRST);
        PrefixTable<ProgrammedRoute> other = snapshot.controlPlane().programmed(hub, SECOND);
        return memory.of("programmed", "", () -> merged(one, other), one, other);
    }

    private static List<ProgrammedRoute> merged(
            PrefixTable<ProgrammedRoute> one, PrefixTable<ProgrammedRoute> other) {
        record Way(Ipv4Prefix prefix, List<Ipv4Address> nextHops) {}
        Map<Way, ProgrammedRoute> routes = new LinkedHashMap<>();
        for (PrefixTable<ProgrammedRoute> table : List.of(one, other)) {
            table.forEach(entry -> {
                ProgrammedRoute route = entry.value();
                routes.putIfAbsent(new Way(route.prefix(), route.nextHops()), route);
            });
        }
        return List.copyOf(routes.values());
    }

    // ---- subnets and addresses

    /// A subnet with its network.
    public record Placed(VirtualNetwork network, Subnet subnet) {
        public SubnetRef ref() {
            return new SubnetRef(network.name(), subnet.name());
        }

        public boolean named(String name) {
            return subnet.name().equals(name);
        }
    }

    public Stream<Placed> subnets() {
        return subnets(topology.virtualNetworks());
    }

    private static Map<String, List<Placed>> byName(List<VirtualNetwork> networks) {
        return subnets(networks).collect(Collectors.groupingBy(placed -> placed.subnet().name()));
    }

    private static Stream<Placed> subnets(List<VirtualNetwork> networks) {
        return networks.stream()
                .flatMap(network ->
                        network.subnets().stream().map(subnet -> new Placed(network, subnet)));
    }

    public Stream<Placed> subnets(String name) {
        @Nullable Map<String, List<Placed>> known = named;
        if (known == null) {
            List<VirtualNetwork> networks = topology.virtualNetworks();
            known = memory.of("subnets by name", "", () -> byName(networks), networks);
            named = known;
        }
        return known.getOrDefault(name, List.of()).stream();
    }

    /// Something with an address in a subnet.
    public record Occupant(Ref ref, String name, SubnetRef subnet, Ipv4Address ip) {}

    /// NICs and load balancer frontends, in the order of the file.
    public List<Occupant> occupants() {
        @Nullable List<Occupant> known = occupants;
        if (known == null) {
            known =
                    memory.of(
                            "occupants",
                            "",
                            () -> placed(topology),
                            topology.nvas(),
                            topology.virtualMachines(),
                            topology.loadBalancers());
            occupants = known;
        }
        return known;
    }

    private static List<Occupant> placed(Topology topology) {
        List<Occupant> placed = new ArrayList<>();
        topology.nics()
                .forEach(nic ->
                        placed.add(new Occupant(nic.owner(), nic.name(), nic.subnet(), nic.ip())));
        for (LoadBalancer balancer : topology.loadBalancers()) {
            placed.add(
                    new Occupant(
                            balancer.ref(), balancer.name(), balancer.subnet(), balancer.ip()));
        }
        return List.copyOf(placed);
    }

    /// The Route Server whose instance has the address, with the instance.
    public record InstanceAt(RouteServer server, int instance) {}

    public Optional<InstanceAt> instanceAt(Ipv4Address address) {
        @Nullable Map<Ipv4Address, InstanceAt> known = instances;
        if (known == null) {
            known = new HashMap<>();
            for (RouteServer server : topology.routeServers()) {
                for (int i = 0; i < RouteServer.INSTANCES; i++) {
                    Optional<Ipv4Address> at = Addresses.instance(topology, server, i);
                    if (at.isPresent()) {
                        known.putIfAbsent(at.get(), new InstanceAt(server, i));
                    }
                }
            }
            instances = known;
        }
        return Optional.ofNullable(known.get(address));
    }

    public Optional<Nva> nvaAt(Ipv4Address address) {
        @Nullable Map<Ipv4Address, Nva> known = nvas;
        if (known == null) {
            known = new HashMap<>();
            for (Nva nva : topology.nvas()) {
                for (Nic nic : nva.nics()) {
                    known.putIfAbsent(nic.ip(), nva);
                }
            }
            nvas = known;
        }
        return Optional.ofNullable(known.get(address));
    }

    /// The first NIC, in the order of the file, that has the address.
    public Optional<Nic> nicAt(Ipv4Address address) {
        @Nullable Map<Ipv4Address, Nic> known = nics;
        if (known == null) {
            known =
                    memory.of(
                            "NICs by address",
                            "",
                            () -> byAddress(topology.nics()),
                            topology.nvas(),
                            topology.virtualMachines());
            nics = known;
        }
        return Optional.ofNullable(known.get(address));
    }

    private static Map<Ipv4Address, Nic> byAddress(List<Nic> nics) {
        Map<Ipv4Address, Nic> first = new HashMap<>();
        nics.forEach(nic -> first.putIfAbsent(nic.ip(), nic));
        return first;
    }

    /// The NICs of a VM or an NVA; nothing else has any.
    public List<Nic> nics(Ref owner) {
        return switch (owner.kind()) {
            case VIRTUAL_MACHINE ->
                    topology.virtualMachine(owner.name()).stream()
                            .map(VirtualMachine::nic)
                            .toList();
            case NVA -> topology.nva(owner.name()).map(Nva::nics).orElse(List.of());
            default -> List.of();
        };
    }

    /// The prefix of RouteServerSubnet of a Route Server's network.
    public Optional<Ipv4Prefix> instanceSubnet(RouteServer server) {
        return topology.subnet(new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER))
                .map(Subnet::prefix);
    }

    /// The shortest enclosing prefix of that length which keeps the subnet's address and overlaps
    /// no other subnet of the network, inside its space.
    public Optional<Ipv4Prefix> widened(Placed placed, int length) {
        Ipv4Prefix wide = Ipv4Prefix.containing(placed.subnet().prefix().network(), length);
        boolean inside = placed.network().contains(wide);
        boolean free =
                placed.network().subnets().stream()
                        .filter(other -> !other.name().equals(placed.subnet().name()))
                        .noneMatch(other -> other.prefix().overlaps(wide));
        return inside && free ? Optional.of(wide) : Optional.empty();
    }

    /// The lowest prefix of that length in the network's space that overlaps none of its subnets.
    public Optional<Ipv4Prefix> freePrefix(VirtualNetwork network, int length) {
        for (Ipv4Prefix space : network.addressSpace()) {
            if (space.length() > length) {
                continue;
            }
            long step = 1L << (32 - length);
            for (long offset = 0; offset < space.size(); offset += step) {
                Ipv4Prefix candidate = new Ipv4Prefix(space.bits() + (int) offset, length);
                if (network.subnets().stream().noneMatch(s -> s.prefix().overlaps(candidate))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    public boolean hasRouteServerOrGateway(String network) {
        return !topology.routeServersOf(network).isEmpty()
                || !topology.gatewaysOf(network).isEmpty();
    }

    /// The NVAs, VMs, load balancers and gateways that stand in a subnet.
    public List<Ref> residents(SubnetRef subnet) {
        List<Ref> residents = new ArrayList<>();
        occupants().stream()
                .filter(occupant -> occupant.subnet().equals(subnet))
                .map(Occupant::ref)
                .distinct()
                .forEach(residents::add);
        topology.gateways().stream()
                .filter(gateway -> gateway.subnet().equals(subnet))
                .map(Gateway::ref)
                .forEach(residents::add);
        return residents;
    }

    public List<VirtualMachine> machinesIn(String network) {
        @Nullable Map<String, List<VirtualMachine>> known = machines;
        if (known == null) {
            known =
                    topology.virtualMachines().stream()
                            .collect(Collectors.groupingBy(machine -> machine.subnet().network()));
            machines = known;
        }
        return known.getOrDefault(network, List.of());
    }

    public boolean exists(String name) {
        for (Kind kind : Kind.values()) {
            if (topology.all(kind).stream().anyMatch(resource -> resource.name().equals(name))) {
                return true;
            }
        }
        return false;
    }
}
