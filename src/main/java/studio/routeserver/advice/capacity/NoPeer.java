package studio.routeserver.advice.capacity;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;

/// `V-086`: a Route Server without a peer changes nothing, unless it joins a VPN and an
/// ExpressRoute gateway.
public final class NoPeer implements Rule {

    @Override
    public String id() {
        return "V-086";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public String source() {
        return "A-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .filter(server -> server.peers().isEmpty())
                .filter(server -> !joinsGateways(subject, server))
                .map(server ->
                        finding(
                                server.name(),
                                "%s has no BGP peer and changes nothing; add an NVA or remove it."
                                        .formatted(server.name())));
    }

    private static boolean joinsGateways(Subject subject, RouteServer server) {
        return server.branchToBranch()
                && subject.topology().gatewaysOf(server.virtualNetwork()).stream()
                                .map(Gateway::type)
                                .distinct()
                                .count()
                        > 1;
    }
}
