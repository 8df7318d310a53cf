package studio.routeserver.advice.tables;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;

/// `V-069` (R-NVA-12): a load balancer that is a next hop takes all ports and has a backend that
/// lives.
public final class BalancerWithoutBackend implements Rule {

    @Override
    public String id() {
        return "V-069";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().loadBalancers().stream()
                .filter(balancer -> !works(subject, balancer))
                .flatMap(balancer -> judge(subject, balancer).stream());
    }

    private static boolean works(Subject subject, LoadBalancer balancer) {
        boolean backend =
                subject
                        .running()
                        .map(now -> now.controlPlane().healthyBackends(balancer.name()))
                        .orElse(balancer.backends())
                        .stream()
                        .anyMatch(balancer.backends()::contains);
        return backend && balancer.haPorts();
    }

    private Optional<Finding> judge(Subject subject, LoadBalancer balancer) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (RouteTable table : subject.topology().routeTables()) {
            table.routes().stream()
                    .filter(route -> balancer.ip().equals(route.nextHopIp()))
                    .forEach(route -> prefixes.add(route.destination().text()));
        }
        for (RouteServer server : subject.topology().routeServers()) {
            subject.programmed(server.virtualNetwork()).stream()
                    .filter(route -> route.nextHops().contains(balancer.ip()))
                    .forEach(route -> prefixes.add(route.prefix().toString()));
        }
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        boolean portsAlone = !balancer.haPorts() && !balancer.backends().isEmpty();
        return Optional.of(
                finding(
                        balancer.name(),
                        "%s is the next hop for %s, but has no %s."
                                .formatted(
                                        balancer.name(),
                                        Words.list(prefixes),
                                        portsAlone
                                                ? "HA ports rule: other ports are dropped"
                                                : "working backend")));
    }
}
