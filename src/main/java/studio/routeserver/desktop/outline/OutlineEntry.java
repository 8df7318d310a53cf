package studio.routeserver.desktop.outline;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.palette.Standing;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Resource;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// One line of the outline: an object, or a heading over some.
///
/// @param item null for a heading
/// @param second what stands behind the name, muted
record OutlineEntry(@Nullable Item item, String name, String second, List<OutlineEntry> children) {

    OutlineEntry {
        children = List.copyOf(children);
    }

    /// The whole drawing.
    static List<OutlineEntry> of(Topology topology) {
        List<OutlineEntry> entries = new ArrayList<>();
        Map<SubnetRef, List<OutlineEntry>> residents = residents(topology);
        topology.virtualNetworks()
                .forEach(network -> entries.add(network(topology, network, residents)));
        topology.branches().forEach(branch -> entries.add(branch(topology, branch)));
        heading(entries, text("outline.heading.peerings"), peerings(topology));
        heading(
                entries,
                text("outline.heading.tables"),
                topology.routeTables().stream().map(OutlineEntry::table).toList());
        return List.copyOf(entries);
    }

    private static void heading(
            List<OutlineEntry> entries, String title, List<OutlineEntry> children) {
        if (!children.isEmpty()) {
            entries.add(new OutlineEntry(null, title, String.valueOf(children.size()), children));
        }
    }

    private static OutlineEntry leaf(Resource resource, String second) {
        return new OutlineEntry(
                new Item.Resource(resource.ref()), resource.name(), second, List.of());
    }

    private static OutlineEntry network(
            Topology topology,
            VirtualNetwork network,
            Map<SubnetRef, List<OutlineEntry>> residents) {
        List<OutlineEntry> subnets = new ArrayList<>();
        for (Subnet subnet : network.subnets()) {
            SubnetRef ref = new SubnetRef(network.name(), subnet.name());
            Item item = new Item.Subnet(ref);
            subnets.add(
                    new OutlineEntry(
                            item,
                            subnet.name(),
                            subnet.prefix().toString(),
                            residents.getOrDefault(ref, List.of())));
        }
        // A Route Server whose subnet is missing still shows.
        topology.routeServersOf(network.name()).stream()
                .filter(_ -> network.subnet(Subnet.ROUTE_SERVER).isEmpty())
                .forEach(server -> subnets.add(leaf(server, "")));
        return new OutlineEntry(
                new Item.Resource(network.ref()),
                network.name(),
                join(network.addressSpace()),
                subnets);
    }

    /// What stands in each subnet, Route Servers first.
    private static Map<SubnetRef, List<OutlineEntry>> residents(Topology topology) {
        Map<SubnetRef, List<OutlineEntry>> residents = new HashMap<>();
        Stream.of(
                        Kind.ROUTE_SERVER,
                        Kind.NVA,
                        Kind.GATEWAY,
                        Kind.LOAD_BALANCER,
                        Kind.VIRTUAL_MACHINE)
                .flatMap(kind -> topology.all(kind).stream())
                .forEach(resource ->
                        Standing.subnet(topology, new Item.Resource(resource.ref()))
                                .ifPresent(subnet ->
                                        residents
                                                .computeIfAbsent(subnet, _ -> new ArrayList<>())
                                                .add(resident(resource))));
        return residents;
    }

    private static OutlineEntry resident(Resource resource) {
        return switch (resource) {
            case RouteServer server ->
                    new OutlineEntry(
                            new Item.Resource(server.ref()),
                            server.name(),
                            "AS 65515",
                            List.of(
                                    instance(server.ref(), server.instanceName(0), 0),
                                    instance(server.ref(), server.instanceName(1), 1)));
            case Nva nva ->
                    leaf(nva, nva.ip() + nva.speaks().map(bgp -> " · " + bgp.asn()).orElse(""));
            case Gateway gateway -> leaf(gateway, "AS " + gateway.localAsn());
            case LoadBalancer balancer -> leaf(balancer, balancer.ip().toString());
            case VirtualMachine machine -> leaf(machine, machine.ip().toString());
            default -> leaf(resource, "");
        };
    }

    private static OutlineEntry instance(
            studio.routeserver.topology.Ref owner, String name, int instance) {
        return new OutlineEntry(new Item.Instance(owner, instance), name, "", List.of());
    }

    private static OutlineEntry branch(Topology topology, Branch branch) {
        List<OutlineEntry> connections =
                topology.connections().stream()
                        .filter(connection -> branch.name().equals(connection.branch()))
                        .map(OutlineEntry::connection)
                        .toList();
        return new OutlineEntry(
                new Item.Resource(branch.ref()),
                branch.name(),
                join(branch.prefixes()),
                connections);
    }

    private static OutlineEntry connection(Connection connection) {
        return leaf(connection, "→ " + connection.to());
    }

    private static OutlineEntry table(RouteTable table) {
        return leaf(table, String.valueOf(table.routes().size()));
    }

    /// Each pair once, by the direction that the file has first.
    private static List<OutlineEntry> peerings(Topology topology) {
        List<OutlineEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Peering peering : topology.peerings()) {
            if (!seen.contains(peering.reverse())) {
                seen.add(peering.name());
                entries.add(
                        new OutlineEntry(
                                new Item.Resource(peering.ref()),
                                peering.from() + " – " + peering.to(),
                                "",
                                List.of()));
            }
        }
        return entries;
    }

    private static String join(List<Ipv4Prefix> prefixes) {
        return prefixes.isEmpty()
                ? ""
                : prefixes.getFirst() + (prefixes.size() > 1 ? " +" + (prefixes.size() - 1) : "");
    }
}
