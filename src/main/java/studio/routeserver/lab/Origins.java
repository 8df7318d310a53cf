package studio.routeserver.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;

/// Says where the prefixes that a router originates come from, and why it does not originate others
/// that it could. Asks what planning asks.
final class Origins {

    private Origins() {}

    static Map<Ipv4Prefix, RouterView.Said> of(Site site, SpeakerPlan speaker) {
        Map<Ipv4Prefix, RouterView.Said> said = new LinkedHashMap<>();
        speaker.origins()
                .keySet()
                .forEach(prefix -> said.put(prefix, source(site, speaker, prefix)));
        return said;
    }

    private static RouterView.Said source(Site site, SpeakerPlan speaker, Ipv4Prefix prefix) {
        return switch (speaker.role()) {
            case NVA ->
                    site.topology()
                            .nva(speaker.owner().name())
                            .map(nva -> ofNva(site, nva, prefix))
                            .orElseGet(() -> new RouterView.Said("", speaker.name()));
            case GATEWAY -> ofGateway(site, speaker, prefix);
            case BRANCH ->
                    new RouterView.Said(
                            "R-RUL-03", prefix + " is a prefix of " + speaker.owner().name());
            case ROUTE_SERVER, EDGE -> space(site, speaker, prefix);
        };
    }

    private static RouterView.Said space(Site site, SpeakerPlan speaker, Ipv4Prefix prefix) {
        String hub =
                site.topology()
                        .routeServer(speaker.owner().name())
                        .map(server -> server.virtualNetwork())
                        .orElse("");
        return site.spaces(hub).stream()
                .filter(space -> space.prefix().equals(prefix))
                .findFirst()
                .map(space -> new RouterView.Said("R-RS-32", space.sentence(prefix)))
                .orElseGet(() -> new RouterView.Said("", speaker.name() + " originates it"));
    }

    private static RouterView.Said ofGateway(Site site, SpeakerPlan speaker, Ipv4Prefix prefix) {
        return site.topology()
                .gateway(speaker.owner().name())
                .flatMap(gateway ->
                        site.spaces(gateway.subnet().network()).stream()
                                .filter(space -> space.prefix().equals(prefix))
                                .findFirst()
                                .map(space ->
                                        new RouterView.Said("R-GW-10", space.sentence(prefix)))
                                .or(() ->
                                        site.connectionOf(gateway, prefix)
                                                .map(connection ->
                                                        new RouterView.Said(
                                                                "R-GW-08",
                                                                "%s is a static prefix of"
                                                                                .formatted(prefix)
                                                                        + " connection "
                                                                        + connection.name()))))
                .orElseGet(() -> new RouterView.Said("", speaker.name() + " originates it"));
    }

    private static RouterView.Said ofNva(Site site, Nva nva, Ipv4Prefix prefix) {
        boolean stated =
                nva.speaks().stream()
                        .flatMap(bgp -> bgp.advertise().stream())
                        .anyMatch(statement -> statement.prefix().equals(prefix));
        Site.Tunnelled tunnel = site.tunnelled(nva).get(prefix);
        if (stated) {
            return new RouterView.Said("", nva.name() + " has a statement for " + prefix);
        }
        if (tunnel != null && tunnel.because() == null) {
            return new RouterView.Said(
                    "R-RUL-04",
                    "%s redistributes %s, a static prefix of connection %s that is up"
                            .formatted(nva.name(), prefix, tunnel.connection()));
        }
        return new RouterView.Said("", "an event made " + nva.name() + " advertise " + prefix);
    }

    /// What an NVA could originate and does not: what a run took back, and static prefixes of its
    /// tunnels.
    static Map<Ipv4Prefix, RouterView.Said> withheld(Site site, SpeakerPlan speaker) {
        Map<Ipv4Prefix, RouterView.Said> withheld = new LinkedHashMap<>();
        site.topology()
                .nva(speaker.owner().name())
                .filter(_ -> speaker.role() == Role.NVA)
                .ifPresent(nva -> {
                    site.conditions()
                            .withdrawnBy(nva.name())
                            .forEach(prefix ->
                                    withheld.put(
                                            prefix,
                                            new RouterView.Said(
                                                    "R-NVA-22",
                                                    "%s has taken %s back"
                                                            .formatted(nva.name(), prefix))));
                    site.tunnelled(nva)
                            .forEach((prefix, tunnel) -> {
                                RouterView.Said because = tunnel.because();
                                if (because != null) {
                                    withheld.putIfAbsent(prefix, because);
                                }
                            });
                });
        withheld.keySet().removeAll(speaker.origins().keySet());
        return withheld;
    }
}
