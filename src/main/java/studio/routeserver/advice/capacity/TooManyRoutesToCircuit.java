package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;

/// `V-083` (L-22): an ExpressRoute circuit takes a limited number of routes from Azure; a warning
/// from eight tenths on.
public final class TooManyRoutesToCircuit implements Rule {

    @Override
    public String id() {
        return "V-083";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "L-22";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTES_TO_CIRCUIT);
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.EXPRESSROUTE)
                .flatMap(gateway -> judge(subject, gateway, most).stream());
    }

    private Optional<Finding> judge(Subject subject, Gateway gateway, long most) {
        long routes = Counts.toCircuit(subject, gateway);
        if (routes < most / 10 * 8) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        id(),
                        routes > most ? Severity.OUTAGE : Severity.WARNING,
                        gateway.name(),
                        "%s would advertise %s routes to ExpressRoute; over %s the site is cut off."
                                .formatted(
                                        gateway.name(), Words.number(routes), Words.number(most)),
                        source(),
                        List.of()));
    }
}
