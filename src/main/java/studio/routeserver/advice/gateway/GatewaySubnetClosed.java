package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;

/// `V-056` (R-EFF-21): GatewaySubnet keeps the propagation of BGP routes on.
public final class GatewaySubnetClosed implements Rule {

    @Override
    public String id() {
        return "V-056";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-EFF-21";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.subnets(Subnet.GATEWAY)
                .filter(placed ->
                        subject.topology()
                                .routeTableOf(placed.ref())
                                .filter(RouteTable::disableBgpRoutePropagation)
                                .isPresent())
                .flatMap(placed ->
                        subject.topology().gatewaysOf(placed.network().name()).stream()
                                .limit(1)
                                .map(gateway -> finding(subject, placed.ref(), gateway)));
    }

    private Finding finding(Subject subject, SubnetRef ref, Gateway gateway) {
        return finding(
                ref.toString(),
                "The route table of GatewaySubnet turns propagation off, which breaks %s; turn it on."
                        .formatted(gateway.name()),
                TableEdits.propagation(subject.topology(), ref, true));
    }
}
