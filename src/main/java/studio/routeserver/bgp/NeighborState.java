package studio.routeserver.bgp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.session.Counters;
import studio.routeserver.bgp.session.Negotiated;
import studio.routeserver.bgp.session.State;

/// A neighbour as it stands, for readers.
///
/// @param negotiated null before OpenConfirm
/// @param establishedSince null unless Established
/// @param holdDeadline when the session ends if nothing more is heard; null without a hold timer
/// @param lastFall why the session last fell; empty before it did
/// @param received routes in the Adj-RIB-In, rejected ones included
/// @param accepted those of them that take part in decisions
/// @param advertised routes in the Adj-RIB-Out
public record NeighborState(
        Neighbor neighbor,
        State state,
        @Nullable Negotiated negotiated,
        @Nullable Instant establishedSince,
        @Nullable Instant holdDeadline,
        String lastFall,
        Counters counters,
        int received,
        int accepted,
        int advertised) {}
