package studio.routeserver.advice.peering;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Peering;

/// `V-015` (R-PEER-01): a peering exists on both sides or carries nothing.
public final class PeeringOneSided implements Rule {

    @Override
    public String id() {
        return "V-015";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-PEER-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().peerings().stream()
                .filter(peering ->
                        subject.topology().peering(peering.to(), peering.from()).isEmpty())
                .map(peering -> finding(subject, peering));
    }

    /// Whether the missing side would take what this one offers (R-PEER-05): a network uses the
    /// gateways of one other only, and none beside its own.
    private static boolean takesOffer(Subject subject, Peering peering) {
        return peering.allowGatewayTransit()
                && subject.hasRouteServerOrGateway(peering.from())
                && !subject.hasRouteServerOrGateway(peering.to())
                && subject.topology().peerings().stream()
                        .noneMatch(other ->
                                other.from().equals(peering.to()) && other.useRemoteGateways());
    }

    private Finding finding(Subject subject, Peering peering) {
        boolean client = takesOffer(subject, peering);
        Peering other =
                Peering.between(peering.to(), peering.from())
                        .withAllowForwardedTraffic(peering.allowForwardedTraffic())
                        .withAllowGatewayTransit(peering.useRemoteGateways())
                        .withUseRemoteGateways(client);
        return finding(
                peering.name(),
                "%s is peered with %s but not the other way round; the peering stays Initiated and carries nothing. Add the other side."
                        .formatted(peering.from(), peering.to()),
                new Fix(
                        "Add the peering "
                                + other.name()
                                + (client ? ", with use remote gateways" : ""),
                        new Edit.Add(other)));
    }
}
