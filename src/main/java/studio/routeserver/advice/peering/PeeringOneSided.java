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
                .map(this::finding);
    }

    private Finding finding(Peering peering) {
        Peering other =
                Peering.between(peering.to(), peering.from())
                        .withAllowForwardedTraffic(peering.allowForwardedTraffic())
                        .withAllowGatewayTransit(peering.useRemoteGateways());
        return finding(
                peering.name(),
                "%s is peered with %s but not the other way round; the peering stays Initiated and carries nothing. Add the other side."
                        .formatted(peering.from(), peering.to()),
                new Fix("Add the peering " + other.name(), new Edit.Add(other)));
    }
}
