package studio.routeserver.advice.design;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;

/// `A-12`: a branch with the same prefixes over ExpressRoute and VPN.
final class TwoWaysHome implements DesignRule {

    static final String ID = "A-12";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        return subject.topology().virtualNetworks().stream()
                .map(network -> both(subject, network.name()))
                .filter(prefixes -> !prefixes.isEmpty())
                .findFirst()
                .flatMap(prefixes ->
                        says(
                                "%s %s over ExpressRoute and over VPN. Keep the hub routing preference ExpressRoute, announce equal lengths over both and prepend on VPN; under VpnGateway the VPN would win, under ASPath the shorter path."
                                        .formatted(
                                                Words.list(prefixes),
                                                Words.verb(prefixes, "comes", "come"))));
    }

    private static Set<Ipv4Prefix> both(Subject subject, String hub) {
        Set<Ipv4Prefix> circuit = over(subject, hub, Gateway.Type.EXPRESSROUTE);
        circuit.retainAll(over(subject, hub, Gateway.Type.VPN));
        return circuit;
    }

    private static Set<Ipv4Prefix> over(Subject subject, String hub, Gateway.Type type) {
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        subject.topology().gatewaysOf(hub).stream()
                .filter(gateway -> gateway.type() == type)
                .flatMap(gateway -> subject.tunnels().to(gateway.name()).stream())
                .forEach(connection -> prefixes.addAll(subject.tunnels().brought(connection)));
        return prefixes;
    }
}
