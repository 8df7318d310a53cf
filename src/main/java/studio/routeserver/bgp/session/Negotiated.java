package studio.routeserver.bgp.session;

import java.time.Duration;
import studio.routeserver.bgp.message.Codec;
import studio.routeserver.bgp.message.Message;

/// What both ends agreed on in their OPENs.
///
/// @param hold zero for no hold timer
/// @param keepalive zero for no KEEPALIVEs
/// @param routeRefresh whether both ends take ROUTE-REFRESH
/// @param remote the peer's OPEN
public record Negotiated(
        Duration hold,
        Duration keepalive,
        boolean fourOctetAs,
        boolean routeRefresh,
        boolean ibgp,
        Message.Open remote) {

    /// How the session's UPDATEs are written.
    public Codec codec() {
        return new Codec(fourOctetAs, ibgp);
    }
}
