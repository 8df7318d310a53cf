package studio.routeserver.advice.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;

/// `V-055` (R-GW-34): nobody has written down who wins between a VPN gateway and an NVA with
/// equally long AS paths. Asks what the Route Server holds.
public final class GatewayTiesWithNva implements Rule {

    @Override
    public String id() {
        return "V-055";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-34";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.topology().routeServers().stream()
                                .flatMap(server -> judge(subject, now, server)));
    }

    /// The shortest path of a prefix, and who brings it.
    private record Shortest(int length, String from) {
        Shortest or(Shortest other) {
            return other.length < length ? other : this;
        }
    }

    private record Tie(String nva, String gateway) {}

    private Stream<Finding> judge(Subject subject, LabSnapshot now, RouteServer server) {
        Map<Ipv4Prefix, Shortest> gateways = gateways(subject, now, server);
        Map<Ipv4Prefix, Shortest> nvas = new TreeMap<>();
        for (Speaker speaker : subject.speakers(server)) {
            subject.learned(speaker).stream()
                    .filter(PeerRoute::accepted)
                    .filter(route -> gateways.containsKey(route.prefix()))
                    .forEach(route -> note(nvas, route, speaker.nva().name()));
        }
        Map<Tie, Set<Ipv4Prefix>> ties = new LinkedHashMap<>();
        nvas.forEach((prefix, nva) -> {
            @Nullable Shortest gateway = gateways.get(prefix);
            if (gateway != null && gateway.length == nva.length) {
                ties.computeIfAbsent(new Tie(nva.from, gateway.from), _ -> new TreeSet<>())
                        .add(prefix);
            }
        });
        return ties.entrySet().stream()
                .map(entry ->
                        finding(
                                entry.getKey().nva,
                                "%s %s equally good from %s and %s; Microsoft does not document which wins. Prepend on one."
                                        .formatted(
                                                Words.list(entry.getValue()),
                                                Words.verb(entry.getValue(), "comes", "come"),
                                                entry.getKey().gateway,
                                                entry.getKey().nva)));
    }

    private static Map<Ipv4Prefix, Shortest> gateways(
            Subject subject, LabSnapshot now, RouteServer server) {
        Map<Ipv4Prefix, Shortest> shortest = new TreeMap<>();
        for (Gateway gateway : subject.topology().gatewaysOf(server.virtualNetwork())) {
            if (gateway.type() != Gateway.Type.VPN) {
                continue;
            }
            for (SessionView session : now.sessions().values()) {
                boolean theirs =
                        server.name().equals(session.routeServer())
                                && IntStream.range(0, gateway.activeInstances())
                                        .mapToObj(gateway::instanceName)
                                        .anyMatch(session.id().remote()::equals);
                if (theirs) {
                    now.learned(session.id(), false).stream()
                            .filter(PeerRoute::accepted)
                            .forEach(route -> note(shortest, route, gateway.name()));
                }
            }
        }
        return shortest;
    }

    private static void note(Map<Ipv4Prefix, Shortest> shortest, PeerRoute route, String from) {
        shortest.merge(route.prefix(), new Shortest(route.asPath().size(), from), Shortest::or);
    }
}
