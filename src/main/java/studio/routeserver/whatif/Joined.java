package studio.routeserver.whatif;

import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The graph of what is joined to what: appliances and gateway instances to their networks,
/// networks by peerings, and both sides by connections to branches. A VM hangs on its one network
/// and parts nothing, so it is left out.
final class Joined {

    private final Topology topology;
    private final Graph<Ref, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);

    private Joined(Topology topology) {
        this.topology = topology;
    }

    static Graph<Ref, DefaultEdge> graph(Topology topology) {
        Joined joined = new Joined(topology);
        joined.vertices();
        joined.edges();
        return joined.graph;
    }

    /// In the order of the file.
    private void vertices() {
        add(Kind.VIRTUAL_NETWORK, Kind.NVA);
        topology.gateways().forEach(gateway -> instances(gateway).forEach(graph::addVertex));
        add(Kind.BRANCH, Kind.CONNECTION);
    }

    private void add(Kind... kinds) {
        for (Kind kind : kinds) {
            topology.all(kind).forEach(resource -> graph.addVertex(resource.ref()));
        }
    }

    /// An active-active gateway stands twice: one instance may fail.
    private static List<Ref> instances(Gateway gateway) {
        return gateway.activeInstances() == 1
                ? List.of(gateway.ref())
                : List.of(
                        new Ref(Kind.GATEWAY, gateway.instanceName(0)),
                        new Ref(Kind.GATEWAY, gateway.instanceName(1)));
    }

    private void edges() {
        for (Nva nva : topology.nvas()) {
            nva.nics().forEach(nic -> join(nva.ref(), network(nic.subnet().network())));
        }
        for (Gateway gateway : topology.gateways()) {
            instances(gateway)
                    .forEach(instance -> join(instance, network(gateway.subnet().network())));
        }
        for (Peering peering : topology.peerings()) {
            if (topology.peering(peering.to(), peering.from()).isPresent()) {
                join(network(peering.from()), network(peering.to()));
            }
        }
        topology.connections().forEach(this::joinEnds);
    }

    private void joinEnds(Connection connection) {
        joinEnd(connection, topology.nearEnd(connection));
        if (!topology.joinsGateways(connection)) {
            joinEnd(connection, topology.farEnd(connection));
        } else {
            // Neither gateway's connection carries anything without the other's.
            topology.counterpart(connection)
                    .ifPresent(other -> join(connection.ref(), other.ref()));
        }
    }

    private void joinEnd(Connection connection, Ref end) {
        if (end.kind() == Kind.GATEWAY) {
            instances(topology.gateway(end.name()).orElseThrow())
                    .forEach(instance -> join(connection.ref(), instance));
        } else {
            join(connection.ref(), end);
        }
    }

    static Ref network(String name) {
        return new Ref(Kind.VIRTUAL_NETWORK, name);
    }

    private void join(Ref one, Ref other) {
        graph.addEdge(one, other);
    }
}
