package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteServer;

/// `V-080` (L-03): a Route Server holds a limited number of routes in all; a warning from eight
/// tenths on.
public final class TooManyRoutesInAll implements Rule {

    @Override
    public String id() {
        return "V-080";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "L-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTES_PER_ROUTE_SERVER);
        return subject.topology().routeServers().stream()
                .flatMap(server -> judge(subject, server, most).stream());
    }

    private Optional<Finding> judge(Subject subject, RouteServer server, long most) {
        long routes = Counts.inAll(subject, server);
        if (routes < most / 10 * 8) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        id(),
                        routes > most ? Severity.OUTAGE : Severity.WARNING,
                        server.name(),
                        "%s would hold %s routes; the limit is %s."
                                .formatted(server.name(), Words.number(routes), Words.number(most)),
                        source(),
                        List.of()));
    }
}
