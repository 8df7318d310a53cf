package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the names of a topology are unique and its references lead somewhere.
///
/// What fails here is bad input: there is no network to speak of. What Azure would refuse is not.
public final class Integrity {

    /// Something that keeps a file from being a network.
    ///
    /// @param where whose it is
    /// @param key the key of the file that holds the bad name, such as `subnet`
    /// @param value the bad name
    /// @param sentence what is wrong, and what to do
    public record Fault(Ref where, String key, String value, String sentence) {}

    private final List<Fault> faults = new ArrayList<>();

    private Integrity() {}

    /// Every fault, in the order of the lists. Empty means that a [Topology] of these lists exists.
    static List<Fault> faults(
            List<VirtualNetwork> networks,
            List<Peering> peerings,
            List<RouteServer> servers,
            List<Nva> nvas,
            List<Gateway> gateways,
            List<LoadBalancer> balancers,
            List<Branch> branches,
            List<Connection> connections,
            List<RouteTable> tables,
            List<VirtualMachine> machines,
            List<Note> notes) {
        Integrity check = new Integrity();
        Named<VirtualNetwork> namedNetworks = Named.copyOf(networks);
        Named<Nva> namedNvas = Named.copyOf(nvas);
        Named<Gateway> namedGateways = Named.copyOf(gateways);
        List<Named<?>> lists =
                List.of(
                        namedNetworks,
                        Named.copyOf(peerings),
                        Named.copyOf(servers),
                        namedNvas,
                        namedGateways,
                        Named.copyOf(balancers),
                        Named.copyOf(branches),
                        Named.copyOf(connections),
                        Named.copyOf(tables),
                        Named.copyOf(machines),
                        Named.copyOf(notes));
        lists.forEach(check::unique);

        Names networkNames = Names.of("virtual network", namedNetworks);
        Names nvaNames = Names.of("NVA", namedNvas);
        Names branchNames = Names.of("branch", Named.copyOf(branches));
        Names tableNames = Names.of("route table", Named.copyOf(tables));
        Names connectionNames = Names.of("connection", Named.copyOf(connections));
        Names ends = Names.of("gateway or NVA", namedGateways).and(nvaNames);
        Names origins = Names.of("NVA or gateway", namedNvas).and(Names.of("", namedGateways));

        Named<RouteTable> namedTables = Named.copyOf(tables);
        Named<Peering> namedPeerings = Named.copyOf(peerings);
        Named<VirtualMachine> namedMachines = Named.copyOf(machines);
        for (VirtualNetwork network : namedNetworks.unchecked(namedTables)) {
            check.uniqueWithin(
                    network, "subnets", network.subnets().stream().map(Subnet::name).toList());
            for (Subnet subnet : network.subnets()) {
                check.needs(network, "routeTable", subnet.routeTable(), tableNames);
            }
        }
        for (Peering peering : namedPeerings.unchecked(namedNetworks)) {
            check.needs(peering, "from", peering.from(), networkNames);
            check.needs(peering, "to", peering.to(), networkNames);
            if (peering.from().equals(peering.to())) {
                check.add(
                        peering,
                        "to",
                        peering.to(),
                        "a network cannot be peered with itself; name another one");
            }
        }
        for (RouteServer server : servers) {
            check.needs(server, "virtualNetwork", server.virtualNetwork(), networkNames);
            check.uniqueWithin(
                    server, "peers", server.peers().stream().map(RouteServer.Peer::name).toList());
            List<String> peers = server.peers().stream().map(RouteServer.Peer::name).toList();
            Names peerNames = new Names("peer", peers::contains, () -> peers);
            for (RouteMap map : server.routeMaps()) {
                for (RouteMap.Attachment attachment : map.attach()) {
                    check.needs(server, "peer", attachment.peer(), peerNames);
                    check.needs(server, "connection", attachment.connection(), connectionNames);
                }
            }
        }
        for (Nva nva : nvas) {
            check.needsSubnet(nva, nva.subnet(), namedNetworks);
            check.uniqueWithin(
                    nva, "interfaces", nva.interfaces().stream().map(Nva.Interface::name).toList());
            for (Nva.Interface further : nva.interfaces()) {
                check.needsSubnet(nva, further.subnet(), namedNetworks);
            }
            nva.speaks().ifPresent(bgp -> check.policies(nva, bgp, connectionNames));
        }
        for (Gateway gateway : gateways) {
            check.needsSubnet(gateway, gateway.subnet(), namedNetworks);
        }
        for (LoadBalancer balancer : balancers) {
            check.needsSubnet(balancer, balancer.subnet(), namedNetworks);
            balancer.backends()
                    .forEach(backend -> check.needs(balancer, "backends", backend, nvaNames));
        }
        for (Branch branch : branches) {
            branch.preference()
                    .forEach(name -> check.needs(branch, "preference", name, connectionNames));
        }
        for (Connection connection : connections) {
            check.needs(connection, "branch", connection.branch(), branchNames);
            check.needs(connection, "from", connection.from(), origins);
            check.needs(connection, "to", connection.to(), ends);
            check.joins(connection, namedNvas, namedGateways);
            if (connection.to().equals(connection.from())) {
                check.add(
                        connection,
                        "to",
                        connection.to(),
                        "a tunnel needs two different ends; name another one");
            }
        }
        @Nullable SubnetRef known = null; // VMs of one subnet mostly stand together
        for (VirtualMachine machine : namedMachines.unchecked(namedNetworks)) {
            if (!machine.subnet().equals(known)
                    && check.needsSubnet(machine, machine.subnet(), namedNetworks)) {
                known = machine.subnet();
            }
        }
        if (check.faults.isEmpty()) {
            namedNetworks.refersWell(namedTables);
            namedPeerings.refersWell(namedNetworks);
            namedMachines.refersWell(namedNetworks);
        }
        return List.copyOf(check.faults);
    }

