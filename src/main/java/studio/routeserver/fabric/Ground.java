package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What the drawing alone decides: peerings, system and user-defined routes, who has which address.
///
/// All control planes of one topology share it, and the ground of an edited topology takes over
/// every part that the edit left.
final class Ground {

    private final Topology topology;
    private final Peerings peerings;
    private final Map<String, NetworkRoutes> networks;
    private final Map<String, TableRoutes> tables;
    private final Map<SubnetRoutes.Key, SubnetRoutes> classes;
    private final Map<SubnetRef, SubnetRoutes> subnets;
    private final Owners owners;

    private Ground(Topology topology, @Nullable Ground before) {
        this.topology = topology;
        owners = before == null ? Owners.of(topology) : before.owners.next(topology);
        boolean sameJoins = before != null && Peerings.joinTheSame(before.topology, topology);
        if (before != null && sameJoins && before.sameTables(topology)) {
            peerings = before.peerings;
            networks = before.networks;
            tables = before.tables;
            classes = before.classes;
            subnets = before.subnets;
            return;
        }
        peerings = before != null && sameJoins ? before.peerings : Peerings.of(topology);
        networks = new HashMap<>();
        tables = new HashMap<>();
        classes = new HashMap<>();
        subnets = new HashMap<>();
        for (RouteTable table : topology.routeTables()) {
            tables.put(table.name(), table(table, before));
        }
        for (VirtualNetwork network : topology.virtualNetworks()) {
            NetworkRoutes routes = network(drawn(network), before);
            networks.put(network.name(), routes);
            for (Subnet subnet : network.subnets()) {
                String table = subnet.routeTable();
                SubnetRoutes.Key key =
                        SubnetRoutes.Key.of(
                                routes,
                                table == null
                                        ? TableRoutes.NONE
                                        : Objects.requireNonNull(tables.get(table)),
                                subnet);
                SubnetRoutes shared =
                        classes.computeIfAbsent(key, one -> subnetRoutes(one, before));
                subnets.put(new SubnetRef(network.name(), subnet.name()), shared);
            }
        }
    }

    static Ground of(Topology topology) {
        return new Ground(topology, null);
    }

    /// The ground of an edited topology.
    Ground next(Topology edited) {
        return topology.equals(edited) ? this : new Ground(edited, this);
    }

    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    private boolean sameTables(Topology edited) {
        return topology.routeTables() == edited.routeTables();
    }

    private static TableRoutes table(RouteTable table, @Nullable Ground before) {
        @Nullable TableRoutes known = before == null ? null : before.tables.get(table.name());
        return known != null && table.equals(known.table()) ? known : new TableRoutes(table);
    }

    private static NetworkRoutes network(NetworkRoutes.Drawn drawn, @Nullable Ground before) {
        @Nullable NetworkRoutes known =
                before == null ? null : before.networks.get(drawn.network());
        return known != null && drawn.equals(known.drawn()) ? known : new NetworkRoutes(drawn);
    }

    private static SubnetRoutes subnetRoutes(SubnetRoutes.Key key, @Nullable Ground before) {
        @Nullable SubnetRoutes known = before == null ? null : before.classes.get(key);
        return known != null ? known : new SubnetRoutes(key);
    }

    private NetworkRoutes.Drawn drawn(VirtualNetwork network) {
        List<NetworkRoutes.Neighbor> neighbors =
                peerings.of(network.name()).stream()
                        .map(link ->
                                new NetworkRoutes.Neighbor(
                                        link.remote().name(),
                                        link.remote().addressSpace(),
                                        endpoints(link.remote()),
                                        link.global()))
                        .toList();
        return new NetworkRoutes.Drawn(
                network.name(), network.addressSpace(), endpoints(network), neighbors);
    }

    private static List<PrivateEndpoint> endpoints(VirtualNetwork network) {
        List<PrivateEndpoint> endpoints = new ArrayList<>();
        network.subnets().forEach(subnet -> endpoints.addAll(subnet.privateEndpoints()));
        return endpoints;
    }

    Topology topology() {
        return topology;
    }

    Peerings peerings() {
        return peerings;
    }

    /// The routes of a subnet that the drawing has.
    SubnetRoutes subnet(SubnetRef ref) {
        SubnetRoutes routes = subnets.get(ref);
        if (routes == null) {
            throw new IllegalArgumentException("there is no subnet " + ref);
        }
        return routes;
    }

    /// Every class of subnets there is.
    Set<SubnetRoutes> live() {
        return new HashSet<>(classes.values());
    }

    VirtualNetwork network(String name) {
        return topology.virtualNetwork(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no network " + name));
    }

    /// Whether every address has the same owner.
    @SuppressWarnings("ReferenceEquality") // what an edit left is taken over
    boolean ownsLike(Ground other) {
        return owners == other.owners;
    }

    /// Whether every subnet has the same system and user-defined routes.
    @SuppressWarnings("ReferenceEquality")
    boolean routesLike(Ground other) {
        return subnets == other.subnets;
    }

    /// The network, the given one or one directly peered with it, whose space holds the address.
    Optional<String> around(String network, Ipv4Address address) {
        return network(network).contains(address)
                ? Optional.of(network)
                : peerings.reaching(network, address).map(link -> link.remote().name());
    }

    /// What has an address in a network.
    Optional<Owner> owner(String network, Ipv4Address address) {
        return owners.of(network, address);
    }
}
