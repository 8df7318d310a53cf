package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Subject.Placed;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Subnet;

/// `V-008` (R-RS-01): RouteServerSubnet takes no network security group.
public final class RouteServerSubnetSecurityGroup implements Rule {

    @Override
    public String id() {
        return "V-008";
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
                .filter(placed -> placed.subnet().networkSecurityGroup() != null)
                .map(this::finding);
    }

    private Finding finding(Placed placed) {
        String group = String.valueOf(placed.subnet().networkSecurityGroup());
        return finding(
                placed.ref().toString(),
                "RouteServerSubnet of %s cannot carry a network security group; remove %s."
                        .formatted(placed.network().name(), group),
                new Fix(
                        "Remove " + group + " from RouteServerSubnet",
                        new Edit.ChangeSubnet(
                                placed.network().name(),
                                placed.subnet().withNetworkSecurityGroup(null))));
    }
}
