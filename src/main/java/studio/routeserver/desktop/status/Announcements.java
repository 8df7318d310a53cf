package studio.routeserver.desktop.status;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Duration;
import java.util.Optional;
import studio.routeserver.desktop.workbench.Health;

/// What a screen reader is told of a network that changes: summed up, and never more often than one
/// can listen to (UX-126). Knows no clock; the time is told.
final class Announcements {

    /// From one announcement to the next, at least.
    static final Duration APART = Duration.ofSeconds(2);

    private String said = "";
    private long saidAt;

    /// The sentence to say now: empty where it has been said, or where it is too early.
    ///
    /// @param nanos of a clock that only goes on
    Optional<String> next(Health health, long nanos) {
        String sentence = sentence(health);
        boolean early = !said.isEmpty() && nanos - saidAt < APART.toNanos();
        if (sentence.equals(said) || early) {
            return Optional.empty();
        }
        said = sentence;
        saidAt = nanos;
        return Optional.of(sentence);
    }

    /// Whether something is still to be said, once it is time.
    boolean owes(Health health) {
        return !sentence(health).equals(said);
    }

    private static String sentence(Health health) {
        StringBuilder sentence =
                new StringBuilder(
                        text("status.announce.sessions", health.established(), health.sessions()));
        if (health.holes() > 0) {
            sentence.append(", ").append(text("status.announce.holes", health.holes()));
        } else {
            sentence.append(", ")
                    .append(text("status.announce.flows", health.delivered(), health.flows()));
        }
        if (health.programming() > 0) {
            sentence.append(", ").append(text("status.announce.programming", health.programming()));
        }
        return sentence.toString();
    }
}
