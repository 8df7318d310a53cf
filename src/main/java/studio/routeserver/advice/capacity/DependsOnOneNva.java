package studio.routeserver.advice.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// `V-072` (R-NVA-24): a branch or default prefix that one NVA alone brings goes with it. Asks the
/// running network which flows do.
public final class DependsOnOneNva implements Rule {

    @Override
    public String id() {
        return "V-072";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-NVA-24";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.topology().routeServers().stream()
                                .flatMap(server -> judge(subject, now, server)))
                .collect(
                        Collectors.toMap(
                                Finding::object,
                                finding -> finding,
                                (first, _) -> first,
                                LinkedHashMap::new))
                .values()
                .stream();
    }

    private Stream<Finding> judge(Subject subject, LabSnapshot now, RouteServer server) {
        Topology topology = subject.topology();
        List<Object> from = new ArrayList<>();
        from.add(topology.branches());
        from.add(topology.connections());
        from.add(topology.nvas());
        from.add(subject.programmed(server.virtualNetwork()));
        subject.speakers(server).forEach(speaker -> from.add(subject.learned(speaker)));
        Map<Nva, Set<Ipv4Prefix>> lone =
                subject.kept("V-072", server, () -> lone(subject, server), from.toArray());
        return lone.entrySet().stream()
                .flatMap(entry ->
                        judge(subject, now, server, entry.getKey(), entry.getValue()).stream());
    }

    /// The prefixes that an NVA alone brings to a Route Server, as far as they matter: the default,
    /// and what covers or lies in a branch.
    private static Map<Nva, Set<Ipv4Prefix>> lone(Subject subject, RouteServer server) {
        List<Ipv4Prefix> sites =
                subject.topology().branches().stream()
                        .flatMap(branch -> branch.prefixes().stream())
                        .toList();
        Map<Ipv4Prefix, Map<String, Nva>> origins = new TreeMap<>();
        for (Speaker speaker : subject.speakers(server)) {
            subject.learned(speaker).stream()
                    .filter(PeerRoute::accepted)
                    .map(PeerRoute::prefix)
                    .filter(prefix -> prefix.equals(Ipv4Prefix.DEFAULT) || overlaps(prefix, sites))
                    .forEach(prefix ->
                            origins.computeIfAbsent(prefix, _ -> new LinkedHashMap<>())
                                    .put(speaker.nva().name(), speaker.nva()));
        }
        subject.programmed(server.virtualNetwork()).stream()
                .filter(route -> route.origin() != ProgrammedRoute.Origin.NVA)
                .forEach(route -> origins.remove(route.prefix()));
        Map<Nva, Set<Ipv4Prefix>> lone = new LinkedHashMap<>();
        origins.forEach((prefix, nvas) -> {
            List<Branch> branches = behind(subject, prefix);
            Nva first = nvas.values().iterator().next();
            if (nvas.size() == 1 && !takenOver(subject, origins, prefix, first, branches)) {
                lone.computeIfAbsent(first, _ -> new TreeSet<>()).add(prefix);
            }
        });
        return lone;
    }

    private static boolean overlaps(Ipv4Prefix prefix, List<Ipv4Prefix> sites) {
        for (Ipv4Prefix site : sites) {
            if (prefix.overlaps(site)) {
                return true;
            }
        }
        return false;
    }

    private static List<Branch> behind(Subject subject, Ipv4Prefix prefix) {
        return subject.topology().branches().stream()
                .filter(branch -> branch.prefixes().stream().anyMatch(prefix::overlaps))
                .toList();
    }

    /// Whether another NVA brings a shorter prefix over it and has a tunnel to every branch behind
    /// it: then the longest match that is left leads there.
    private static boolean takenOver(
            Subject subject,
            Map<Ipv4Prefix, Map<String, Nva>> origins,
            Ipv4Prefix prefix,
            Nva alone,
            List<Branch> branches) {
        return origins.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(prefix) && entry.getKey().contains(prefix))
                .flatMap(entry -> entry.getValue().values().stream())
                .filter(nva -> !nva.name().equals(alone.name()))
                .anyMatch(nva ->
                        !branches.isEmpty()
                                && branches.stream()
                                        .allMatch(branch -> joined(subject, branch, nva)));
    }

    private static boolean joined(Subject subject, Branch branch, Nva nva) {
        return subject.tunnels().of(branch).stream()
                .anyMatch(connection -> connection.to().equals(nva.name()));
    }

    private Optional<Finding> judge(
            Subject subject,
            LabSnapshot now,
            RouteServer server,
            Nva nva,
            Set<Ipv4Prefix> prefixes) {
        Walks walks = subject.walks().orElseThrow();
        Set<Ipv4Prefix> cut = new TreeSet<>();
        long flows = 0;
        for (Walks.Walked walked : walks.flows()) {
            Optional<Ipv4Prefix> by = longest(prefixes, walked);
            if (by.isPresent() && needs(walked, nva)) {
                cut.add(by.get());
                flows += walked.stands();
            }
        }
        if (prefixes.contains(Ipv4Prefix.DEFAULT)) {
            long outward = outward(subject, walks, now, server, nva);
            if (outward > 0) {
                cut.add(Ipv4Prefix.DEFAULT);
                flows += outward;
            }
        }
        return cut.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                nva.name(),
                                "%s %s on %s alone; its failure cuts %s%s %s. Add a second NVA."
                                        .formatted(
                                                Words.list(cut),
                                                Words.verb(cut, "depends", "depend"),
                                                nva.name(),
                                                walks.thinned() ? "at least " : "",
                                                Words.number(flows),
                                                flows == 1 ? "flow" : "flows")));
    }

    private static Optional<Ipv4Prefix> longest(Set<Ipv4Prefix> prefixes, Walks.Walked walked) {
        return prefixes.stream()
                .filter(prefix -> !prefix.equals(Ipv4Prefix.DEFAULT))
                .filter(prefix ->
                        prefix.contains(walked.destination()) || prefix.contains(walked.source()))
                .max(Comparator.comparingInt(Ipv4Prefix::length));
    }

    /// Whether each working way of the flow, or each of its answers, passes the NVA.
    private static boolean needs(Walks.Walked walked, Nva nva) {
        List<Trace> there = new ArrayList<>();
        List<Trace> back = new ArrayList<>();
        delivered(walked.report().forward(), there);
        walked.report().answers().forEach(answers -> delivered(answers, back));
        return all(there, nva) || all(back, nva);
    }

    private static void delivered(List<Trace> traces, List<Trace> delivered) {
        for (Trace trace : traces) {
            if (trace.delivered()) {
                delivered.add(trace);
            }
        }
    }

    private static boolean all(List<Trace> traces, Nva nva) {
        return !traces.isEmpty()
                && traces.stream()
                        .allMatch(trace ->
                                trace.hops().stream().anyMatch(hop -> hop.at().equals(nva.ref())));
    }

    /// The flows to the Internet that leave now, by a default route that BGP brought, and only
    /// through the NVA.
    private static long outward(
            Subject subject, Walks walks, LabSnapshot now, RouteServer server, Nva nva) {
        Set<String> served =
                subject.servedBy(server.virtualNetwork()).stream()
                        .map(VirtualNetwork::name)
                        .collect(Collectors.toSet());
        return walks.outward().stream()
                .filter(walked -> leaves(walked, nva))
                .filter(walked -> byBgp(subject, now, walked, served))
                .mapToLong(Walks.Walked::stands)
                .sum();
    }

    private static boolean leaves(Walks.Walked walked, Nva nva) {
        return all(
                walked.report().forward().stream()
                        .filter(trace ->
                                trace.delivered() || trace.outcome() == Trace.Outcome.INTERNET)
                        .toList(),
                nva);
    }

    private static boolean byBgp(
            Subject subject, LabSnapshot now, Walks.Walked walked, Set<String> served) {
        return subject.topology()
                .virtualMachine(walked.from().name())
                .filter(machine -> served.contains(machine.subnet().network()))
                .flatMap(machine -> now.fabric().routes(machine.nic()).match(walked.destination()))
                .filter(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                .isPresent();
    }
}
