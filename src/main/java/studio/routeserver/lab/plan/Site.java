package studio.routeserver.lab.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.lab.RouterView;
import studio.routeserver.lab.policy.Space;
import studio.routeserver.lab.policy.Spaces;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// A topology with what planning asks of it again and again.
///
/// @param served the address spaces of hubs that were asked for
public record Site(
        Topology topology,
        Peerings peerings,
        Profile profile,
        Conditions conditions,
        ServedSpaces served) {

    /// The site of a topology that is looked at for the first time.
    public static Site of(Topology topology, Conditions conditions) {
        return new Site(
                topology,
                Peerings.of(topology),
                Profile.of(topology),
                conditions,
                ServedSpaces.none());
    }

    /// The site of an edited topology; who is joined to whom is looked up anew only where the edit
    /// touched it.
    public Site next(Topology edited) {
        boolean same = Peerings.joinTheSame(topology, edited);
        return new Site(
                edited,
                same ? peerings : Peerings.of(edited),
                Profile.of(edited),
                conditions,
                same ? served : served.next());
    }

    /// The site under other conditions of a run.
    public Site under(Conditions others) {
        return new Site(topology, peerings, profile, others, served);
    }

    /// Whether the other site has everything that routers and sessions are planned from as this one
    /// has it. VMs, load balancers and what only the canvas knows are not among it.
    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    boolean asksTheSame(Site other) {
        Topology edited = other.topology;
        return Peerings.joinTheSame(topology, edited)
                && topology.nvas() == edited.nvas()
                && topology.branches() == edited.branches()
                && topology.connections() == edited.connections()
                && (topology.routeTables() == edited.routeTables() || leadGatewaysTheSame(edited))
                && topology.profile() == edited.profile()
                && conditions.equals(other.conditions);
    }

    /// Whether the subnets of gateways have the route tables that they had (azure rule R-RS-49); no
    /// other table leads a session anywhere.
    private boolean leadGatewaysTheSame(Topology edited) {
        return topology.gateways().stream()
                .map(Gateway::subnet)
                .allMatch(subnet ->
                        topology.routeTableOf(subnet).equals(edited.routeTableOf(subnet)));
    }

    // ---- names

    /// What a branch's router is called: an NVA of the same name goes first.
    public String routerOf(Branch branch) {
        return topology.nva(branch.name()).isPresent()
                ? branch.name() + " (branch)"
                : branch.name();
    }

    // ---- networks

    /// The address spaces that Azure speaks for in a hub: its own and its clients' (R-RS-32), not
    /// those of networks that are only peered (R-RS-22). As wide as they are drawn: a peering is in
    /// sync at once (R-PEER-11).
    public Spaces spaces(String hub) {
        return served.of(hub, () -> served(hub));
    }

    private Spaces served(String hub) {
        List<Space> spaces = new ArrayList<>();
        topology.virtualNetwork(hub).ifPresent(network -> add(network, spaces));
        peerings.clientNetworksOf(hub).forEach(network -> add(network, spaces));
        return Spaces.of(spaces);
    }

    private static void add(VirtualNetwork network, List<Space> spaces) {
        for (Ipv4Prefix prefix : network.addressSpace()) {
            spaces.add(new Space(network.name(), prefix));
        }
    }

    Spaces ownSpaces(String network) {
        return Spaces.of(
                topology.virtualNetwork(network).map(VirtualNetwork::addressSpace).stream()
                        .flatMap(List::stream)
                        .map(prefix -> new Space(network, prefix))
                        .toList());
    }

    /// The Route Server that a network has: Azure allows one, so the first counts (R-RS-01).
    public Optional<RouteServer> routeServerOf(String network) {
        return topology.routeServersOf(network).stream()
                .filter(server -> Addresses.instances(topology, server).size() > 1)
                .findFirst();
    }

    /// The networks whose NICs are programmed with BGP routes of their own, in file order.
    public Set<String> hubs() {
        Set<String> hubs = new LinkedHashSet<>();
        topology.routeServers().forEach(server -> hubs.add(server.virtualNetwork()));
        topology.gateways().forEach(gateway -> hubs.add(gateway.subnet().network()));
        return hubs;
    }

    /// Whether a gateway exchanges routes with the Route Server of its network: it has one, and
    /// works with two instances (R-GW-04, R-RUL-33).
    public boolean exchanges(Gateway gateway) {
        return gateway.activeInstances() > 1
                && routeServerOf(gateway.subnet().network()).isPresent();
    }

    /// The NVA that owns an address.
    Optional<Nva> nvaAt(Ipv4Address address) {
        return topology.nvas().stream().filter(nva -> nva.owns(address)).findFirst();
    }

    /// The network in which an NVA has an address.
    Optional<String> networkOf(Nva nva, Ipv4Address address) {
        return nva.nics().stream()
                .filter(nic -> nic.ip().equals(address))
                .map(nic -> nic.subnet().network())
                .findFirst();
    }

    /// Why no packet passes between an address of one network and one of another; empty where it
    /// does (azure rules R-RS-09, R-PEER-03). No gateway flag is asked: a Route Server in a spoke
    /// peers with the NVAs of both its hubs (R-RS-43).
    String apart(String one, String other) {
        if (one.equals(other)) {
            return "";
        }
        Optional<Peerings.Link> link = peerings.between(one, other);
        if (link.isEmpty()) {
            return "%s and %s are not directly peered (R-RS-09)".formatted(one, other);
        }
        return link.get().open()
                ? ""
                : "the peering of %s and %s lets no traffic in (R-PEER-03)".formatted(one, other);
    }

    // ---- connections

    /// Whether BGP runs over a connection.
    boolean bgpOver(Connection connection) {
        return routing(connection) != Connection.Routing.STATIC;
    }

    /// Whether a connection carries configured prefixes.
    public boolean staticOver(Connection connection) {
        return routing(connection) != Connection.Routing.BGP;
    }

    private Connection.Routing routing(Connection connection) {
        Connection.@Nullable Routing told = connection.routing();
        if (told != null) {
            return told;
        }
        return farSpeaks(connection) && nearSpeaks(connection)
                ? Connection.Routing.BGP
                : Connection.Routing.STATIC;
    }

    private boolean farSpeaks(Connection connection) {
        if (topology.joinsGateways(connection)) {
            return speaks(connection.from()) && speaks(connection.to());
        }
        @Nullable String branch = connection.branch();
        return branch != null
                ? topology.branch(branch).filter(site -> site.asn() != null).isPresent()
                : topology.nva(connection.farEnd()).flatMap(Nva::speaks).isPresent();
    }

    private boolean speaks(@Nullable String gateway) {
        return gateway != null
                && topology.gateway(gateway).filter(one -> one.asn() != null).isPresent();
    }

    private boolean nearSpeaks(Connection connection) {
        return topology.gateway(connection.to()).filter(Gateway::speaksBgp).isPresent()
                || topology.nva(connection.to()).flatMap(Nva::speaks).isPresent();
    }

    /// The configured prefixes behind the far end of a connection.
    public List<Ipv4Prefix> staticPrefixes(Connection connection) {
        if (!staticOver(connection)) {
            return List.of();
        }
        if (connection.prefixes().isEmpty() && topology.joinsGateways(connection)) {
            return topology.gateway(connection.to()).stream()
                    .flatMap(far -> ownSpaces(far.subnet().network()).stream())
                    .map(Space::prefix)
                    .toList();
        }
        @Nullable String branch = connection.branch();
        if (!connection.prefixes().isEmpty() || branch == null) {
            return connection.prefixes();
        }
        return topology.branch(branch).map(Branch::prefixes).orElse(List.of());
    }

    /// The connections that end at an object: at a gateway or NVA from outside, or at a branch or
    /// NVA as their far end. Of those between two gateways each has its own.
    public List<Connection> connectionsOf(Kind kind, String name) {
        Ref object = new Ref(kind, name);
        List<Connection> ending = new ArrayList<>();
        for (Connection connection : topology.connections()) {
            boolean near = topology.nearEnd(connection).equals(object);
            boolean far = kind != Kind.GATEWAY && topology.farEnd(connection).equals(object);
            if (near || far) {
                ending.add(connection);
            }
        }
        return ending;
    }

    /// The static prefixes that an NVA redistributes: those of tunnels that it believes to be up.
    Set<Ipv4Prefix> redistributed(Nva nva) {
        Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
        tunnelled(nva)
                .forEach((prefix, tunnel) -> {
                    if (tunnel.because() == null) {
                        prefixes.add(prefix);
                    }
                });
        return prefixes;
    }

    /// A static prefix of an NVA's tunnel.
    ///
    /// @param because why the NVA does not redistribute it; null where it does
    record Tunnelled(String connection, RouterView.@Nullable Said because) {}

    /// The static prefixes of an NVA's tunnels; of several tunnels one that is redistributed.
    Map<Ipv4Prefix, Tunnelled> tunnelled(Nva nva) {
        Map<Ipv4Prefix, Tunnelled> tunnelled = new LinkedHashMap<>();
        boolean redistributes = nva.speaks().filter(bgp -> bgp.redistributeTunnels()).isPresent();
        for (Connection connection : connectionsOf(Kind.NVA, nva.name())) {
            if (nva.name().equals(connection.from())) {
                continue;
            }
            RouterView.@Nullable Said because =
                    !redistributes
                            ? new RouterView.Said(
                                    "R-RUL-04",
                                    "%s does not redistribute the static prefixes of its tunnels, such as those of %s"
                                            .formatted(nva.name(), connection.name()))
                            : conditions.up(connection.name(), false)
                                    ? null
                                    : new RouterView.Said(
                                            "R-NVA-22",
                                            "%s has found connection %s silent"
                                                    .formatted(nva.name(), connection.name()));
            for (Ipv4Prefix prefix : staticPrefixes(connection)) {
                @Nullable Tunnelled known = tunnelled.get(prefix);
                if (known == null || (known.because() != null && because == null)) {
                    tunnelled.put(prefix, new Tunnelled(connection.name(), because));
                }
            }
        }
        return tunnelled;
    }

    /// The connection of a gateway that has the static prefix.
    Optional<Connection> connectionOf(Gateway gateway, Ipv4Prefix prefix) {
        return connectionsOf(Kind.GATEWAY, gateway.name()).stream()
                .filter(connection -> staticPrefixes(connection).contains(prefix))
                .findFirst();
    }

    /// The static prefixes behind a gateway that Azure lets in (azure ruling R-RUL-35). A default
    /// site is one that has 0.0.0.0/0 among them (azure rule R-GW-14).
    public Set<Ipv4Prefix> staticPrefixes(Gateway gateway) {
        Spaces spaces = spaces(gateway.subnet().network());
        Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
        for (Connection connection : connectionsOf(Kind.GATEWAY, gateway.name())) {
            for (Ipv4Prefix prefix : staticPrefixes(connection)) {
                if (spaces.holding(prefix).isEmpty()) {
                    prefixes.add(prefix);
                }
            }
        }
        return prefixes;
    }

    /// The BGP addresses at the far ends of a gateway's tunnels, as host routes: Azure adds them
    /// where BGP runs, and they stay as long as the connection is drawn (azure rules R-GW-07,
    /// R-GW-08). No NIC, Route Server or site hears of them; the other instance does.
    public Set<Ipv4Prefix> hosts(Gateway gateway) {
        Set<Ipv4Prefix> hosts = new LinkedHashSet<>();
        if (gateway.type() != Gateway.Type.VPN) {
            return hosts;
        }
        for (Connection connection : connectionsOf(Kind.GATEWAY, gateway.name())) {
            if (bgpOver(connection)) {
                farAddresses(connection).forEach(far -> hosts.add(Ipv4Prefix.containing(far, 32)));
            }
        }
        hosts.removeAll(staticPrefixes(gateway));
        return hosts;
    }

    private List<Ipv4Address> farAddresses(Connection connection) {
        Ref far = topology.farEnd(connection);
        return switch (far.kind()) {
            case GATEWAY ->
                    topology.gateway(far.name())
                            .map(gateway -> Addresses.gateway(topology, gateway))
                            .orElse(List.of());
            case BRANCH ->
                    topology.branch(far.name())
                            .filter(branch -> branch.asn() != null && branch.address().bits() != 0)
                            .map(branch -> List.of(branch.address()))
                            .orElse(List.of());
            default -> List.of();
        };
    }

    /// The gateway's own connection of a tunnel that joins it with another gateway.
    public String ownConnection(Gateway gateway, String tunnel) {
        return topology.connection(tunnel)
                .filter(connection -> !topology.nearEnd(connection).equals(gateway.ref()))
                .flatMap(topology::counterpart)
                .map(Connection::name)
                .orElse(tunnel);
    }

    /// How many parallel tunnels a connection to a gateway has, one an instance.
    public int links(Connection connection, Gateway gateway) {
        @Nullable Integer told = connection.links();
        int instances = gateway.activeInstances();
        return told == null ? instances : Math.clamp(told, 1, instances);
    }

    /// The NIC of an NVA that stands in the subnet with the address; its first NIC where none does.
    /// What leaves by it obeys the routes of its subnet (R-NVA-11).
    public static Nic nicTowards(Topology topology, Nva nva, Ipv4Address address) {
        return nva.nics().stream()
                .filter(nic ->
                        topology.subnet(nic.subnet())
                                .filter(subnet -> subnet.prefix().contains(address))
                                .isPresent())
                .findFirst()
                .orElse(nva.nics().getFirst());
    }
}
