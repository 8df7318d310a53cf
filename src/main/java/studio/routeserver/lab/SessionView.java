package studio.routeserver.lab;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// A BGP session at one instant, as both ends see it.
///
/// @param peer the name of the Route Server's peer object; the remote's name for other sessions
/// @param routeServer the Route Server whose instance the local end is; null for other sessions
/// @param instance which instance the local end is, 0 or 1; 0 where there are none
/// @param state the local end's
/// @param remoteState the remote end's; it differs while one end has not noticed
/// @param holdTime negotiated; zero while not established, or where hold time is off
/// @param holdDeadline when the local end gives up if nothing more comes; null where it does not
///   wait
/// @param remoteHoldDeadline the same of the remote end
/// @param establishedSince null while not established
/// @param received routes that the local end holds from the remote, the refused ones left out
/// @param advertised routes that the local end has told
/// @param cut whether its packets are stopped, by a fault or by the guest itself (R-RS-13)
/// @param note why it is not established, in words; empty where it is
public record SessionView(
        SessionId id,
        String peer,
        @Nullable String routeServer,
        int instance,
        Ipv4Address localAddress,
        Ipv4Address remoteAddress,
        Asn localAsn,
        Asn remoteAsn,
        SessionState state,
        SessionState remoteState,
        Duration holdTime,
        Duration keepalive,
        @Nullable Instant holdDeadline,
        @Nullable Instant remoteHoldDeadline,
        @Nullable Instant establishedSince,
        int received,
        int advertised,
        boolean cut,
        String note) {}
