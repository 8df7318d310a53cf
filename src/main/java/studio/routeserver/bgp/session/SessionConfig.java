package studio.routeserver.bgp.session;

import java.time.Duration;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// How one end of a session is configured.
///
/// @param localId our BGP identifier, not 0.0.0.0 (RFC 6286)
/// @param remoteAs the AS that the peer's OPEN has to name
/// @param holdTime what we offer: zero for none, or 3 s to 65535 s, in whole seconds
/// @param keepalive the longest time between two KEEPALIVEs; a third of the negotiated hold time if
///   that is shorter (azure rule R-RS-14)
/// @param connectRetry how long a dial may take, and how long to wait before the next
/// @param idleHold how long a session stays in Idle after it failed
/// @param routeRefresh whether we offer the capability (RFC 2918)
/// @param fourOctetAs whether we offer the capability (RFC 6793)
/// @param passive whether we only listen and never dial
public record SessionConfig(
        Asn localAs,
        Ipv4Address localId,
        Asn remoteAs,
        Duration holdTime,
        Duration keepalive,
        Duration connectRetry,
        Duration idleHold,
        boolean routeRefresh,
        boolean fourOctetAs,
        boolean passive) {

    private static final Duration LEAST_HOLD = Duration.ofSeconds(3);
    private static final Duration MOST_HOLD = Duration.ofSeconds(0xFFFF);

    public SessionConfig {
        boolean none = holdTime.isZero();
        if (!none && (holdTime.compareTo(LEAST_HOLD) < 0 || holdTime.compareTo(MOST_HOLD) > 0)) {
            throw new IllegalArgumentException(
                    "hold time %s s is not allowed; write 0 for none, or 3 s to 65535 s"
                            .formatted(holdTime.toSeconds()));
        }
        if (!holdTime.equals(Duration.ofSeconds(holdTime.toSeconds()))) {
            throw new IllegalArgumentException("a hold time has whole seconds (RFC 4271 §4.2)");
        }
        if (keepalive.isZero() || keepalive.isNegative()) {
            throw new IllegalArgumentException("the keepalive time must be longer than nothing");
        }
        if (localId.bits() == 0) {
            throw new IllegalArgumentException("the BGP identifier must not be 0.0.0.0 (RFC 6286)");
        }
    }

    /// Hold 180 s, keepalive 60 s, retries after 10 s, all capabilities, dialling and listening.
    public static SessionConfig of(Asn localAs, Ipv4Address localId, Asn remoteAs) {
        return new SessionConfig(
                localAs,
                localId,
                remoteAs,
                Duration.ofSeconds(180),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                true,
                true,
                false);
    }

    /// Whether both ends are of one AS.
    public boolean ibgp() {
        return localAs.equals(remoteAs);
    }

    public SessionConfig withTimers(Duration hold, Duration betweenKeepalives) {
        return new SessionConfig(
                localAs,
                localId,
                remoteAs,
                hold,
                betweenKeepalives,
                connectRetry,
                idleHold,
                routeRefresh,
                fourOctetAs,
                passive);
    }

    public SessionConfig withRetries(Duration connect, Duration idle) {
        return new SessionConfig(
                localAs,
                localId,
                remoteAs,
                holdTime,
                keepalive,
                connect,
                idle,
                routeRefresh,
                fourOctetAs,
                passive);
    }

    public SessionConfig withRouteRefresh(boolean offered) {
        return new SessionConfig(
                localAs,
                localId,
                remoteAs,
                holdTime,
                keepalive,
                connectRetry,
                idleHold,
                offered,
                fourOctetAs,
                passive);
    }

    public SessionConfig withPassive(boolean listeningOnly) {
        return new SessionConfig(
                localAs,
                localId,
                remoteAs,
                holdTime,
                keepalive,
                connectRetry,
                idleHold,
                routeRefresh,
                fourOctetAs,
                listeningOnly);
    }
}
