package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/// `V-029` (R-RS-04): some AS numbers cannot be a Route Server's peer.
public final class RefusedAsn implements Rule {

    @Override
    public String id() {
        return "V-029";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-RS-04";
    }

    private static final long FIRST_PRIVATE = 65001;

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        server.peers().stream()
                                .filter(peer -> subject.profile().refusesPeerAsn(peer.asn()))
                                .map(peer -> finding(subject, server, peer)));
    }

    private Finding finding(Subject subject, RouteServer server, RouteServer.Peer peer) {
        Optional<Nva> nva = subject.nvaAt(peer.ip());
        Asn free = free(subject);
        String name = nva.map(Nva::name).orElse(peer.name());
        String message =
                peer.asn().equals(Asn.AZURE)
                        ? "ASN 65515 of %s is the Route Server's own: the session would be internal and carry no routes; choose a free private one, such as %s."
                                .formatted(name, free)
                        : "ASN %s of %s cannot be used with a Route Server; choose a free private one, such as %s."
                                .formatted(peer.asn(), name, free);
        List<Edit> edits = new ArrayList<>();
        edits.add(
                new Edit.Change(
                        server.withPeers(
                                server.peers().stream()
                                        .map(other ->
                                                other.name().equals(peer.name())
                                                        ? new RouteServer.Peer(
                                                                peer.name(),
                                                                peer.ip(),
                                                                free,
                                                                peer.extra())
                                                        : other)
                                        .toList())));
        nva.filter(speaker -> speaker.bgp() != null && speaker.bgp().asn().equals(peer.asn()))
                .ifPresent(speaker ->
                        edits.add(
                                new Edit.Change(
                                        speaker.withBgp(
                                                Objects.requireNonNull(speaker.bgp())
                                                        .withAsn(free)))));
        String title = "Give " + name + " ASN " + free;
        return finding(name, message, new Fix(title, new Edit.Together(title, edits)));
    }

    private static Asn free(Subject subject) {
        Set<Asn> taken = new HashSet<>();
        subject.topology()
                .nvas()
                .forEach(nva -> nva.speaks().ifPresent(bgp -> taken.add(bgp.asn())));
        subject.topology()
                .routeServers()
                .forEach(server -> server.peers().forEach(peer -> taken.add(peer.asn())));
        long candidate = FIRST_PRIVATE;
        while (taken.contains(new Asn(candidate))
                || subject.profile().refusesPeerAsn(new Asn(candidate))) {
            candidate++;
        }
        return new Asn(candidate);
    }
}
