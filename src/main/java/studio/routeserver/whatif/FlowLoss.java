package studio.routeserver.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one ECMP member of a flow lost, or that it lost nothing.
///
/// @param share the part of the flow's conversations that took this way, above 0 to 1
/// @param via the appliances on the way before the loss, for people; empty for a direct way
/// @param lostFrom when the first packet was lost; null where nothing was
/// @param lostUntil when they work again; null where nothing was lost, or they still do not
/// @param why what killed the packets, and what ended it; empty where nothing was lost
public record FlowLoss(
        Flow flow,
        double share,
        String via,
        @Nullable Instant lostFrom,
        @Nullable Instant lostUntil,
        String why) {

    public boolean lost() {
        return lostFrom != null;
    }

    /// How long it was lost, in whole milliseconds; empty where nothing was lost, or it still is.
    public Optional<Duration> outage() {
        return lostFrom == null || lostUntil == null
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Duration.between(lostFrom, lostUntil).toMillis()));
    }
}
