package studio.routeserver.bgp.message;

import java.util.Locale;

/// What a received message does to its routes and its session, weakest first (RFC 7606 §2).
public enum Reaction {
    OK,
    /// An attribute was malformed and left out; the rest counts.
    ATTRIBUTE_DISCARD,
    /// Every announced prefix counts as withdrawn.
    TREAT_AS_WITHDRAW,
    /// The session ends with a NOTIFICATION.
    SESSION_RESET;

    /// The stronger of the two.
    public Reaction and(Reaction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// As RFC 7606 writes it, `treat-as-withdraw`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
