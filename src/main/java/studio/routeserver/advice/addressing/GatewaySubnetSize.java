package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Subnet;

/// `V-013` (L-10): GatewaySubnet has room for its gateways.
public final class GatewaySubnetSize implements Rule {

    @Override
    public String id() {
        return "V-013";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-10";
    }

    private static final int ADVISED_LENGTH = 27;

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.subnets(Subnet.GATEWAY)
                .filter(placed -> placed.subnet().prefix().length() > longest(subject, placed))
                .map(placed -> finding(subject, placed));
    }

    private static long longest(Subject subject, Placed placed) {
        long types =
                subject.topology().gateways().stream()
                        .filter(gateway -> gateway.subnet().equals(placed.ref()))
                        .map(Gateway::type)
                        .distinct()
                        .count();
        return subject.profile()
                .limitOrMax(types > 1 ? Limit.GATEWAY_SUBNET_SHARED : Limit.GATEWAY_SUBNET);
    }

    private Finding finding(Subject subject, Placed placed) {
        String message =
                "GatewaySubnet of %s (/%d) is too small for its gateways; make it /27."
                        .formatted(placed.network().name(), placed.subnet().prefix().length());
        return subject.widened(placed, ADVISED_LENGTH)
                .map(prefix ->
                        finding(
                                placed.ref().toString(),
                                message,
                                new Fix(
                                        "Make GatewaySubnet " + prefix,
                                        new Edit.ResizeSubnet(placed.ref(), prefix))))
                .orElseGet(() -> finding(placed.ref().toString(), message));
    }
}
