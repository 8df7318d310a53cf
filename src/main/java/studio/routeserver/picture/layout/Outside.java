package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// Arranges VNets, branches and notes: each hub in the middle of its spokes, the spokes by region,
/// branches outside below, because tunnels leave an NVA's bottom.
final class Outside {

    /// Room beside a hub for the peerings' lanes.
    private static final double SIDE_GAP = 80;

    private static final double COLUMN_GAP = 64;
    private static final double ROW_GAP = 32;
    private static final double BRANCH_DROP = 88;
    private static final double CLUSTER_GAP = 160;
    private static final int ONE_SIDED_MOST = 4;
    private static final int COLUMN_LEAST = 4;

    private final Topology topology;
    private final Map<String, Node> networks;
    private final Map<String, Node> branches = new LinkedHashMap<>();
    private final List<Rect> taken = new ArrayList<>();
    private double lowest;

    Outside(Topology topology, Map<String, Node> networks, List<Node> branchNodes) {
        this.topology = topology;
        this.networks = networks;
        branchNodes.forEach(node -> branches.put(node.subject.name(), node));
    }

    void arrange(List<Node> others) {
        List<Node> all = new ArrayList<>(networks.values());
        all.addAll(branches.values());
        all.addAll(others);
        all.stream().filter(Node::anchored).forEach(node -> taken.add(node.footprint()));
        lowest = taken.stream().mapToDouble(Rect::bottom).max().orElse(-CLUSTER_GAP);
        boolean first = true;
        for (Cluster cluster : Cluster.of(topology)) {
            arrange(cluster, first ? 0 : lowest + CLUSTER_GAP);
            first = false;
        }
        List<Node> rest = new ArrayList<>(all);
        rest.removeIf(node -> node.anchored() || placed.contains(node));
        double left = taken.stream().mapToDouble(Rect::x).min().orElse(0);
        double width = taken.stream().mapToDouble(Rect::right).max().orElse(960) - left;
        double top = taken.isEmpty() ? 0 : Sizes.onGrid(lowest + SIDE_GAP);
        Shelves shelves = new Shelves(left, top, Math.max(width, 960), ROW_GAP);
        shelves.fill(rest);
    }

    private final List<Node> placed = new ArrayList<>();

    private void arrange(Cluster cluster, double top) {
        Node hub = node(cluster.hub());
        List<List<Node>> sides = sides(cluster);
        double right = height(sides.get(0));
        double left = height(sides.get(1));
        double tallest = Math.max(hub.footprint().height(), Math.max(right, left));
        if (!hub.anchored()) {
            place(hub, 0, Sizes.onGrid(top + (tallest - hub.footprint().height()) / 2));
        }
        Rect middle = hub.rect();
        columns(sides.get(0), middle.right() + SIDE_GAP, middle, 1);
        columns(sides.get(1), middle.x() - SIDE_GAP, middle, -1);
        branchRow(cluster, middle);
    }

    private Node node(VirtualNetwork network) {
        return Objects.requireNonNull(networks.get(network.name()));
    }

    /// The spokes right of the hub and those left of it. A few stand all right; of many, or of
    /// several regions, those of the hub's own region stand right.
    private List<List<Node>> sides(Cluster cluster) {
        String home = topology.regionOf(cluster.hub());
        Map<String, List<Node>> byRegion = new LinkedHashMap<>();
        byRegion.put(home, new ArrayList<>());
        for (VirtualNetwork spoke : cluster.spokes()) {
            if (!node(spoke).anchored()) {
                byRegion.computeIfAbsent(topology.regionOf(spoke), _ -> new ArrayList<>())
                        .add(node(spoke));
            }
        }
        List<Node> sorted = byRegion.values().stream().flatMap(List::stream).toList();
        int local = byRegion.values().iterator().next().size();
        int split = local;
        if (byRegion.size() == 1 || local == 0) {
            split = sorted.size() <= ONE_SIDED_MOST ? sorted.size() : (sorted.size() + 1) / 2;
        }
        return List.of(sorted.subList(0, split), sorted.subList(split, sorted.size()));
    }

    private static int rows(int nodes) {
        return Math.max(COLUMN_LEAST, (int) Math.ceil(Math.sqrt(nodes * 1.5)));
    }

    private static double height(List<Node> nodes) {
        int rows = rows(nodes.size());
        return nodes.stream()
                .limit(rows)
                .mapToDouble(node -> node.footprint().height() + ROW_GAP)
                .sum();
    }

    /// Columns going outwards from the hub, each centred on the hub's middle.
    private void columns(List<Node> nodes, double start, Rect middle, int outwards) {
        double x = start;
        int rows = rows(nodes.size());
        for (int from = 0; from < nodes.size(); from += rows) {
            List<Node> column = nodes.subList(from, Math.min(from + rows, nodes.size()));
            double width = column.stream().mapToDouble(n -> n.footprint().width()).max().orElse(0);
            double left = outwards > 0 ? x : x - width;
            double y = Sizes.onGrid(middle.centre().y() - (height(column) - ROW_GAP) / 2);
            for (Node node : column) {
                place(node, left, y);
                y = Sizes.onGrid(node.footprint().bottom() + ROW_GAP);
            }
            x += outwards * (width + COLUMN_GAP);
        }
    }

    private void branchRow(Cluster cluster, Rect middle) {
        Map<Double, List<Node>> byTarget = new TreeMap<>();
        for (var branch : cluster.branches()) {
            Node node = branches.get(branch.name());
            if (node != null && !node.anchored()) {
                byTarget.computeIfAbsent(targetX(branch.name(), middle), _ -> new ArrayList<>())
                        .add(node);
            }
        }
        double top = middle.bottom() + BRANCH_DROP;
        double free = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, List<Node>> target : byTarget.entrySet()) {
            for (Node node : target.getValue()) {
                // The house stands under what its tunnels reach, so that they run straight.
                double inset = node.rect().centre().x() - node.footprint().x();
                double wanted = Sizes.onGrid(target.getKey() - inset);
                double left = Math.max(wanted, free);
                place(node, left, top);
                free = node.footprint().right() + ROW_GAP;
            }
        }
    }

    /// Where, on the average, the ends of a branch's tunnels stand.
    private double targetX(String branch, Rect middle) {
        return topology.connections().stream()
                .filter(connection -> branch.equals(connection.branch()))
                .map(Connection::to)
                .flatMap(to -> networks.values().stream().flatMap(network -> ends(network, to)))
                .mapToDouble(end -> end.rect().centre().x())
                .average()
                .orElse(middle.centre().x());
    }

    private static Stream<Node> ends(Node network, String name) {
        return network.children.stream()
                .flatMap(subnet -> subnet.children.stream())
                .filter(node ->
                        node.subject.sort() == Subject.Sort.NVA
                                || node.subject.sort() == Subject.Sort.GATEWAY)
                .filter(node -> node.subject.name().equals(name));
    }

    /// Puts a node there, or below what is in the way.
    private void place(Node node, double left, double top) {
        node.moveTo(left, top);
        boolean moved = true;
        while (moved) {
            moved = false;
            Rect footprint = node.footprint().grown(ROW_GAP / 2);
            Rect blocker =
                    taken.stream()
                            .filter(footprint::overlaps)
                            .max(Comparator.comparingDouble(Rect::bottom))
                            .orElse(null);
            if (blocker != null) {
                node.moveTo(left, Sizes.onGrid(blocker.bottom() + ROW_GAP));
                moved = true;
            }
        }
        taken.add(node.footprint());
        placed.add(node);
        lowest = Math.max(lowest, node.footprint().bottom());
    }
}
