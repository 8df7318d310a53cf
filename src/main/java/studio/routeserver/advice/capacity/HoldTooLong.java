package studio.routeserver.advice.capacity;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Timer;

/// `V-074` (T-05): a silent failure lasts as long as the hold time, and until the NICs are
/// programmed.
public final class HoldTooLong implements Rule {

    @Override
    public String id() {
        return "V-074";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public String source() {
        return "T-05";
    }

    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public Stream<Finding> check(Subject subject) {
        return Counts.speaking(subject).stream()
                .flatMap(nva -> judge(subject, nva, nva.speaks().orElseThrow()).stream());
    }

    /// Where the profile has BFD, that finds the failure instead.
    private Optional<Finding> judge(Subject subject, Nva nva, NvaBgp bgp) {
        Duration hold = Counts.hold(subject, bgp);
        boolean bfd = subject.profile().bfd() && bgp.bfd() != null;
        if (bfd || hold.compareTo(LONG) <= 0) {
            return Optional.empty();
        }
        Duration programming =
                subject.profile()
                        .timer(Timer.PROGRAM_REMOVE)
                        .plus(subject.profile().timer(Timer.PROGRAM_JITTER));
        return Optional.of(
                finding(
                        nva.name(),
                        "A silent failure of %s lasts up to %s plus %s; lower its timers to 5/15."
                                .formatted(
                                        nva.name(),
                                        Durations.text(hold),
                                        Durations.text(programming)),
                        Counts.quickTimers(nva, bgp)));
    }
}
