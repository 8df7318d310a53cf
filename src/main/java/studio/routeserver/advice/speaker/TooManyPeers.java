package studio.routeserver.advice.speaker;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Limit;

/// `V-026` (L-01): a Route Server takes a limited number of peers.
public final class TooManyPeers implements Rule {

    @Override
    public String id() {
        return "V-026";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-01";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.PEERS_PER_ROUTE_SERVER);
        return subject.topology().routeServers().stream()
                .filter(server -> server.peers().size() > most)
                .map(server ->
                        finding(
                                server.name(),
                                "%s has %d BGP peers; Azure allows %d. Remove some."
                                        .formatted(server.name(), server.peers().size(), most)));
    }
}
