package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// `V-044` (R-RS-17): without route refresh every change of the peerings ends the session.
public final class NoRouteRefresh implements Rule {

    @Override
    public String id() {
        return "V-044";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-RS-17";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .filter(nva -> subject.speakers().anyMatch(speaker -> speaker.nva().equals(nva)))
                .flatMap(nva ->
                        nva.speaks().filter(bgp -> !bgp.routeRefresh()).stream()
                                .map(bgp -> finding(nva, bgp)));
    }

    private Finding finding(Nva nva, NvaBgp bgp) {
        return finding(
                nva.name(),
                "%s lacks route refresh; every new peering resets its sessions hard."
                        .formatted(nva.name()),
                new Fix(
                        "Turn on route refresh of " + nva.name(),
                        new Edit.Change(nva.withBgp(bgp.withRouteRefresh(true)))));
    }
}
