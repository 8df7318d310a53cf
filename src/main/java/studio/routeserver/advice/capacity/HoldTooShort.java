package studio.routeserver.advice.capacity;

import java.time.Duration;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Timer;

/// `V-073` (T-03): a hold time shorter than the short interruptions of the platform ends sessions
/// that nothing ails.
public final class HoldTooShort implements Rule {

    @Override
    public String id() {
        return "V-073";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "T-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Duration shortest = subject.profile().timer(Timer.SHORT_HOLD);
        return Counts.speaking(subject).stream()
                .flatMap(nva -> {
                    NvaBgp bgp = nva.speaks().orElseThrow();
                    Duration hold = Counts.hold(subject, bgp);
                    return hold.compareTo(shortest) < 0
                            ? Stream.of(finding(nva, bgp, hold))
                            : Stream.empty();
                });
    }

    /// A hold time of zero turns the timer off (R-RS-14): that finds nothing at all.
    private Finding finding(Nva nva, NvaBgp bgp, Duration hold) {
        String message =
                hold.isZero()
                        ? "Hold time 0s on %s turns the hold timer off, so a silent failure is"
                                + " never found; use 15 s."
                        : "Hold time %2$s on %1$s is shorter than short interruptions of the"
                                + " platform; use 15 s.";
        return finding(
                nva.name(),
                message.formatted(nva.name(), Durations.text(hold)),
                Counts.quickTimers(nva, bgp));
    }
}
