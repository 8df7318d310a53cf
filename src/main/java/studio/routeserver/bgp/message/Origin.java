package studio.routeserver.bgp.message;

import org.jspecify.annotations.Nullable;

/// How a route entered BGP (RFC 4271 §5.1.1), in the order of preference.
public enum Origin {
    IGP(0),
    EGP(1),
    INCOMPLETE(2);

    private final int code;

    Origin(int code) {
        this.code = code;
    }

    /// The number on the wire.
    int code() {
        return code;
    }

    static @Nullable Origin of(int code) {
        for (Origin origin : values()) {
            if (origin.code == code) {
                return origin;
            }
        }
        return null;
    }
}
