package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Which networks are joined by peerings, and who uses whose gateways and Route Server.
///
/// Indexed once; each question then costs a look-up. Only a peering that is drawn from both sides
/// is Connected and counts (azure rule R-PEER-01). Everything comes in the order of the file.
public final class Peerings {

    /// A Connected peering as one of its networks sees it.
    ///
    /// @param local the network that looks
    /// @param remote the network at the other end
    /// @param allows what `local` allows: the direction `local>remote`
    /// @param allowed what `remote` allows: the direction `remote>local`
    /// @param global whether the two stand in different regions (R-PEER-10)
    public record Link(
            VirtualNetwork local,
            VirtualNetwork remote,
            Peering allows,
            Peering allowed,
            boolean global) {

        /// Whether both sides let each other's addresses in (R-PEER-03).
        public boolean open() {
            return allows.allowVirtualNetworkAccess() && allowed.allowVirtualNetworkAccess();
        }
    }

    /// A `useRemoteGateways` that counts as not set (R-PEER-06 to 08, R-RUL-31).
    ///
    /// @param rule which rule refuses it
    /// @param why in words
    public record Refusal(Peering peering, String rule, String why) {}

    private record Ends(String local, String remote) {}

    /// Of so many peerings each is looked at.
    private static final int FEW = 8;

    private final Map<String, List<Link>> links = new HashMap<>();
    private final Map<Ends, Link> byEnds = new HashMap<>();
    private final Map<String, Link> hubs = new HashMap<>();
    private final Map<String, List<Link>> clients = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /// Where the spaces are that a network with many peerings reaches; made when first asked for,
    /// by whichever thread.
    private final Map<String, PrefixTable<Integer>> remoteSpaces = new HashMap<>();

    /// Whether an edit left everything that decides who is joined to whom.
    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    public static boolean joinTheSame(Topology topology, Topology edited) {
        return topology.virtualNetworks() == edited.virtualNetworks()
                && topology.peerings() == edited.peerings()
                && topology.routeServers() == edited.routeServers()
                && topology.gateways() == edited.gateways()
                && Objects.equals(topology.region(), edited.region());
    }

    private Peerings(Topology topology) {
        Map<String, VirtualNetwork> networks = new HashMap<>();
        topology.virtualNetworks().forEach(network -> networks.put(network.name(), network));
        topology.routeServers().forEach(server -> sources.add(server.virtualNetwork()));
        topology.gateways().forEach(gateway -> sources.add(gateway.subnet().network()));
        Map<Ends, Peering> drawn = HashMap.newHashMap(topology.peerings().size());
        for (Peering peering : topology.peerings()) {
            drawn.put(new Ends(peering.from(), peering.to()), peering);
        }
        for (Peering peering : topology.peerings()) {
            Peering reverse = drawn.get(new Ends(peering.to(), peering.from()));
            VirtualNetwork from = networks.get(peering.from());
            VirtualNetwork to = networks.get(peering.to());
            if (reverse != null && from != null && to != null) {
                boolean global = !topology.regionOf(from).equals(topology.regionOf(to));
                add(new Link(from, to, peering, reverse, global));
            }
        }
        for (Peering peering : topology.peerings()) {
            if (peering.useRemoteGateways()) {
                relate(peering);
            }
        }
    }

    /// The peerings of a topology.
    public static Peerings of(Topology topology) {
        return new Peerings(topology);
    }

    private void add(Link link) {
        String local = link.local().name();
        links.computeIfAbsent(local, _ -> new ArrayList<>()).add(link);
        byEnds.put(new Ends(local, link.remote().name()), link);
    }

    private void relate(Peering peering) {
        Optional<Refusal> refused = refusal(peering);
        refused.ifPresent(refusals::add);
        @Nullable Link link = link(peering.from(), peering.to());
        if (refused.isEmpty() && link != null) {
            hubs.put(peering.from(), link);
            clients.computeIfAbsent(peering.to(), _ -> new ArrayList<>()).add(link);
        }
    }

