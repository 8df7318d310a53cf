package studio.routeserver.advice.capacity;

import java.util.Optional;
import java.util.OptionalLong;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;

/// How far something is from one of Azure's limits.
///
/// @param limit the limit; its number is the profile's
/// @param object what it is measured at, as the file names it; a region by its name
/// @param what what is counted, such as `routes that nva1 tells hub-route-server`
/// @param value how many there are, as Azure counts
/// @param most the last number that Azure takes; empty where the profile knows no limit
/// @param safe up to which number nothing can go wrong, where that is less than the limit
/// @param beyond what Azure does beyond the limit, such as `refuses the ninth peer`
/// @param rule the validation rule that speaks then, such as `V-078`
public record Meter(
        Limit limit,
        String object,
        String what,
        long value,
        OptionalLong most,
        OptionalLong safe,
        String beyond,
        String rule) {

    /// How near the limit is.
    public enum Level {
        /// Room enough.
        FREE("free"),
        /// Past eight tenths, or past the safe number.
        NEAR("near"),
        /// Azure acts.
        BEYOND("beyond");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// The number at which Azure acts; empty where there is no limit.
    public OptionalLong actsAt() {
        return most.isPresent() ? OptionalLong.of(most.getAsLong() + 1) : most;
    }

    public Level level() {
        if (most.isEmpty()) {
            return Level.FREE;
        }
        if (value > most.getAsLong()) {
            return Level.BEYOND;
        }
        boolean unsafe = safe.isPresent() && value > safe.getAsLong();
        return unsafe || value * 10 >= most.getAsLong() * 8 && most.getAsLong() > 1
                ? Level.NEAR
                : Level.FREE;
    }

    /// The used part, 0 to 1; 0 where there is no limit.
    public double share() {
        return most.isEmpty() || most.getAsLong() == 0
                ? 0
                : Math.min(1, (double) value / most.getAsLong());
    }

    /// `2 of 8`, or `12, no limit`.
    public String reading() {
        return most.isPresent()
                ? Words.number(value) + " of " + Words.number(most.getAsLong())
                : Words.number(value) + ", no limit";
    }

    /// What happens at which number, in words.
    public String acts() {
        Optional<String> early =
                safe.isPresent()
                        ? Optional.of(
                                "; advertised again at once each counts twice, so %s are safe"
                                        .formatted(Words.number(safe.getAsLong())))
                        : Optional.empty();
        return actsAt().isPresent()
                ? "at %s Azure %s%s"
                        .formatted(Words.number(actsAt().getAsLong()), beyond, early.orElse(""))
                : "this profile knows no limit";
    }
}
