package studio.routeserver.advice.peering;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;

/// `V-018` (R-PEER-07): a network with its own gateway or Route Server cannot use another's.
public final class RemoteGatewaysBesideOwn implements Rule {

    @Override
    public String id() {
        return "V-018";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-PEER-07";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().peerings().stream()
                .filter(Peering::useRemoteGateways)
                .filter(peering -> subject.hasRouteServerOrGateway(peering.from()))
                .map(peering -> finding(subject, peering));
    }

    private Finding finding(Subject subject, Peering peering) {
        String own =
                Stream.concat(
                                subject.topology().routeServersOf(peering.from()).stream()
                                        .map(RouteServer::name),
                                subject.topology().gatewaysOf(peering.from()).stream()
                                        .map(Gateway::name))
                        .findFirst()
                        .orElseThrow();
        return finding(
                peering.name(),
                "%s has its own %s; it cannot use the gateways of %s. Clear the flag."
                        .formatted(peering.from(), own, peering.to()),
                new Fix(
                        "Clear use remote gateways on " + peering.name(),
                        new Edit.Change(peering.withUseRemoteGateways(false))));
    }
}