    private Optional<Refusal> refusal(Peering peering) {
        String spoke = peering.from();
        String hub = peering.to();
        @Nullable Link link = link(spoke, hub);
        if (link == null) {
            return refused(peering, "R-PEER-01", "the peering is not drawn from both sides");
        }
        if (sources.contains(spoke)) {
            return refused(
                    peering, "R-PEER-07", spoke + " has a gateway or a Route Server of its own");
        }
        if (!sources.contains(hub)) {
            return refused(peering, "R-PEER-06", hub + " has neither a gateway nor a Route Server");
        }
        if (!link.allowed().allowGatewayTransit()) {
            return refused(
                    peering, "R-PEER-06", hub + " does not allow " + spoke + " gateway transit");
        }
        @Nullable Link first = hubs.get(spoke);
        if (first != null) {
            return refused(
                    peering,
                    "R-PEER-08",
                    spoke + " uses the gateways of " + first.remote().name() + " already");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Peering peering, String rule, String why) {
        return Optional.of(new Refusal(peering, rule, why));
    }

    private @Nullable Link link(String local, String remote) {
        return byEnds.get(new Ends(local, remote));
    }

    /// The Connected peerings of a network, as it sees them.
    public List<Link> of(String network) {
        return listed(links, network);
    }

    /// The Connected peering between two networks, as the first one sees it.
    public Optional<Link> between(String local, String remote) {
        return Optional.ofNullable(link(local, remote));
    }

    /// Whether two networks are directly peered (R-PEER-02: never through a third).
    public boolean connected(String one, String other) {
        return link(one, other) != null;
    }

    /// The peering over which a network whose address space holds the address is reached, if one
    /// is. Peered networks that overlap (R-PEER-12) answer in the order of the file.
    public Optional<Link> reaching(String local, Ipv4Address address) {
        List<Link> all = of(local);
        if (all.size() <= FEW) {
            return all.stream().filter(link -> link.remote().contains(address)).findFirst();
        }
        return remoteSpaces(local, all).covering(address.asPrefix()).stream()
                .map(PrefixTable.Entry::value)
                .min(Comparator.naturalOrder())
                .map(all::get);
    }

    private PrefixTable<Integer> remoteSpaces(String local, List<Link> all) {
        synchronized (remoteSpaces) {
            return remoteSpaces.computeIfAbsent(local, _ -> spaces(all));
        }
    }

    /// The places of the first peerings over which each prefix is reached.
    private static PrefixTable<Integer> spaces(List<Link> all) {
        Map<Ipv4Prefix, Integer> first = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (Ipv4Prefix space : all.get(i).remote().addressSpace()) {
                first.putIfAbsent(space, i);
            }
        }
        return PrefixTable.of(first);
    }

    /// Whether the network has a Route Server or a gateway of its own.
    public boolean hasOwnRoutes(String network) {
        return sources.contains(network);
    }

    /// The hub whose gateways and Route Server a network uses: it is a client of it (R-PEER-06).
    /// That the peering lets no traffic in changes nothing of it (R-RUL-30).
    public Optional<String> hubOf(String network) {
        return Optional.ofNullable(hubs.get(network)).map(link -> link.remote().name());
    }

    /// The networks that use a hub's gateways and Route Server, always both (R-PEER-09).
    public List<String> clientsOf(String hub) {
        return listed(clients, hub).stream().map(link -> link.local().name()).toList();
    }

    /// The same as the networks themselves.
    public List<VirtualNetwork> clientNetworksOf(String hub) {
        return listed(clients, hub).stream().map(Link::local).toList();
    }

    /// The network whose Route Server and gateways program the NICs of this one: itself, or its hub
    /// (R-EFF-12). Empty where nothing does. Of several Route Servers around, the flag alone says
    /// which one feeds it, wherever the next hops stand (R-RS-44).
    public Optional<String> routesFrom(String network) {
        return sources.contains(network) ? Optional.of(network) : hubOf(network);
    }

    /// Every `useRemoteGateways` that counts as not set, with the reason.
    public List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /// The prefixes in which the spaces of two networks overlap; a peering of such networks would
    /// be refused (R-PEER-12). In the order of the first one's space.
    public static List<Ipv4Prefix> overlap(VirtualNetwork one, VirtualNetwork other) {
        return one.addressSpace().stream()
                .flatMap(mine ->
                        other.addressSpace().stream()
                                .filter(mine::overlaps)
                                .map(theirs -> mine.contains(theirs) ? theirs : mine))
                .distinct()
                .toList();
    }

    private static List<Link> listed(Map<String, List<Link>> map, String network) {
        return Collections.unmodifiableList(map.getOrDefault(network, List.of()));
    }
}
