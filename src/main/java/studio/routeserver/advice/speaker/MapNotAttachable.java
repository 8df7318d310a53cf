package studio.routeserver.advice.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;

/// `V-098` (R-GW-46): a route map is attached to a peer in the network or in a client of it, or to
/// a connection of its gateways.
public final class MapNotAttachable implements Rule {

    @Override
    public String id() {
        return "V-098";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-46";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server -> judge(subject, server).stream());
    }

    private Optional<Finding> judge(Subject subject, RouteServer server) {
        List<String> sentences = new ArrayList<>();
        List<RouteMap> mended = new ArrayList<>();
        for (RouteMap map : server.routeMaps()) {
            List<RouteMap.Attachment> kept = new ArrayList<>();
            for (RouteMap.Attachment attachment : map.attach()) {
                if (attachable(subject, server, attachment)) {
                    kept.add(attachment);
                } else {
                    sentences.add(
                            "%s cannot be attached to %s."
                                    .formatted(
                                            map.name(),
                                            Objects.requireNonNullElse(
                                                    attachment.peer(), attachment.connection())));
                }
            }
            mended.add(new RouteMap(map.name(), kept, map.rules(), map.extra()));
        }
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                server.name(),
                                String.join(" ", sentences.stream().distinct().toList()),
                                new Fix(
                                        "Detach it",
                                        new Edit.Change(server.withRouteMaps(mended)))));
    }

    private static boolean attachable(
            Subject subject, RouteServer server, RouteMap.Attachment attachment) {
        String hub = server.virtualNetwork();
        @Nullable String peer = attachment.peer();
        if (peer != null) {
            // A peer that nothing owns or reaches is V-028's and V-030's business.
            return server.peer(peer)
                    .flatMap(one -> subject.nvaAt(one.ip()).map(nva -> network(nva, one)))
                    .map(network ->
                            network.equals(hub)
                                    || subject.peerings().clientsOf(hub).contains(network))
                    .orElse(true);
        }
        return Optional.ofNullable(attachment.connection())
                .flatMap(subject.topology()::connection)
                .filter(connection -> !subject.topology().joinsGateways(connection))
                .flatMap(subject.tunnels()::gateway)
                .filter(gateway -> gateway.subnet().network().equals(hub))
                .isPresent();
    }

    private static String network(Nva nva, RouteServer.Peer peer) {
        return nva.nics().stream()
                .filter(nic -> nic.ip().equals(peer.ip()))
                .map(nic -> nic.subnet().network())
                .findFirst()
                .orElse(nva.subnet().network());
    }
}
