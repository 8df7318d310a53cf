package studio.routeserver.whatif;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

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

    private SinglePoints() {}

    /// Every pair of a VM and a branch.
    public static List<Between> of(Topology topology) {
        Graph<Ref, DefaultEdge> graph = Joined.graph(topology);
        ConnectivityInspector<Ref, DefaultEdge> connected = new ConnectivityInspector<>(graph);
        List<Ref> candidates = cutPoints(graph);
        Map<Ref, ConnectivityInspector<Ref, DefaultEdge>> without = new LinkedHashMap<>();
        for (Ref point : candidates) {
            Set<Ref> rest = new HashSet<>(graph.vertexSet());
            rest.remove(point);
            without.put(point, new ConnectivityInspector<>(new AsSubgraph<>(graph, rest)));
        }
        List<Between> pairs = new ArrayList<>();
        topology.virtualMachines()
                .forEach(machine ->
                        topology.branches()
                                .forEach(branch ->
                                        pairs.add(
                                                between(
                                                        machine.ref(),
                                                        branch.ref(),
                                                        connected,
                                                        without))));
        return List.copyOf(pairs);
    }

    private static Between between(
            Ref machine,
            Ref branch,
            ConnectivityInspector<Ref, DefaultEdge> connected,
            Map<Ref, ConnectivityInspector<Ref, DefaultEdge>> without) {
        if (!connected.pathExists(machine, branch)) {
            return new Between(machine, branch, false, List.of());
        }
        List<Ref> points =
                without.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(branch))
                        .filter(entry -> !entry.getValue().pathExists(machine, branch))
                        .map(Map.Entry::getKey)
                        .toList();
        return new Between(machine, branch, true, points);
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
