package studio.routeserver.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Single points of failure between VMs and branches: objects whose loss alone parts them.
///
/// Asks the graph of what is joined to what; whether packets really take a way that is joined is
/// for the fabric to say. A network itself does not fail, and neither does a pair's own end.
public final class SinglePoints {

    /// A VM and a branch, and what stands between them alone.
    ///
    /// @param joined whether there is any way at all
    /// @param points the objects whose loss parts them, in the order of the file; empty where not
    ///   joined
    public record Between(Ref machine, Ref branch, boolean joined, List<Ref> points) {
        public Between {
            points = List.copyOf(points);
        }
    }

    /// What stands between a network and a branch: the same for every VM of the network.
    private record Stretch(boolean joined, List<Ref> points) {}

    private record Ends(Ref network, Ref branch) {}

    private final Map<Ref, Integer> islands;
    private final Map<Ref, Map<Ref, Integer>> without = new LinkedHashMap<>();

    private SinglePoints(Graph<Ref, DefaultEdge> graph) {
        islands = islands(graph);
        for (Ref point : cutPoints(graph)) {
            Set<Ref> rest = new HashSet<>(graph.vertexSet());
            rest.remove(point);
            without.put(point, islands(new AsSubgraph<>(graph, rest)));
        }
    }

    /// Every pair of a VM and a branch.
    public static List<Between> of(Topology topology) {
        SinglePoints points = new SinglePoints(Joined.graph(topology));
        Map<Ends, Stretch> known = new HashMap<>();
        List<Between> pairs = new ArrayList<>();
        for (VirtualMachine machine : topology.virtualMachines()) {
            Ref network = Joined.network(machine.subnet().network());
            for (Branch branch : topology.branches()) {
                Stretch stretch =
                        known.computeIfAbsent(new Ends(network, branch.ref()), points::between);
                pairs.add(
                        new Between(
                                machine.ref(), branch.ref(), stretch.joined(), stretch.points()));
            }
        }
        return List.copyOf(pairs);
    }

    private Stretch between(Ends ends) {
        if (!joined(islands, ends)) {
            return new Stretch(false, List.of());
        }
        List<Ref> points =
                without.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(ends.branch()))
                        .filter(entry -> !joined(entry.getValue(), ends))
                        .map(Map.Entry::getKey)
                        .toList();
        return new Stretch(true, points);
    }

    private static boolean joined(Map<Ref, Integer> islands, Ends ends) {
        return Objects.equals(islands.get(ends.network()), islands.get(ends.branch()));
    }

    /// Which of the parts that nothing joins each vertex lies in.
    private static Map<Ref, Integer> islands(Graph<Ref, DefaultEdge> graph) {
        Map<Ref, Integer> islands = new HashMap<>();
        List<Set<Ref>> sets = new ConnectivityInspector<>(graph).connectedSets();
        for (int i = 0; i < sets.size(); i++) {
            for (Ref vertex : sets.get(i)) {
                islands.put(vertex, i);
            }
        }
        return islands;
    }

    /// The articulation points that can fail, in the order of the vertices.
    private static List<Ref> cutPoints(Graph<Ref, DefaultEdge> graph) {
        Set<Ref> points = new BiconnectivityInspector<>(graph).getCutpoints();
        return graph.vertexSet().stream()
                .filter(points::contains)
                .filter(point -> point.kind() != Kind.VIRTUAL_NETWORK)
                .toList();
    }
}
