package studio.routeserver.desktop.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Virtual time as people read it.
public final class Times {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int LONG_SECONDS = 100;

    private Times() {}

    /// The clock: `00:01:41.250` since 0 s.
    public static String clock(Instant at) {
        Duration since = Duration.between(Instant.EPOCH, at);
        String sign = since.isNegative() ? "-" : "";
        Duration size = since.abs();
        return String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d.%03d",
                sign,
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart(),
                size.toMillisPart());
    }

    /// Minutes and seconds of a countdown or an uptime: `02:41`, with hours `1:02:41`.
    public static String countdown(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds >= HOUR
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / HOUR,
                        seconds % HOUR / MINUTE,
                        seconds % MINUTE)
                : String.format(Locale.ROOT, "%02d:%02d", seconds / MINUTE, seconds % MINUTE);
    }

    /// A length of time: `1.3 s`, `163 s`, `12 m 5 s`.
    public static String length(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() >= 10) {
            return duration.toMinutes() + " m " + duration.toSecondsPart() + " s";
        }
        boolean whole = duration.toMillis() % 1000 == 0 || seconds >= LONG_SECONDS;
        return String.format(Locale.ROOT, whole ? "%.0f s" : "%.1f s", seconds);
    }

    /// A point of a run: `10.0 s`.
    public static String point(Instant at) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(Instant.EPOCH, at).toMillis() / 1000.0);
    }
}
