package studio.routeserver.advice.gateway;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteServer;

/// `V-061` (R-GW-27): a default route of an NVA goes on to ExpressRoute sites. Asks what the
/// ExpressRoute gateway was told.
public final class DefaultToCircuit implements Rule {

    @Override
    public String id() {
        return "V-061";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-27";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.topology().routeServers().stream()
                                .filter(server -> told(subject, now, server))
                                .flatMap(server -> subject.speakers(server).stream())
                                .filter(speaker -> brings(subject, speaker))
                                .map(this::finding));
    }

    private static boolean told(Subject subject, LabSnapshot now, RouteServer server) {
        List<String> circuits =
                subject.topology().gatewaysOf(server.virtualNetwork()).stream()
                        .filter(gateway -> gateway.type() == Gateway.Type.EXPRESSROUTE)
                        .flatMap(gateway ->
                                IntStream.range(0, gateway.activeInstances())
                                        .mapToObj(gateway::instanceName))
                        .toList();
        return now.sessions().values().stream()
                .filter(session -> server.name().equals(session.routeServer()))
                .filter(session -> circuits.contains(session.id().remote()))
                .flatMap(session -> now.learned(session.id(), true).stream())
                .anyMatch(route -> route.prefix().equals(Ipv4Prefix.DEFAULT));
    }

    private static boolean brings(Subject subject, Speaker speaker) {
        return subject.learned(speaker).stream()
                .filter(PeerRoute::accepted)
                .filter(route -> route.prefix().equals(Ipv4Prefix.DEFAULT))
                .anyMatch(route -> !route.communities().contains(Community.NO_ADVERTISE));
    }

    private Finding finding(Speaker speaker) {
        Nva nva = speaker.nva();
        String message =
                "%s's default route also goes to ExpressRoute sites; mark it NO_ADVERTISE if that is not meant."
                        .formatted(nva.name());
        boolean stated =
                speaker.statements().stream()
                        .anyMatch(one -> one.prefix().equals(Ipv4Prefix.DEFAULT));
        if (!stated) {
            return finding(nva.name(), message);
        }
        List<NvaBgp.Advertisement> marked =
                speaker.bgp().advertise().stream()
                        .map(one -> one.prefix().equals(Ipv4Prefix.DEFAULT) ? marked(one) : one)
                        .toList();
        return finding(
                nva.name(),
                message,
                new Fix(
                        "Mark 0.0.0.0/0 of %s NO_ADVERTISE".formatted(nva.name()),
                        new Edit.Change(nva.withBgp(speaker.bgp().withAdvertise(marked)))));
    }

    private static NvaBgp.Advertisement marked(NvaBgp.Advertisement statement) {
        Set<Community> communities = new LinkedHashSet<>(statement.communities());
        communities.add(Community.NO_ADVERTISE);
        return new NvaBgp.Advertisement(
                statement.prefix(),
                statement.asPathPrepend(),
                statement.asPath(),
                List.copyOf(communities),
                statement.med(),
                statement.nextHop(),
                statement.to(),
                statement.extra());
    }
}
