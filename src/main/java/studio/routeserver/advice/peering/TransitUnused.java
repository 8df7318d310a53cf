package studio.routeserver.advice.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Peering;

/// `V-023` (R-PEER-05): a hub that offers gateway transit to a spoke which does not use it.
public final class TransitUnused implements Rule {

    @Override
    public String id() {
        return "V-023";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-PEER-05";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().peerings().stream()
                .filter(Peering::allowGatewayTransit)
                .filter(peering -> !subject.hasRouteServerOrGateway(peering.to()))
                .filter(peering -> subject.peerings().hubOf(peering.to()).isEmpty())
                .flatMap(offer -> judge(subject, offer).stream());
    }

    private Optional<Finding> judge(Subject subject, Peering offer) {
        return subject.topology()
                .peering(offer.to(), offer.from())
                .filter(spoke -> !spoke.useRemoteGateways())
                .map(spoke -> finding(subject, offer, spoke));
    }

    private Finding finding(Subject subject, Peering offer, Peering spoke) {
        List<Fix> fixes = new ArrayList<>();
        if (subject.hasRouteServerOrGateway(offer.from())) {
            fixes.add(
                    new Fix(
                            "Let %s use the gateways of %s".formatted(offer.to(), offer.from()),
                            new Edit.Change(spoke.withUseRemoteGateways(true))));
        }
        fixes.add(
                new Fix(
                        "Clear gateway transit on " + offer.name(),
                        new Edit.Change(offer.withAllowGatewayTransit(false))));
        return finding(
                offer.name(),
                "%s offers gateway transit to %s, which does not use it; set use remote gateways or clear the offer."
                        .formatted(offer.from(), offer.to()),
                fixes.toArray(Fix[]::new));
    }
}
