package studio.routeserver.advice.speaker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;

/// `V-030` (R-RS-08): a Route Server's peer is an NVA with that address and ASN.
public final class PeerMismatch implements Rule {

    @Override
    public String id() {
        return "V-030";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-08";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        server.peers().stream()
                                .flatMap(peer -> judge(subject, server, peer).stream()));
    }

    private Optional<Finding> judge(Subject subject, RouteServer server, RouteServer.Peer peer) {
        Optional<Nva> nva = subject.nvaAt(peer.ip());
        if (nva.isEmpty()) {
            return Optional.of(
                    finding(
                            peer.name(),
                            "%s expects a BGP speaker at %s, but no NVA has that address; move the peer or add the NVA."
                                    .formatted(server.name(), peer.ip())));
        }
        if (nva.get().bgp() == null) {
            return Optional.of(
                    finding(
                            nva.get().name(),
                            "%s expects ASN %s at %s, but %s speaks no BGP; give it a BGP configuration."
                                    .formatted(
                                            server.name(),
                                            peer.asn(),
                                            peer.ip(),
                                            nva.get().name())));
        }
        Asn actual = nva.get().bgp().asn();
        if (actual.equals(peer.asn()) || subject.profile().refusesPeerAsn(peer.asn())) {
            return Optional.empty();
        }
        List<RouteServer.Peer> mended =
                server.peers().stream()
                        .map(other ->
                                other.name().equals(peer.name())
                                        ? new RouteServer.Peer(
                                                peer.name(), peer.ip(), actual, peer.extra())
                                        : other)
                        .toList();
        return Optional.of(
                finding(
                        nva.get().name(),
                        "%s expects ASN %s at %s, %s is %s; the session is refused with Bad Peer AS."
                                .formatted(
                                        server.name(),
                                        peer.asn(),
                                        peer.ip(),
                                        nva.get().name(),
                                        actual),
                        subject.profile().refusesPeerAsn(actual)
                                ? new Fix(
                                        "Give " + nva.get().name() + " ASN " + peer.asn(),
                                        new Edit.Change(
                                                nva.get()
                                                        .withBgp(
                                                                nva.get()
                                                                        .bgp()
                                                                        .withAsn(peer.asn()))))
                                : new Fix(
                                        "Let " + server.name() + " expect ASN " + actual,
                                        new Edit.Change(server.withPeers(mended)))));
    }
}
