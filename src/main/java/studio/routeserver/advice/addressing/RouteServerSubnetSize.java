package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Subnet;

/// `V-007` (L-09): Azure refuses a RouteServerSubnet that is too small.
public final class RouteServerSubnetSize implements Rule {

    @Override
    public String id() {
        return "V-007";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-09";
    }

    private static final int ADVISED_LENGTH = 26;

    @Override
    public Stream<Finding> check(Subject subject) {
        long longest = subject.profile().limitOrMax(Limit.ROUTE_SERVER_SUBNET);
        return subject.subnets(Subnet.ROUTE_SERVER)
                .filter(placed -> placed.subnet().prefix().length() > longest)
                .map(placed -> finding(subject, placed, longest));
    }

    private Finding finding(Subject subject, Placed placed, long longest) {
        String message =
                "RouteServerSubnet of %s is /%d; Azure needs /%d at least, /26 is advised."
                        .formatted(
                                placed.network().name(),
                                placed.subnet().prefix().length(),
                                longest);
        return Wider.fix(subject, placed, ADVISED_LENGTH)
                .map(fix -> finding(placed.ref().toString(), message, fix))
                .orElseGet(() -> finding(placed.ref().toString(), message));
    }
}
