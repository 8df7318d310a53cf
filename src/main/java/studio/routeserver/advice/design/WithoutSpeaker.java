package studio.routeserver.advice.design;

import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;

/// `A-03`: a Route Server that no NVA speaks with.
final class WithoutSpeaker implements DesignRule {

    @Override
    public String id() {
        return "A-03";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        return subject.topology().routeServers().stream()
                .filter(server -> subject.speakers(server).isEmpty())
                .findFirst()
                .flatMap(server -> judge(subject, server));
    }

    private Optional<Recommendation> judge(Subject subject, RouteServer server) {
        long types =
                subject.topology().gatewaysOf(server.virtualNetwork()).stream()
                        .map(Gateway::type)
                        .distinct()
                        .count();
        if (types > 1) {
            return says(
                    server.branchToBranch()
                            ? "No NVA speaks with %s; it is there to join the VPN and the ExpressRoute gateway."
                                    .formatted(server.name())
                            : "No NVA speaks with %s. With branch-to-branch it could join the VPN and the ExpressRoute gateway; as it is, remove it."
                                    .formatted(server.name()));
        }
        return says(
                Answer.NEITHER,
                "No NVA speaks BGP with %s, so it changes nothing; remove it."
                        .formatted(server.name()));
    }
}
