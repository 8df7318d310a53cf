package studio.routeserver.bgp.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.routeserver.bgp.message.Bytes;
import studio.routeserver.bgp.message.Capability;
import studio.routeserver.bgp.message.Message;

/// Our OPEN, and what we make of the peer's (RFC 4271 §6.2 and §4.2).
final class Negotiation {

    private static final int CISCO_ROUTE_REFRESH = 128;
    private static final Duration LEAST_KEEPALIVE = Duration.ofSeconds(1);

    /// Why a peer's OPEN is refused.
    record Refusal(Message.Notification notification, String because) {}

    private final SessionConfig config;

    Negotiation(SessionConfig config) {
        this.config = config;
    }

    /// IPv4 unicast and no other family (azure rule R-RS-06), no graceful restart (R-RS-17).
    Message.Open open() {
        List<Capability> capabilities = new ArrayList<>();
        capabilities.add(Capability.Multiprotocol.IPV4_UNICAST);
        if (config.routeRefresh()) {
            capabilities.add(new Capability.RouteRefresh());
        }
        if (config.fourOctetAs()) {
            capabilities.add(new Capability.FourOctetAs(config.localAs()));
        }
        return new Message.Open(
                config.localAs(),
                (int) config.holdTime().toSeconds(),
                config.localId(),
                capabilities);
    }

    /// What is wrong with the peer's OPEN, if anything; what no configuration would take is refused
    /// by the codec before.
    Optional<Refusal> refuse(Message.Open open) {
        if (!open.as().equals(config.remoteAs())) {
            return refusal(
                    2,
                    Bytes.EMPTY,
                    "the peer says AS %s, configured is AS %s"
                            .formatted(open.as(), config.remoteAs()));
        }
        if (config.ibgp() && open.identifier().equals(config.localId())) {
            return refusal(
                    3,
                    Bytes.EMPTY,
                    "the peer has our BGP identifier " + open.identifier() + " (RFC 6286)");
        }
        boolean namesFamilies = open.capability(Capability.Multiprotocol.class).isPresent();
        boolean ours = open.capabilities().contains(Capability.Multiprotocol.IPV4_UNICAST);
        if (namesFamilies && !ours) {
            return refusal(
                    7,
                    Bytes.of(1, 4, 0, 1, 0, 1),
                    "the peer does not speak IPv4 unicast (RFC 5492)");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(int subcode, Bytes data, String because) {
        return Optional.of(new Refusal(new Message.Notification(2, subcode, data), because));
    }

    /// What both ends can do; the lower hold time wins, and KEEPALIVEs come at least three times as
    /// often (azure rule R-RS-14).
    Negotiated with(Message.Open open) {
        Duration theirs = Duration.ofSeconds(open.holdTimeSeconds());
        Duration hold = least(config.holdTime(), theirs);
        Duration third = hold.dividedBy(3);
        Duration keepalive =
                hold.isZero()
                        ? Duration.ZERO
                        : greatest(LEAST_KEEPALIVE, least(config.keepalive(), third));
        boolean refreshes =
                open.capabilities().stream()
                        .map(Capability::code)
                        .anyMatch(code -> code == 2 || code == CISCO_ROUTE_REFRESH);
        return new Negotiated(
                hold,
                keepalive,
                config.fourOctetAs() && open.capability(Capability.FourOctetAs.class).isPresent(),
                config.routeRefresh() && refreshes,
                config.ibgp(),
                open);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration greatest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Which of two connections stays when both ends dialled: the one that was opened by the
    /// speaker with the higher identifier, of equal ones with the higher AS (RFC 4271 §6.8, RFC
    /// 6286 §2.3).
    ConnectionId.Side winner(Message.Open open) {
        int order = config.localId().compareTo(open.identifier());
        if (order == 0) {
            order = config.localAs().compareTo(open.as());
        }
        return order > 0 ? ConnectionId.Side.DIALLED : ConnectionId.Side.ACCEPTED;
    }
}
