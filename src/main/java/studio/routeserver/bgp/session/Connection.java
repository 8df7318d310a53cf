package studio.routeserver.bgp.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Framer;

/// One transport connection of a session, from its OPEN to its end.
final class Connection {

    /// A large value, while the peer's offer is not known (RFC 4271 §8.2.2).
    static final Duration HOLD_BEFORE_OPEN = Duration.ofMinutes(4);

    final ConnectionId id;
    final Framer framer = new Framer();
    private final Codec beforeOpen;

    State state = State.OPEN_SENT;
    @Nullable Negotiated negotiated;
    @Nullable Instant holdDeadline;
    @Nullable Instant keepaliveDeadline;

    Connection(ConnectionId id, boolean ibgp, Instant now) {
        this.id = id;
        this.beforeOpen = new Codec(true, ibgp);
        this.holdDeadline = now.plus(HOLD_BEFORE_OPEN);
    }

    Codec codec() {
        return negotiated == null ? beforeOpen : negotiated.codec();
    }

    /// Something was heard that proves the peer alive.
    void restartHold(Instant now) {
        Duration hold = negotiated == null ? HOLD_BEFORE_OPEN : negotiated.hold();
        holdDeadline = hold.isZero() ? null : now.plus(hold);
    }

    @Nullable Instant nextDeadline() {
        return earlier(holdDeadline, keepaliveDeadline);
    }

    /// The earlier of two instants, of which either may never come.
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
