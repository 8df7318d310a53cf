package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Subnet;

/// `V-010` (R-RS-01): RouteServerSubnet holds nothing but the Route Server.
public final class RouteServerSubnetShared implements Rule {

    @Override
    public String id() {
        return "V-010";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-RS-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.subnets(Subnet.ROUTE_SERVER)
                .flatMap(placed -> subject.residents(placed.ref()).stream())
                .map(resident ->
                        finding(
                                resident.name(),
                                "%s cannot live in RouteServerSubnet; move it to another subnet."
                                        .formatted(resident.name())));
    }
}
