package studio.routeserver.advice.speaker;

import java.util.Objects;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Timer;

/// `V-035` (R-RS-15): a Route Server speaks no BFD.
public final class BfdIgnored implements Rule {

    @Override
    public String id() {
        return "V-035";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-RS-15";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        if (subject.profile().bfd()) {
            return Stream.empty();
        }
        return subject.topology().nvas().stream()
                .filter(nva -> nva.bgp() != null && nva.bgp().bfd() != null)
                .filter(nva ->
                        Objects.requireNonNull(nva.bgp()).neighbors().stream()
                                .anyMatch(ip -> subject.instanceAt(ip).isPresent()))
                .map(nva -> finding(subject, nva, Objects.requireNonNull(nva.bgp())));
    }

    private Finding finding(Subject subject, Nva nva, NvaBgp bgp) {
        String hold =
                Durations.text(
                        Objects.requireNonNullElseGet(
                                bgp.holdTime(), () -> subject.profile().timer(Timer.NVA_HOLD)));
        return finding(
                nva.name(),
                "%s configures BFD, which Route Server does not speak; failure is found by the hold timer (%s)."
                        .formatted(nva.name(), hold),
                new Fix(
                        "Remove BFD from " + nva.name(),
                        new Edit.Change(nva.withBgp(bgp.withBfd(null)))));
    }
}
