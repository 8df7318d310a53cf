package studio.routeserver.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Durations;

/// A stretch of virtual time in which nothing is done to the network. A long one is lived through
/// only until the network has come to rest: from then on it brings keepalives and nothing else.
///
/// @param option what asked for it, as refusals name it
record Stretch(Lab lab, String option, Instant end) {

    /// What is lived through whole. Longer than any timer: a hold time has at most 65,535 s (RFC
    /// 4271).
    private static final Duration WHOLE = Duration.ofHours(24);

    /// How long a network is watched for rest.
    private static final Duration PATIENCE = WHOLE.multipliedBy(2);

    private static final Duration STEP = Duration.ofHours(1);

    /// Lives through it, with something that is to happen at its end.
    ///
    /// @throws Refusal if it is too long for that: what happens then depends on timers that have
    ///   run all the while
    void before(Consumer<LabSnapshot> watch) {
        if (isLong()) {
            throw new Refusal(
                    "%s: %s comes more than %s after anything else happens; nothing in a network takes that long, so write an earlier time"
                            .formatted(
                                    option,
                                    text(Duration.between(Instant.EPOCH, end)),
                                    text(WHOLE)));
        }
        lab.advanceTo(end).forEach(watch);
    }

    /// Lives through it, or through as much of it as something happens in.
    ///
    /// @return the network at its end
    /// @throws Refusal if the network never comes to rest
    LabSnapshot last(Consumer<LabSnapshot> watch) {
        if (!isLong()) {
            lab.advanceTo(end).forEach(watch);
            return lab.snapshot();
        }
        Instant start = lab.now();
        Instant noisy = start;
        while (Duration.between(start, lab.now()).compareTo(PATIENCE) < 0) {
            List<LabSnapshot> seen = lab.advanceTo(lab.now().plus(STEP));
            seen.forEach(watch);
            noisy = seen.size() > 1 || !lab.converged() ? lab.now() : noisy;
            if (isOver(noisy)) {
                LabSnapshot then = lab.atRest(end);
                watch.accept(then);
                return then;
            }
        }
        throw new Refusal(
                "%s: this network has not come to rest after %s; %s is too long to be lived through"
                        .formatted(option, text(PATIENCE), text(Duration.between(start, end))));
    }

    private boolean isLong() {
        return Duration.between(lab.now(), end).compareTo(WHOLE) > 0;
    }

    /// Whether nothing is to be seen any more: nothing is due, or everything due has come without a
    /// change.
    private boolean isOver(Instant noisy) {
        Optional<Instant> next = lab.nextVisibleEvent();
        boolean nothingDue = next.isEmpty() || next.get().isAfter(end);
        boolean silent = Duration.between(noisy, lab.now()).compareTo(WHOLE) >= 0;
        return lab.converged() && nothingDue || silent;
    }

    private static String text(Duration duration) {
        long hours = duration.toHours();
        return Duration.ofHours(hours).equals(duration) ? hours + "h" : Durations.text(duration);
    }
}
