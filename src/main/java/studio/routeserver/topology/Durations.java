package studio.routeserver.topology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as files and commands write them: `250ms`, `10s`, `3m`, `1h`.
public final class Durations {

    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");

    /// A number whose unit is missing or written otherwise.
    private static final Pattern ALMOST =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z]*)");

    private static final int NANOS_DIGITS = 9;
    private static final BigDecimal LONGEST_NANOS =
            BigDecimal.valueOf(Duration.ofHours(10_000).toNanos());

    private Durations() {}

    /// Reads a number and a unit.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static Duration parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; " + remedy(text.strip()));
        }
        long nanosPerUnit =
                switch (matcher.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                };
        BigDecimal nanos =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosPerUnit));
        if (nanos.compareTo(LONGEST_NANOS) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too long; write a duration of at most 10000h");
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static String remedy(String text) {
        Matcher guess = ALMOST.matcher(text);
        if (!guess.matches()) {
            return "write a number and a unit, such as 250ms, 10s or 3m";
        }
        String unit = guess.group(2).toLowerCase(Locale.ROOT);
        String meant =
                unit.startsWith("ms") || unit.startsWith("mil")
                        ? "ms"
                        : unit.startsWith("m") ? "m" : unit.startsWith("h") ? "h" : "s";
        return "did you mean '" + guess.group(1) + meant + "'?";
    }

    /// Writes it so that [#parse] reads the same: in `s`, or in `ms` below a second. At most three
    /// decimals, so anything finer than a microsecond is rounded away.
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        boolean whole = duration.equals(Duration.ofMillis(millis));
        if (whole && millis % 1000 == 0) {
            return millis / 1000 + "s";
        }
        if (whole && millis < 1000) {
            return millis + "ms";
        }
        BigDecimal seconds =
                BigDecimal.valueOf(duration.toNanos(), NANOS_DIGITS)
                        .setScale(whole ? 3 : 6, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return seconds.toPlainString() + "s";
    }
}
