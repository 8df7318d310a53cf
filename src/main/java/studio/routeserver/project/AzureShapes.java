package studio.routeserver.project;

import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.RouteServer;

/// Tables in the JSON of Azure's own command line. The computed state holds them as they are; who
/// knows Azure's shapes hands them in.
public interface AzureShapes {

    /// `az network nic show-effective-route-table`.
    String effectiveRoutes(EffectiveRoutes routes);

    /// `az network routeserver peering list-learned-routes`.
    String learned(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer);

    /// `az network routeserver peering list-advertised-routes`.
    String advertised(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer);
}
