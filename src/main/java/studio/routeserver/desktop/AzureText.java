package studio.routeserver.desktop;

import studio.routeserver.azure.AzRoutes;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.project.AzureShapes;
import studio.routeserver.topology.RouteServer;

/// Azure's shapes for the computed state.
final class AzureText implements AzureShapes {

    @Override
    public String effectiveRoutes(EffectiveRoutes routes) {
        return AzRoutes.effectiveRoutes(AzRoutes.rows(routes));
    }

    @Override
    public String learned(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer) {
        return AzRoutes.learned(snapshot, server, peer);
    }

    @Override
    public String advertised(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer) {
        return AzRoutes.advertised(snapshot, server, peer);
    }
}
