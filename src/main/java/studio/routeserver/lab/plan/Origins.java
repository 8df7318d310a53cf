package studio.routeserver.lab.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.RouterView;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;

/// Says where a prefix comes from that a router originates, and why it does not originate another
/// that it could. Asks what planning asks.
final class Origins {

    private Origins() {}

    /// @param prefix one that the router originates
    static RouterView.Said source(Site site, SpeakerPlan speaker, Ipv4Prefix prefix) {
        String owner = speaker.owner().name();
        Optional<RouterView.Said> said =
                switch (speaker.role()) {
                    case NVA -> site.topology().nva(owner).map(nva -> source(site, nva, prefix));
                    case GATEWAY ->
                            site.topology()
                                    .gateway(owner)
                                    .flatMap(gateway -> source(site, gateway, prefix));
                    case BRANCH ->
                            Optional.of(
                                    new RouterView.Said(
                                            "R-RUL-03",
                                            "%s is a prefix of %s".formatted(prefix, owner)));
                    case ROUTE_SERVER ->
                            site.topology()
                                    .routeServer(owner)
                                    .map(RouteServer::virtualNetwork)
                                    .flatMap(hub -> space(site, hub, prefix, "R-RS-32"));
                    case EDGE -> Optional.empty();
                };
        return said.orElseGet(
                () -> new RouterView.Said("", "%s originates %s".formatted(owner, prefix)));
    }

    private static Optional<RouterView.Said> space(
            Site site, String hub, Ipv4Prefix prefix, String rule) {
        return site.spaces(hub).stream()
                .filter(space -> space.prefix().equals(prefix))
                .findFirst()
                .map(space -> new RouterView.Said(rule, space.sentence(prefix)));
    }

    private static Optional<RouterView.Said> source(Site site, Gateway gateway, Ipv4Prefix prefix) {
        return space(site, gateway.subnet().network(), prefix, "R-GW-10")
                .or(() ->
                        site.connectionOf(gateway, prefix)
                                .map(connection ->
                                        new RouterView.Said(
                                                "R-GW-08",
                                                "%s is a static prefix of connection %s"
                                                        .formatted(prefix, connection.name()))));
    }

    private static RouterView.Said source(Site site, Nva nva, Ipv4Prefix prefix) {
        boolean stated =
                nva.speaks().stream()
                        .flatMap(bgp -> bgp.advertise().stream())
                        .anyMatch(statement -> statement.prefix().equals(prefix));
        if (stated) {
            return new RouterView.Said(
                    "", "%s has a statement for %s".formatted(nva.name(), prefix));
        }
        Site.@Nullable Tunnelled tunnel = site.tunnelled(nva).get(prefix);
        if (tunnel != null && tunnel.because() == null) {
            return new RouterView.Said(
                    "R-RUL-04",
                    "%s redistributes %s, a static prefix of connection %s, which it takes to be up"
                            .formatted(nva.name(), prefix, tunnel.connection()));
        }
        return new RouterView.Said(
                "", "an event made %s advertise %s".formatted(nva.name(), prefix));
    }

    /// @param prefix one that the router does not originate
    static Optional<RouterView.Said> withheld(Site site, SpeakerPlan speaker, Ipv4Prefix prefix) {
        String owner = speaker.owner().name();
        return switch (speaker.role()) {
            case NVA -> site.topology().nva(owner).flatMap(nva -> withheld(site, nva, prefix));
            case GATEWAY ->
                    site.topology()
                            .gateway(owner)
                            .flatMap(gateway -> withheld(site, gateway, prefix));
            case BRANCH, ROUTE_SERVER, EDGE -> Optional.empty();
        };
    }

    private static Optional<RouterView.Said> withheld(Site site, Nva nva, Ipv4Prefix prefix) {
        if (site.conditions().withdrawnBy(nva.name()).contains(prefix)) {
            return Optional.of(
                    new RouterView.Said(
                            "R-NVA-22", "%s has taken %s back".formatted(nva.name(), prefix)));
        }
        return Optional.ofNullable(site.tunnelled(nva).get(prefix))
                .flatMap(tunnel -> Optional.ofNullable(tunnel.because()));
    }

    /// A static prefix that the filter took out (azure ruling R-RUL-35).
    private static Optional<RouterView.Said> withheld(
            Site site, Gateway gateway, Ipv4Prefix prefix) {
        Optional<Connection> connection = site.connectionOf(gateway, prefix);
        return connection.flatMap(one ->
                site.spaces(gateway.subnet().network())
                        .holding(prefix)
                        .map(space ->
                                new RouterView.Said(
                                        "R-RUL-35",
                                        "%s does not take %s from connection %s: %s"
                                                .formatted(
                                                        gateway.name(),
                                                        prefix,
                                                        one.name(),
                                                        space.sentence(prefix)))));
    }
}
