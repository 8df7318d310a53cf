package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Timer;

/// `V-102` (R-GW-52): the first route map upgrades the Route Server, once and for good.
public final class FirstRouteMap implements Rule {

    @Override
    public String id() {
        return "V-102";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public String source() {
        return "R-GW-52";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long minutes = subject.profile().timer(Timer.ROUTE_MAP_UPGRADE).toMinutes();
        return subject.topology().routeServers().stream()
                .filter(server -> !server.routeMaps().isEmpty())
                .map(server ->
                        finding(
                                server.name(),
                                "The first route map upgrades %s for about %d minutes and cannot be undone."
                                        .formatted(server.name(), minutes)));
    }
}
