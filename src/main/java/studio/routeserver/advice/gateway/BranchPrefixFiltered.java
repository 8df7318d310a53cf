package studio.routeserver.advice.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;

/// `V-052` (R-GW-12): what a branch brings to a gateway belongs to no network that the gateway
/// speaks for (R-RUL-35).
public final class BranchPrefixFiltered implements Rule {

    @Override
    public String id() {
        return "V-052";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-GW-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().branches().stream()
                .flatMap(branch -> judge(subject, branch).stream());
    }

    private Optional<Finding> judge(Subject subject, Branch branch) {
        Map<String, Set<Ipv4Prefix>> filtered = new LinkedHashMap<>();
        for (Connection connection : subject.tunnels().of(branch)) {
            Optional<String> hub =
                    subject.tunnels().gateway(connection).map(one -> one.subnet().network());
            if (hub.isPresent()) {
                for (Ipv4Prefix prefix : subject.tunnels().brought(connection)) {
                    subject.holding(hub.get(), prefix)
                            .ifPresent(network ->
                                    filtered.computeIfAbsent(network.name(), _ -> new TreeSet<>())
                                            .add(prefix));
                }
            }
        }
        if (filtered.isEmpty()) {
            return Optional.empty();
        }
        String parts =
                filtered.entrySet().stream()
                        .map(entry ->
                                "%s, which %s to %s"
                                        .formatted(
                                                Words.list(entry.getValue()),
                                                Words.verb(entry.getValue(), "belongs", "belong"),
                                                entry.getKey()))
                        .collect(Collectors.joining(", and "));
        boolean one = filtered.values().stream().mapToInt(Set::size).sum() == 1;
        return Optional.of(
                finding(
                        branch.name(),
                        "%s announces %s; Azure filters %s."
                                .formatted(branch.name(), parts, one ? "it" : "them")));
    }
}
