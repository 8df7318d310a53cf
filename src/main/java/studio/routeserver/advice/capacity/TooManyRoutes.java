package studio.routeserver.advice.capacity;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// `V-078` (L-02): an NVA advertises no more routes than a Route Server takes from a peer.
public final class TooManyRoutes implements Rule {

    @Override
    public String id() {
        return "V-078";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "L-02";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTES_PER_PEER);
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        server.peers().stream()
                                .flatMap(peer -> judge(subject, server, peer, most).stream()));
    }

    private Optional<Finding> judge(
            Subject subject, RouteServer server, RouteServer.Peer peer, long most) {
        Optional<Nva> nva = subject.nvaAt(peer.ip()).filter(speaker -> speaker.bgp() != null);
        long routes = nva.map(speaker -> advertised(subject, server, speaker)).orElse(0L);
        if (nva.isEmpty() || routes <= most) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        nva.get().name(),
                        "%s advertises %d routes, the limit is %d; %s ends the session. Summarise."
                                .formatted(nva.get().name(), routes, most, server.name())));
    }

    /// The most that one instance is told by statements.
    private static long advertised(Subject subject, RouteServer server, Nva nva) {
        NvaBgp bgp = Objects.requireNonNull(nva.bgp());
        return Addresses.instances(subject.topology(), server).stream()
                .mapToLong(instance ->
                        bgp.advertise().stream()
                                .filter(statement ->
                                        statement.to().isEmpty()
                                                || statement.to().contains(instance))
                                .map(NvaBgp.Advertisement::prefix)
                                .distinct()
                                .count())
                .max()
                .orElse(0);
    }
}
