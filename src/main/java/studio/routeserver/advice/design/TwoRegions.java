package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.RouteServer;

/// `A-14`: Route Servers of several regions.
final class TwoRegions implements DesignRule {

    @Override
    public String id() {
        return "A-14";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<RouteServer> servers = subject.topology().routeServers();
        long regions =
                servers.stream()
                        .flatMap(server ->
                                subject.topology().virtualNetwork(server.virtualNetwork()).stream())
                        .map(subject.topology()::regionOf)
                        .distinct()
                        .count();
        return regions < 2
                ? Optional.empty()
                : says(
                        "%s never talk to each other: join their NVAs by a tunnel, or peer the hubs and use route tables between them, and strip 65515 on the way (V-043)."
                                .formatted(
                                        Words.list(
                                                servers.stream().map(RouteServer::name).toList())));
    }
}
