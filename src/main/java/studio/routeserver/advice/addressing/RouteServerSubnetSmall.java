package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Subnet;

/// `V-011` (L-09): a RouteServerSubnet of /27 deploys, but more is advised.
public final class RouteServerSubnetSmall implements Rule {

    @Override
    public String id() {
        return "V-011";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "L-09";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long longest = subject.profile().limitOrMax(Limit.ROUTE_SERVER_SUBNET);
        long advised = subject.profile().limitOrMax(Limit.ROUTE_SERVER_SUBNET_ADVISED);
        return subject.subnets(Subnet.ROUTE_SERVER)
                .filter(placed -> placed.subnet().prefix().length() > advised)
                .filter(placed -> placed.subnet().prefix().length() <= longest)
                .map(placed -> finding(subject, placed, (int) advised));
    }

    private Finding finding(Subject subject, Placed placed, int advised) {
        String message =
                "RouteServerSubnet of %s is /%d; it deploys today, but Microsoft now asks for /%d."
                        .formatted(
                                placed.network().name(),
                                placed.subnet().prefix().length(),
                                advised);
        return Wider.fix(subject, placed, advised)
                .map(fix -> finding(placed.ref().toString(), message, fix))
                .orElseGet(() -> finding(placed.ref().toString(), message));
    }
}
