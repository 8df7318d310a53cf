package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteServer;

/// `V-083` (L-22): an ExpressRoute circuit takes a limited number of routes from Azure; a warning
/// from eight tenths on.
public final class TooManyRoutesToCircuit implements Rule {

    @Override
    public String id() {
        return "V-083";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "L-22";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTES_TO_CIRCUIT);
        return subject.topology().gateways().stream()
                .filter(gateway -> gateway.type() == Gateway.Type.EXPRESSROUTE)
                .flatMap(gateway -> judge(subject, gateway, most).stream());
    }

    /// The networks' prefixes, and with branch-to-branch what NVAs and VPN branches bring
    /// (R-GW-27).
    private Optional<Finding> judge(Subject subject, Gateway gateway, long most) {
        String hub = gateway.subnet().network();
        Set<Ipv4Prefix> routes = new TreeSet<>(Counts.spaces(subject, hub));
        subject.topology().routeServersOf(hub).stream()
                .filter(RouteServer::branchToBranch)
                .forEach(server -> {
                    routes.addAll(Counts.branches(subject, hub, Gateway.Type.VPN));
                    subject.speakers(server).forEach(speaker -> add(subject, speaker, routes));
                });
        if (routes.size() < most / 10 * 8) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        id(),
                        routes.size() > most ? Severity.OUTAGE : Severity.WARNING,
                        gateway.name(),
                        "%s would advertise %s routes to ExpressRoute; over %s the site is cut off."
                                .formatted(
                                        gateway.name(),
                                        Words.number(routes.size()),
                                        Words.number(most)),
                        source(),
                        List.of()));
    }

    /// What the NVA marks NO_ADVERTISE stays in the network (R-RS-25).
    private static void add(Subject subject, Speaker speaker, Set<Ipv4Prefix> routes) {
        Set<Ipv4Prefix> told = Counts.told(subject, speaker);
        speaker.statements().stream()
                .filter(one -> one.communities().contains(Community.NO_ADVERTISE))
                .forEach(one -> told.remove(one.prefix()));
        routes.addAll(told);
    }
}
