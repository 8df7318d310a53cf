package studio.routeserver.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How virtual time is written on the drawing. 0 s is [Instant#EPOCH].
final class Clock {

    private Clock() {}

    /// A moment as minutes and seconds, hours where there are some: `00:41`, `-00:05`, `1:02:03`.
    static String time(Instant at) {
        return span(Duration.between(Instant.EPOCH, at));
    }

    /// The same with its sign: `+00:41`.
    static String offset(Instant at) {
        return at.isBefore(Instant.EPOCH) ? time(at) : "+" + time(at);
    }

    /// A duration in whole seconds, begun ones left out.
    static String span(Duration duration) {
        Duration whole = duration.abs();
        String sign = duration.isNegative() && whole.toSeconds() > 0 ? "-" : "";
        long hours = whole.toHours();
        String minutes =
                String.format(
                        Locale.ROOT, "%02d:%02d", whole.toMinutesPart(), whole.toSecondsPart());
        return sign + (hours > 0 ? hours + ":" : "") + minutes;
    }

    /// How long something has been up: by the second while that is news, then by the hour, so that
    /// a quiet drawing does not change each second.
    static String uptime(Duration duration) {
        return duration.toHours() > 0 ? duration.toHours() + " h" : span(duration);
    }
}
