package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteServer;

/// `V-027` (R-RS-08): each peer of a Route Server has an address of its own.
public final class PeerTwice implements Rule {

    @Override
    public String id() {
        return "V-027";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-RS-08";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream().flatMap(server -> judge(server).stream());
    }

    private Optional<Finding> judge(RouteServer server) {
        Set<Ipv4Address> seen = new HashSet<>();
        Set<Ipv4Address> twice = new LinkedHashSet<>();
        List<RouteServer.Peer> kept = new ArrayList<>();
        for (RouteServer.Peer peer : server.peers()) {
            if (seen.add(peer.ip())) {
                kept.add(peer);
            } else {
                twice.add(peer.ip());
            }
        }
        if (twice.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        server.name(),
                        "%s lists %s twice; each peer needs its own address."
                                .formatted(server.name(), Words.list(twice)),
                        new Fix(
                                "Keep the first peer of " + Words.list(twice),
                                new Edit.Change(server.withPeers(kept)))));
    }
}
