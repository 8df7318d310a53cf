package studio.routeserver.advice.addressing;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Subnet;

/// `V-012` (R-GW-01): gateways live in GatewaySubnet, and nothing else does.
public final class GatewaySubnetResidents implements Rule {

    @Override
    public String id() {
        return "V-012";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Stream<String> strayGateways =
                subject.topology().gateways().stream()
                        .filter(gateway -> !gateway.subnet().subnet().equals(Subnet.GATEWAY))
                        .filter(gateway -> !gateway.subnet().subnet().equals(Subnet.ROUTE_SERVER))
                        .map(Gateway::name);
        Stream<String> intruders =
                subject.subnets(Subnet.GATEWAY)
                        .flatMap(placed -> subject.residents(placed.ref()).stream())
                        .filter(resident -> resident.kind() != Kind.GATEWAY)
                        .map(Ref::name);
        return Stream.concat(strayGateways, intruders)
                .map(name ->
                        finding(
                                name,
                                "%s and its subnet do not fit: gateways live in GatewaySubnet and nothing else does; move it."
                                        .formatted(name)));
    }
}
