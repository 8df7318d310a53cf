package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// A hub, the spokes that peer with it first, and the branches that connect to it first.
///
/// @param spokes in the order of the file
/// @param branches in the order of the file
record Cluster(VirtualNetwork hub, List<VirtualNetwork> spokes, List<Branch> branches) {

    /// The clusters of a topology, by their hubs' order in the file. A VNet that peers with no hub
    /// is in none.
    static List<Cluster> of(Topology topology) {
        List<VirtualNetwork> hubs = hubs(topology);
        Map<String, List<VirtualNetwork>> spokes =
                topology.virtualNetworks().stream()
                        .filter(network -> !hubs.contains(network))
                        .collect(Collectors.groupingBy(spoke -> hubOf(topology, hubs, spoke)));
        Map<String, List<Branch>> branches =
                topology.branches().stream()
                        .collect(Collectors.groupingBy(branch -> homeOf(topology, hubs, branch)));
        List<Cluster> clusters = new ArrayList<>();
        for (VirtualNetwork hub : hubs) {
            List<VirtualNetwork> ownSpokes = spokes.getOrDefault(hub.name(), List.of());
            List<Branch> ownBranches = branches.getOrDefault(hub.name(), List.of());
            clusters.add(new Cluster(hub, ownSpokes, ownBranches));
        }
        return clusters;
    }

    private static List<VirtualNetwork> hubs(Topology topology) {
        List<VirtualNetwork> byContent =
                topology.virtualNetworks().stream()
                        .filter(network -> holdsHubParts(topology, network.name()))
                        .toList();
        if (!byContent.isEmpty()) {
            return byContent;
        }
        return topology.virtualNetworks().stream()
                .filter(network -> degree(topology, network) > 2)
                .toList();
    }

    private static boolean holdsHubParts(Topology topology, String network) {
        return !topology.routeServersOf(network).isEmpty()
                || !topology.gatewaysOf(network).isEmpty();
    }

    private static long degree(Topology topology, VirtualNetwork network) {
        return topology.peerings().stream()
                .filter(p -> p.from().equals(network.name()) || p.to().equals(network.name()))
                .count();
    }

    /// The name of the hub that a VNet peers with first; empty where with none.
    private static String hubOf(
            Topology topology, List<VirtualNetwork> hubs, VirtualNetwork spoke) {
        for (Peering peering : topology.peerings()) {
            for (VirtualNetwork hub : hubs) {
                boolean out =
                        peering.from().equals(spoke.name()) && peering.to().equals(hub.name());
                boolean in = peering.to().equals(spoke.name()) && peering.from().equals(hub.name());
                if (out || in) {
                    return hub.name();
                }
            }
        }
        return "";
    }

    private static String homeOf(Topology topology, List<VirtualNetwork> hubs, Branch branch) {
        return topology.connections().stream()
                .filter(connection -> branch.name().equals(connection.branch()))
                .map(connection -> networkOf(topology, connection))
                .filter(network -> !network.isEmpty())
                .map(network -> {
                    boolean isHub = hubs.stream().anyMatch(h -> h.name().equals(network));
                    return isHub
                            ? network
                            : topology.virtualNetwork(network)
                                    .map(spoke -> hubOf(topology, hubs, spoke))
                                    .orElse("");
                })
                .filter(hub -> !hub.isEmpty())
                .findFirst()
                .orElse(hubs.isEmpty() ? "" : hubs.getFirst().name());
    }

    private static String networkOf(Topology topology, Connection connection) {
        return topology.gateway(connection.to())
                .map(Gateway::subnet)
                .or(() -> topology.nva(connection.to()).map(Nva::subnet))
                .map(subnet -> Objects.requireNonNull(subnet.network()))
                .orElse("");
    }
}
