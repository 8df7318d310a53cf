package studio.routeserver.advice.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;

/// `V-051` (R-GW-09): two static connections of one gateway do not claim the same prefix.
public final class StaticOverlap implements Rule {

    @Override
    public String id() {
        return "V-051";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-GW-09";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .flatMap(gateway -> judge(subject, gateway).stream());
    }

    private List<Finding> judge(Subject subject, Gateway gateway) {
        List<Finding> findings = new ArrayList<>();
        List<Connection> earlier = new ArrayList<>();
        for (Connection connection : subject.tunnels().to(gateway.name())) {
            earlier.stream()
                    .flatMap(other -> common(subject, other, connection).stream())
                    .findFirst()
                    .ifPresent(findings::add);
            earlier.add(connection);
        }
        return findings;
    }

    private Optional<Finding> common(Subject subject, Connection one, Connection other) {
        List<Ipv4Prefix> others = subject.tunnels().configured(other);
        return subject.tunnels().configured(one).stream()
                .flatMap(mine ->
                        others.stream()
                                .filter(mine::overlaps)
                                .map(theirs -> mine.contains(theirs) ? theirs : mine))
                .findFirst()
                .map(prefix ->
                        finding(
                                other.name(),
                                "%s and %s both claim %s statically; use BGP on both, or split the prefixes."
                                        .formatted(one.name(), other.name(), prefix)));
    }
}
