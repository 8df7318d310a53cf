package studio.routeserver.advice.peering;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Peering;

/// `V-019` (R-PEER-06): who uses remote gateways needs a hub that has and offers them.
public final class RemoteGatewaysMissing implements Rule {

    @Override
    public String id() {
        return "V-019";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-PEER-06";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().peerings().stream()
                .filter(Peering::useRemoteGateways)
                .filter(peering -> !subject.hasRouteServerOrGateway(peering.from()))
                .flatMap(peering -> judge(subject, peering).stream());
    }

    private Optional<Finding> judge(Subject subject, Peering peering) {
        boolean has = subject.hasRouteServerOrGateway(peering.to());
        Optional<Peering> back = subject.topology().peering(peering.to(), peering.from());
        boolean offers = back.map(Peering::allowGatewayTransit).orElse(true);
        if (has && offers) {
            return Optional.empty();
        }
        String message =
                "%s uses the gateways of %s, but %s offers none; %s."
                        .formatted(
                                peering.from(),
                                peering.to(),
                                peering.to(),
                                has
                                        ? "turn on gateway transit there"
                                        : "add a Route Server or gateway there, or clear the flag");
        Fix fix =
                has && back.isPresent()
                        ? new Fix(
                                "Allow gateway transit on " + back.get().name(),
                                new Edit.Change(back.get().withAllowGatewayTransit(true)))
                        : new Fix(
                                "Clear use remote gateways on " + peering.name(),
                                new Edit.Change(peering.withUseRemoteGateways(false)));
        return Optional.of(finding(peering.name(), message, fix));
    }
}
