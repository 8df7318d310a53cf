package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// A whole network as it is drawn: what a project file holds (format 1). Immutable.
///
/// Names are unique within their list, and each reference names something that is there; a value
/// that exists keeps both. Beyond that it may be a network that Azure would refuse: `advice` tells.
///
/// @param region where things stand that do not say otherwise; null where the file has none
/// @param layout where objects stand on the canvas, by name; subnets as `hub/nva`
/// @param foreign what the file holds beyond the model, kept as it is
public record Topology(
        String name,
        @Nullable String region,
        ProfileName profile,
        List<VirtualNetwork> virtualNetworks,
        List<Peering> peerings,
        List<RouteServer> routeServers,
        List<Nva> nvas,
        List<Gateway> gateways,
        List<LoadBalancer> loadBalancers,
        List<Branch> branches,
        List<Connection> connections,
        List<RouteTable> routeTables,
        List<VirtualMachine> virtualMachines,
        List<Expectation> expectations,
        List<Run> runs,
        List<Suppression> suppressions,
        List<Note> notes,
        Map<String, Box> layout,
        @Nullable Json foreign) {

    public Topology {
        virtualNetworks = Named.copyOf(virtualNetworks);
        peerings = Named.copyOf(peerings);
        routeServers = Named.copyOf(routeServers);
        nvas = Named.copyOf(nvas);
        gateways = Named.copyOf(gateways);
        loadBalancers = Named.copyOf(loadBalancers);
        branches = Named.copyOf(branches);
        connections = Named.copyOf(connections);
        routeTables = Named.copyOf(routeTables);
        virtualMachines = Named.copyOf(virtualMachines);
        expectations = Named.copyOf(expectations);
        runs = Named.copyOf(runs);
        suppressions = List.copyOf(suppressions);
        notes = Named.copyOf(notes);
        layout = Collections.unmodifiableMap(new LinkedHashMap<>(layout));
        List<Integrity.Fault> faults =
                Integrity.faults(
                        virtualNetworks,
                        peerings,
                        routeServers,
                        nvas,
                        gateways,
                        loadBalancers,
                        branches,
                        connections,
                        routeTables,
                        virtualMachines,
                        notes);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().sentence());
        }
    }

    /// A network with nothing in it yet.
    public static Topology empty(String name) {
        return new Builder(name).build();
    }

    public Optional<VirtualNetwork> virtualNetwork(String network) {
        return find(virtualNetworks, network);
    }

    public Optional<Peering> peering(String from, String to) {
        return find(peerings, Peering.between(from, to).name())
                .filter(peering -> peering.from().equals(from) && peering.to().equals(to));
    }

    public Optional<RouteServer> routeServer(String server) {
        return find(routeServers, server);
    }

    public Optional<Nva> nva(String nva) {
        return find(nvas, nva);
    }

    public Optional<Gateway> gateway(String gateway) {
        return find(gateways, gateway);
    }

    public Optional<LoadBalancer> loadBalancer(String balancer) {
        return find(loadBalancers, balancer);
    }

    public Optional<Branch> branch(String branch) {
        return find(branches, branch);
    }

    /// The branch that has an address: the one with the longest prefix for it, of several equal
    /// ones the first in the file.
    public Optional<Branch> branchAt(Ipv4Address address) {
        @Nullable Branch found = null;
        int length = -1;
        for (Branch branch : branches) {
            int own = branch.longest(address).map(Ipv4Prefix::length).orElse(-1);
            if (own > length) {
                found = branch;
                length = own;
            }
        }
        return Optional.ofNullable(found);
    }

    public Optional<Connection> connection(String connection) {
        return find(connections, connection);
    }

    /// Whether it joins two VPN gateways, as Azure's VNet-to-VNet does. An NVA of the name in
    /// `from` goes first.
    public boolean joinsGateways(Connection connection) {
        @Nullable String from = connection.from();
        return from != null
                && nva(from).isEmpty()
                && gateway(from).isPresent()
                && gateway(connection.to()).isPresent();
    }

    /// The other gateway's connection, without which one that joins two gateways carries nothing
    /// (V-097).
    public Optional<Connection> counterpart(Connection connection) {
        return !joinsGateways(connection)
                ? Optional.empty()
                : connections.stream()
                        .filter(other -> other.to().equals(connection.from()))
                        .filter(other -> connection.to().equals(other.from()))
                        .filter(this::joinsGateways)
                        .findFirst();
    }

    /// Who a connection belongs to: the gateway or NVA that it reaches from outside, or, between
    /// two gateways, the one that it is drawn from.
    public Ref nearEnd(Connection connection) {
        @Nullable String from = connection.from();
        if (from != null && joinsGateways(connection)) {
            return new Ref(Kind.GATEWAY, from);
        }
        boolean gateway = gateway(connection.to()).isPresent();
        return new Ref(gateway ? Kind.GATEWAY : Kind.NVA, connection.to());
    }

    /// The other end: a branch, an NVA or a gateway.
    public Ref farEnd(Connection connection) {
        if (joinsGateways(connection)) {
            return new Ref(Kind.GATEWAY, connection.to());
        }
        Kind kind = connection.branch() != null ? Kind.BRANCH : Kind.NVA;
        return new Ref(kind, connection.farEnd());
    }

    public Optional<RouteTable> routeTable(String table) {
        return find(routeTables, table);
    }

    public Optional<VirtualMachine> virtualMachine(String machine) {
        return find(virtualMachines, machine);
    }

    private static <R extends Resource> Optional<R> find(List<R> list, String name) {
        return Named.<R>copyOf(list).find(name);
    }

    /// The resource that the reference means, if it is there.
    public Optional<? extends Resource> find(Ref ref) {
        return find(all(ref.kind()), ref.name());
    }

    /// The resources of one kind, in the order of the file.
    public List<? extends Resource> all(Kind kind) {
        return switch (kind) {
            case VIRTUAL_NETWORK -> virtualNetworks;
            case PEERING -> peerings;
            case ROUTE_SERVER -> routeServers;
            case NVA -> nvas;
            case GATEWAY -> gateways;
            case LOAD_BALANCER -> loadBalancers;
            case BRANCH -> branches;
            case CONNECTION -> connections;
            case ROUTE_TABLE -> routeTables;
            case VIRTUAL_MACHINE -> virtualMachines;
            case EXPECTATION -> expectations;
            case RUN -> runs;
            case NOTE -> notes;
        };
    }

    public Optional<Subnet> subnet(SubnetRef ref) {
        return virtualNetwork(ref.network()).flatMap(network -> network.subnet(ref.subnet()));
    }

    /// The subnet's route table, if it has one.
    public Optional<RouteTable> routeTableOf(SubnetRef ref) {
        return subnet(ref)
                .flatMap(subnet -> Optional.ofNullable(subnet.routeTable()))
                .flatMap(this::routeTable);
    }

    /// The region a network stands in: its own, else the project's.
    public String regionOf(VirtualNetwork network) {
        String own = network.region();
        return own != null ? own : region == null ? "" : region;
    }

    /// The Route Servers of a network; Azure allows one (R-RS-01).
    public List<RouteServer> routeServersOf(String network) {
        return routeServers.stream()
                .filter(server -> server.virtualNetwork().equals(network))
                .toList();
    }

    /// The gateways of a network, in the order of the file.
    public List<Gateway> gatewaysOf(String network) {
        return gateways.stream()
                .filter(gateway -> gateway.subnet().network().equals(network))
                .toList();
    }

    /// Every NIC: the NVAs' first, then the VMs', in the order of the file.
    public List<Nic> nics() {
        Stream<Nic> appliances = nvas.stream().flatMap(nva -> nva.nics().stream());
        Stream<Nic> machines = virtualMachines.stream().map(VirtualMachine::nic);
        return Stream.concat(appliances, machines).toList();
    }

    /// The topology after the edit. This one is unchanged, which is what makes it the undo.
    ///
    /// @throws IllegalArgumentException if the edit cannot be: [#attempt] says so as a value
    public Topology apply(Edit edit) {
        return new Editing(this).apply(edit);
    }

    /// The topology after the edit, or why it cannot be.
    public Edited attempt(Edit edit) {
        try {
            return new Edited.Applied(apply(edit));
        } catch (IllegalArgumentException refused) {
            return new Edited.Refused(String.valueOf(refused.getMessage()));
        }
    }

    /// A copy to change.
    public Builder edit() {
        return new Builder(this);
    }

    /// Changes some lists of a topology and keeps the others.
    public static final class Builder {
        private String name;
        private @Nullable String region;
        private ProfileName profile;
        private List<VirtualNetwork> virtualNetworks;
        private List<Peering> peerings;
        private List<RouteServer> routeServers;
        private List<Nva> nvas;
        private List<Gateway> gateways;
        private List<LoadBalancer> loadBalancers;
        private List<Branch> branches;
        private List<Connection> connections;
        private List<RouteTable> routeTables;
        private List<VirtualMachine> virtualMachines;
        private List<Expectation> expectations;
        private List<Run> runs;
        private List<Suppression> suppressions;
        private List<Note> notes;
        private Map<String, Box> layout;
        private @Nullable Json foreign;

        /// Starts from nothing.
        public Builder(String name) {
            this.name = name;
            this.region = null;
            this.profile = ProfileName.AZURE;
            this.virtualNetworks = List.of();
            this.peerings = List.of();
            this.routeServers = List.of();
            this.nvas = List.of();
            this.gateways = List.of();
            this.loadBalancers = List.of();
            this.branches = List.of();
            this.connections = List.of();
            this.routeTables = List.of();
            this.virtualMachines = List.of();
            this.expectations = List.of();
            this.runs = List.of();
            this.suppressions = List.of();
            this.notes = List.of();
            this.layout = Map.of();
            this.foreign = null;
        }

        private Builder(Topology topology) {
            this.name = topology.name;
            this.region = topology.region;
            this.profile = topology.profile;
            this.virtualNetworks = topology.virtualNetworks;
            this.peerings = topology.peerings;
            this.routeServers = topology.routeServers;
            this.nvas = topology.nvas;
            this.gateways = topology.gateways;
            this.loadBalancers = topology.loadBalancers;
            this.branches = topology.branches;
            this.connections = topology.connections;
            this.routeTables = topology.routeTables;
            this.virtualMachines = topology.virtualMachines;
            this.expectations = topology.expectations;
            this.runs = topology.runs;
            this.suppressions = topology.suppressions;
            this.notes = topology.notes;
            this.layout = topology.layout;
            this.foreign = topology.foreign;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder region(@Nullable String value) {
            region = value;
            return this;
        }

        public Builder profile(ProfileName value) {
            profile = value;
            return this;
        }

        public Builder virtualNetworks(List<VirtualNetwork> value) {
            virtualNetworks = value;
            return this;
        }

        public Builder peerings(List<Peering> value) {
            peerings = value;
            return this;
        }

        public Builder routeServers(List<RouteServer> value) {
            routeServers = value;
            return this;
        }

        public Builder nvas(List<Nva> value) {
            nvas = value;
            return this;
        }

        public Builder gateways(List<Gateway> value) {
            gateways = value;
            return this;
        }

        public Builder loadBalancers(List<LoadBalancer> value) {
            loadBalancers = value;
            return this;
        }

        public Builder branches(List<Branch> value) {
            branches = value;
            return this;
        }

        public Builder connections(List<Connection> value) {
            connections = value;
            return this;
        }

        public Builder routeTables(List<RouteTable> value) {
            routeTables = value;
            return this;
        }

        public Builder virtualMachines(List<VirtualMachine> value) {
            virtualMachines = value;
            return this;
        }

        public Builder expectations(List<Expectation> value) {
            expectations = value;
            return this;
        }

        public Builder runs(List<Run> value) {
            runs = value;
            return this;
        }

        public Builder suppressions(List<Suppression> value) {
            suppressions = value;
            return this;
        }

        public Builder notes(List<Note> value) {
            notes = value;
            return this;
        }

        public Builder layout(Map<String, Box> value) {
            layout = value;
            return this;
        }

        public Builder foreign(@Nullable Json value) {
            foreign = value;
            return this;
        }

        /// Changes each resource of every list that the function knows; others it answers
        /// unchanged.
        public Builder replaceAll(UnaryOperator<Resource> change) {
            for (Kind kind : Kind.values()) {
                replaceAll(kind, change);
            }
            return this;
        }

        /// Changes each resource of one kind that the function knows.
        public Builder replaceAll(Kind kind, UnaryOperator<Resource> change) {
            return onList(kind, new Each(change));
        }

        /// Changes one resource and looks at no list but that of its kind.
        public Builder replace(Ref ref, UnaryOperator<Resource> change) {
            return onList(ref.kind(), new One(ref.name(), change));
        }

        /// What becomes of a list.
        private interface Step {
            <R extends Resource> List<R> on(List<R> list, Class<R> kind);
        }

        private record Each(UnaryOperator<Resource> change) implements Step {
            @Override
            public <R extends Resource> List<R> on(List<R> list, Class<R> kind) {
                return changed(list, kind, change);
            }
        }

        private record One(String name, UnaryOperator<Resource> change) implements Step {
            @Override
            public <R extends Resource> List<R> on(List<R> list, Class<R> kind) {
                @Nullable R found = Named.<R>copyOf(list).find(name).orElse(null);
                return found == null
                        ? list
                        : changed(
                                list,
                                kind,
                                resource ->
                                        same(resource, found) ? change.apply(resource) : resource);
            }
        }

        private record Without(String name) implements Step {
            @Override
            public <R extends Resource> List<R> on(List<R> list, Class<R> kind) {
                @Nullable R found = Named.<R>copyOf(list).find(name).orElse(null);
                if (found == null) {
                    return list;
                }
                List<R> shorter = new ArrayList<>(list.size());
                for (R resource : list) {
                    if (!same(resource, found)) {
                        shorter.add(resource);
                    }
                }
                return Named.edited(list, shorter);
            }
        }

        @SuppressWarnings(
                "ReferenceEquality") // names are unique, and some are long to put together
        private static boolean same(Resource one, Resource other) {
            return one == other;
        }

        private Builder onList(Kind kind, Step step) {
            switch (kind) {
                case VIRTUAL_NETWORK ->
                        virtualNetworks = step.on(virtualNetworks, VirtualNetwork.class);
                case PEERING -> peerings = step.on(peerings, Peering.class);
                case ROUTE_SERVER -> routeServers = step.on(routeServers, RouteServer.class);
                case NVA -> nvas = step.on(nvas, Nva.class);
                case GATEWAY -> gateways = step.on(gateways, Gateway.class);
                case LOAD_BALANCER -> loadBalancers = step.on(loadBalancers, LoadBalancer.class);
                case BRANCH -> branches = step.on(branches, Branch.class);
                case CONNECTION -> connections = step.on(connections, Connection.class);
                case ROUTE_TABLE -> routeTables = step.on(routeTables, RouteTable.class);
                case VIRTUAL_MACHINE ->
                        virtualMachines = step.on(virtualMachines, VirtualMachine.class);
                case EXPECTATION -> expectations = step.on(expectations, Expectation.class);
                case RUN -> runs = step.on(runs, Run.class);
                case NOTE -> notes = step.on(notes, Note.class);
            }
            return this;
        }

        /// The list with what became of each; the same list where nothing changed, so that what is
        /// made of it can be kept.
        private static <R extends Resource> List<R> changed(
                List<R> list, Class<R> kind, UnaryOperator<Resource> change) {
            @Nullable List<R> result = null;
            int at = 0;
            for (R resource : list) {
                R after = kind.cast(change.apply(resource));
                if (!after.equals(resource)) {
                    result = result == null ? new ArrayList<>(list) : result;
                    result.set(at, after);
                }
                at++;
            }
            return result == null ? list : Named.edited(list, result);
        }

        /// Appends a resource to the list of its kind.
        public Builder add(Resource resource) {
            switch (resource) {
                case VirtualNetwork added -> virtualNetworks = plus(virtualNetworks, added);
                case Peering added -> peerings = plus(peerings, added);
                case RouteServer added -> routeServers = plus(routeServers, added);
                case Nva added -> nvas = plus(nvas, added);
                case Gateway added -> gateways = plus(gateways, added);
                case LoadBalancer added -> loadBalancers = plus(loadBalancers, added);
                case Branch added -> branches = plus(branches, added);
                case Connection added -> connections = plus(connections, added);
                case RouteTable added -> routeTables = plus(routeTables, added);
                case VirtualMachine added -> virtualMachines = plus(virtualMachines, added);
                case Expectation added -> expectations = plus(expectations, added);
                case Run added -> runs = plus(runs, added);
                case Note added -> notes = plus(notes, added);
            }
            return this;
        }

        private static <R extends Resource> List<R> plus(Collection<R> list, R added) {
            List<R> longer = new ArrayList<>(list);
            longer.add(added);
            return Named.edited(list, longer);
        }

        /// Takes a resource off the list of its kind; what refers to it is the caller's business.
        public Builder remove(Ref ref) {
            return onList(ref.kind(), new Without(ref.name()));
        }

        /// What keeps these lists from being a topology; empty where [#build] will succeed.
        public List<Integrity.Fault> faults() {
            return Integrity.faults(
                    virtualNetworks,
                    peerings,
                    routeServers,
                    nvas,
                    gateways,
                    loadBalancers,
                    branches,
                    connections,
                    routeTables,
                    virtualMachines,
                    notes);
        }

        /// The topology of these lists.
        ///
        /// @throws IllegalArgumentException if two of a list share a name or a reference dangles
        public Topology build() {
            return new Topology(
                    name,
                    region,
                    profile,
                    virtualNetworks,
                    peerings,
                    routeServers,
                    nvas,
                    gateways,
                    loadBalancers,
                    branches,
                    connections,
                    routeTables,
                    virtualMachines,
                    expectations,
                    runs,
                    suppressions,
                    notes,
                    layout,
                    foreign);
        }
    }
}