    /// The names that a reference may use.
    ///
    /// @param known whether there is one of that name
    /// @param all every name, for whoever meant another
    private record Names(String title, Predicate<String> known, Supplier<List<String>> all) {
        static Names of(String title, Named<?> resources) {
            return new Names(
                    title, resources::holds, () -> resources.stream().map(Resource::name).toList());
        }

        Names and(Names others) {
            return new Names(
                    title,
                    known.or(others.known),
                    () -> Stream.concat(all.get().stream(), others.all.get().stream()).toList());
        }
    }

    /// What a gateway is the `from` of joins VPN gateways (azure rules R-GW-01, R-GW-07).
    private void joins(Connection connection, Named<Nva> nvas, Named<Gateway> gateways) {
        @Nullable String from = connection.from();
        if (from == null || nvas.holds(from) || !gateways.holds(from)) {
            return;
        }
        for (String end : List.of(from, connection.to())) {
            boolean vpn =
                    gateways.find(end).filter(one -> one.type() == Gateway.Type.VPN).isPresent();
            if (!vpn && (gateways.holds(end) || nvas.holds(end))) {
                add(
                        connection,
                        end.equals(from) ? "from" : "to",
                        end,
                        "a connection from a gateway joins two VPN gateways, and %s is none; for a tunnel of an NVA write the NVA as 'from'"
                                .formatted(end));
            }
        }
    }

    private void policies(Nva nva, NvaBgp bgp, Names connectionNames) {
        for (NvaBgp.Policy policy : bgp.policies()) {
            String neighbor = policy.neighbor();
            if (neighbor != null && !neighbor.matches("[0-9.]+")) {
                needs(nva, "neighbor", neighbor, connectionNames);
            }
        }
    }

    private void unique(Named<?> list) {
        if (list.isUnique()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Resource resource : list) {
            if (resource.name().isBlank()) {
                add(
                        resource,
                        "name",
                        "",
                        "every " + resource.kind().title() + " needs a name; give it one");
            } else if (!seen.add(resource.name())) {
                String sentence =
                        "there are two of the name '%s' in %s; give one of them another name"
                                .formatted(resource.name(), resource.kind().list());
                add(resource, "name", resource.name(), sentence);
            }
        }
    }

    private void uniqueWithin(Resource owner, String list, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                String sentence =
                        "%s has two of the name '%s' in %s; give one of them another name"
                                .formatted(owner.name(), name, list);
                add(owner, "name", name, sentence);
            }
        }
    }

    private void needs(Resource owner, String key, @Nullable String name, Names names) {
        if (name == null || names.known.test(name)) {
            return;
        }
        String hint =
                Nearest.to(name, names.all.get())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there is none in this file; add it first");
        add(owner, key, name, "there is no %s '%s'; %s".formatted(names.title, name, hint));
    }

    /// Answers whether it is there.
    private boolean needsSubnet(Resource owner, SubnetRef subnet, Named<VirtualNetwork> networks) {
        boolean there =
                networks.find(subnet.network())
                        .flatMap(network -> network.subnet(subnet.subnet()))
                        .isPresent();
        if (!there) {
            Names names = new Names("subnet", _ -> false, () -> subnets(networks));
            needs(owner, "subnet", subnet.toString(), names);
        }
        return there;
    }

    private static List<String> subnets(List<VirtualNetwork> networks) {
        return networks.stream()
                .flatMap(network ->
                        network.subnets().stream()
                                .map(subnet -> network.name() + "/" + subnet.name()))
                .toList();
    }

    private void add(Resource owner, String key, String value, String sentence) {
        faults.add(new Fault(owner.ref(), key, value, sentence));
    }
}
