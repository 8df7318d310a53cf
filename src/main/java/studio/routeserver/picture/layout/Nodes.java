package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Builds the tree of nodes of a topology, each container arranged inside.
final class Nodes {

    private static final int MACHINES_A_ROW = 4;
    private static final int APPLIANCES_A_ROW = 4;
    private static final double ROOMY = 1.5;
    private static final List<Subject.Sort> EDGE_SORTS =
            List.of(Subject.Sort.NVA, Subject.Sort.GATEWAY);

    private final Topology topology;
    private final Sizes sizes;
    private final LayoutKeys keys;
    private final Map<SubnetRef, List<Node>> members = new TreeMap<>();

    Nodes(Topology topology, Sizes sizes) {
        this.topology = topology;
        this.sizes = sizes;
        this.keys = new LayoutKeys(topology);
        // In this order they stand in a subnet: what spreads load over NVAs above them.
        for (RouteServer server : topology.routeServers()) {
            SubnetRef home = new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER);
            if (topology.subnet(home).isPresent()) {
                join(home, leaf(server.name(), Subject.Sort.ROUTE_SERVER, Sizes.ROUTE_SERVER));
            }
        }
        for (LoadBalancer balancer : topology.loadBalancers()) {
            Sizes.Size size = sizes.loadBalancer(balancer);
            join(balancer.subnet(), leaf(balancer.name(), Subject.Sort.LOAD_BALANCER, size));
        }
        for (Gateway gateway : topology.gateways()) {
            Sizes.Size size = sizes.gateway(gateway);
            join(gateway.subnet(), leaf(gateway.name(), Subject.Sort.GATEWAY, size));
        }
        for (Nva nva : topology.nvas()) {
            join(nva.subnet(), leaf(nva.name(), Subject.Sort.NVA, sizes.nva(nva)));
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            join(machine.subnet(), leaf(machine.name(), Subject.Sort.MACHINE, Sizes.MACHINE));
        }
    }

    private void join(SubnetRef subnet, Node node) {
        members.computeIfAbsent(subnet, _ -> new ArrayList<>()).add(node);
    }

    private Node leaf(String name, Subject.Sort sort, Sizes.Size size) {
        Subject subject = new Subject(sort, name);
        return new Node(subject, size, box(subject));
    }

    private @Nullable Box box(Subject subject) {
        return topology.layout().get(keys.key(subject));
    }

    /// Every VNet with all that stands in it, in the order of the file.
    Map<String, Node> networks() {
        Map<String, Node> networks = new LinkedHashMap<>();
        for (VirtualNetwork network : topology.virtualNetworks()) {
            networks.put(network.name(), network(network));
        }
        return networks;
    }

    private Node network(VirtualNetwork network) {
        Subject subject = Subject.network(network.name());
        double width = sizes.networkTitle(network);
        Node node = new Node(subject, new Sizes.Size(width, 0), box(subject));
        List<Node> plain = new ArrayList<>();
        List<Node> servers = new ArrayList<>();
        List<Node> edge = new ArrayList<>();
        for (Subnet subnet : network.subnets()) {
            SubnetRef ref = new SubnetRef(network.name(), subnet.name());
            Node inner = subnet(subnet, ref);
            node.children.add(inner);
            (switch (role(ref)) {
                        case SERVER -> servers;
                        case EDGE -> edge;
                        case PLAIN -> plain;
                    })
                    .add(inner);
        }
        for (RouteServer server : topology.routeServersOf(network.name())) {
            if (network.subnet(Subnet.ROUTE_SERVER).isEmpty()) {
                Node homeless = leaf(server.name(), Subject.Sort.ROUTE_SERVER, Sizes.ROUTE_SERVER);
                node.children.add(homeless);
                servers.add(homeless);
            }
        }
        new Interior(node, Sizes.NETWORK_TITLE, width)
                .arrange(
                        List.of(
                                new Interior.Row(plain, false),
                                new Interior.Row(servers, !edge.isEmpty()),
                                new Interior.Row(edge, false)));
        return node;
    }

    private enum Role {
        SERVER,
        EDGE,
        PLAIN
    }

    // Tunnels leave downwards, so gateways and NVAs stand in the lowest row.
    private Role role(SubnetRef ref) {
        if (ref.subnet().equals(Subnet.ROUTE_SERVER)) {
            return Role.SERVER;
        }
        boolean edge =
                ref.subnet().equals(Subnet.GATEWAY)
                        || members.getOrDefault(ref, List.of()).stream()
                                .map(node -> node.subject.sort())
                                .anyMatch(EDGE_SORTS::contains);
        return edge ? Role.EDGE : Role.PLAIN;
    }

    private Node subnet(Subnet subnet, SubnetRef ref) {
        Subject subject = Subject.subnet(ref);
        double width = sizes.subnetTitle(subnet);
        Node node = new Node(subject, new Sizes.Size(width, 0), box(subject));
        List<Node> inside = members.getOrDefault(ref, List.of());
        node.children.addAll(inside);
        inside.stream()
                .filter(child -> child.subject.sort() == Subject.Sort.NVA)
                .findFirst()
                .ifPresent(child -> child.keepLeft(sizes.besideTitle(subnet) - Sizes.PADDING));
        List<Interior.Row> rows = new ArrayList<>();
        rows.addAll(rows(inside, Subject.Sort.ROUTE_SERVER, 1));
        rows.addAll(rows(inside, Subject.Sort.LOAD_BALANCER, APPLIANCES_A_ROW));
        rows.addAll(rows(inside, Subject.Sort.GATEWAY, 2));
        rows.addAll(rows(inside, Subject.Sort.NVA, APPLIANCES_A_ROW));
        rows.addAll(rows(inside, Subject.Sort.MACHINE, MACHINES_A_ROW));
        new Interior(node, Sizes.SUBNET_TITLE, width).arrange(rows);
        return node;
    }

    private static List<Interior.Row> rows(List<Node> nodes, Subject.Sort sort, int least) {
        List<Node> ofSort = nodes.stream().filter(node -> node.subject.sort() == sort).toList();
        int perRow = Math.max(least, (int) Math.ceil(Math.sqrt(ofSort.size() * ROOMY)));
        List<Interior.Row> rows = new ArrayList<>();
        for (int from = 0; from < ofSort.size(); from += perRow) {
            int until = Math.min(from + perRow, ofSort.size());
            rows.add(new Interior.Row(ofSort.subList(from, until), false));
        }
        return rows;
    }

    List<Node> branches() {
        return topology.branches().stream()
                .map(branch -> leaf(branch.name(), Subject.Sort.BRANCH, sizes.branch(branch)))
                .toList();
    }

    List<Node> notes() {
        return topology.notes().stream()
                .map(Note::name)
                .map(name -> leaf(name, Subject.Sort.NOTE, Sizes.NOTE))
                .toList();
    }

    /// The route tables that no subnet names: on the drawing all the same, or they would be lost.
    List<Node> looseTables() {
        return topology.routeTables().stream()
                .map(RouteTable::name)
                .filter(table ->
                        topology.virtualNetworks().stream()
                                .flatMap(network -> network.subnets().stream())
                                .noneMatch(subnet -> table.equals(subnet.routeTable())))
                .map(name -> leaf(name, Subject.Sort.ROUTE_TABLE, Sizes.ROUTE_TABLE))
                .toList();
    }
}
