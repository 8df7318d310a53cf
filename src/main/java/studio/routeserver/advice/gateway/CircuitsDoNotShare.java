package studio.routeserver.advice.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;

/// `V-060` (R-GW-22): beside a Route Server several ExpressRoute connections of one prefix do not
/// share its load.
public final class CircuitsDoNotShare implements Rule {

    @Override
    public String id() {
        return "V-060";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-22";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.EXPRESSROUTE)
                .flatMap(gateway ->
                        subject.topology().routeServersOf(gateway.subnet().network()).stream()
                                .limit(1)
                                .flatMap(server -> judge(subject, gateway, server).stream()));
    }

    /// Connections of different weight do not share their load anyway (R-GW-30).
    private Optional<Finding> judge(Subject subject, Gateway gateway, RouteServer server) {
        Map<Ipv4Prefix, List<Integer>> weights = new TreeMap<>();
        for (Connection connection : subject.tunnels().to(gateway.name())) {
            @Nullable Integer weight = connection.weight();
            for (Ipv4Prefix prefix : subject.tunnels().brought(connection)) {
                weights.computeIfAbsent(prefix, _ -> new ArrayList<>())
                        .add(weight == null ? 0 : weight);
            }
        }
        List<Ipv4Prefix> shared =
                weights.entrySet().stream()
                        .filter(entry -> highestTwice(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        gateway.name(),
                        "With %s in %s only one ExpressRoute connection carries %s; load sharing ends."
                                .formatted(
                                        server.name(),
                                        server.virtualNetwork(),
                                        Words.list(shared))));
    }

    private static boolean highestTwice(List<Integer> weights) {
        int highest = weights.stream().mapToInt(Integer::intValue).max().orElse(0);
        return weights.stream().filter(weight -> weight == highest).count() > 1;
    }
}
