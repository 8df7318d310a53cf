package studio.routeserver.project;

import java.util.function.Function;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.RouteServer;

/// Tables in the JSON of Azure's own command line. The computed state holds them as they are; who
/// knows Azure's shapes hands them in.
///
/// @param effectiveRoutes `az network nic show-effective-route-table`
/// @param learned `az network routeserver peering list-learned-routes`
/// @param advertised `az network routeserver peering list-advertised-routes`
public record AzureShapes(
        Function<EffectiveRoutes, String> effectiveRoutes,
        PeerTable learned,
        PeerTable advertised) {

    /// What a Route Server knows of one peer, as text.
    @FunctionalInterface
    public interface PeerTable {
        String of(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer);
    }
}
