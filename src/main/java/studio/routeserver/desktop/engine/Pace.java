package studio.routeserver.desktop.engine;

import java.time.Duration;
import java.time.Instant;

/// How fast virtual time runs against the watcher's.
///
/// Automatic pace spends [#WATCHED] on each stretch up to the next visible change, whether that is
/// three minutes of a hold timer or the 25 s until a NIC is programmed, so that a convergence takes
/// a few seconds of watching. Once a stretch has begun its factor only changes with its end.
final class Pace {

    static final double SLOWEST = 0.1;
    static final double FASTEST = 1000;

    /// What a watcher is given to see one stretch go by.
    static final Duration WATCHED = Duration.ofMillis(1500);

    /// The stretch after the last change, until the network counts as quiet.
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final double[] GEARS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private Instant end = Instant.EPOCH;
    private double factor = 1;

    /// The automatic factor at an instant whose next visible change is known, or is none.
    double automatic(Instant now, Frame frame) {
        Instant next = frame.nextVisible().orElse(now.plus(QUIET));
        if (!next.equals(end)) {
            end = next;
            double seconds = Math.max(0, Duration.between(now, next).toNanos() / 1e9);
            factor = Math.clamp(seconds / (WATCHED.toNanos() / 1e9), 1, FASTEST);
        }
        return factor;
    }

    /// The next gear up or down from a factor.
    static double shifted(double from, int direction) {
        if (direction > 0) {
            for (double gear : GEARS) {
                if (gear > from * 1.001) {
                    return gear;
                }
            }
            return FASTEST;
        }
        for (int i = GEARS.length - 1; i >= 0; i--) {
            if (GEARS[i] < from * 0.999) {
                return GEARS[i];
            }
        }
        return SLOWEST;
    }
}
