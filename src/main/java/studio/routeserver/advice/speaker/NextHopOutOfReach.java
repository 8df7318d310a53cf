package studio.routeserver.advice.speaker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.VirtualNetwork;

/// `V-042` (R-NVA-04): a next hop works only for networks that are peered directly with the one
/// where it stands. Asks what is programmed.
public final class NextHopOutOfReach implements Rule {

    @Override
    public String id() {
        return "V-042";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-04";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.topology().routeServers().stream()
                                .map(RouteServer::virtualNetwork)
                                .distinct()
                                .flatMap(hub -> judge(subject, now, hub)));
    }

    private Stream<Finding> judge(Subject subject, LabSnapshot now, String hub) {
        List<ProgrammedRoute> programmed = subject.programmed(hub);
        List<ProgrammedRoute> routes =
                subject.kept("V-042 routes", "", () -> ofNvas(programmed), programmed);
        Set<Ipv4Address> hops = subject.kept("V-042 hops", "", () -> hops(routes), routes);
        return subject.servedBy(hub).stream()
                .filter(network -> !network.subnets().isEmpty())
                .flatMap(network -> judge(now, network, routes, hops).stream());
    }

    private static List<ProgrammedRoute> ofNvas(List<ProgrammedRoute> programmed) {
        return programmed.stream()
                .filter(route -> route.origin() == ProgrammedRoute.Origin.NVA)
                .toList();
    }

    private static Set<Ipv4Address> hops(List<ProgrammedRoute> routes) {
        return routes.stream()
                .map(ProgrammedRoute::nextHops)
                .distinct()
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Finding> judge(
            LabSnapshot now,
            VirtualNetwork network,
            List<ProgrammedRoute> routes,
            Set<Ipv4Address> all) {
        Set<Ipv4Address> lost =
                all.stream()
                        .filter(hop -> now.fabric().nextHopOwner(network.name(), hop).isEmpty())
                        .collect(Collectors.toSet());
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        Set<Ipv4Prefix> prefixes = new LinkedHashSet<>();
        Set<String> speakers = new LinkedHashSet<>();
        Set<Ipv4Address> hops = new LinkedHashSet<>();
        for (ProgrammedRoute route : routes) {
            List<Ipv4Address> unowned = route.nextHops().stream().filter(lost::contains).toList();
            if (!unowned.isEmpty()) {
                prefixes.add(route.prefix());
                speakers.addAll(route.speakers());
                hops.addAll(unowned);
            }
        }
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        network.name(),
                        "%s from %s %s next hop %s, which nothing in reach of %s owns; traffic is black-holed."
                                .formatted(
                                        Words.list(prefixes),
                                        Words.list(speakers),
                                        Words.verb(prefixes, "has", "have"),
                                        Words.list(hops),
                                        network.name())));
    }
}
