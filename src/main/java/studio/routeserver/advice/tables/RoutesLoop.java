package studio.routeserver.advice.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Ref;

/// `V-067` (R-NVA-07): routes of two subnets do not send a packet back and forth. Asks the running
/// network which packets go round, and whether a route table sends them.
public final class RoutesLoop implements Rule {

    @Override
    public String id() {
        return "V-067";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-NVA-07";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        subject.running()
                .ifPresent(now ->
                        subject.walks().stream()
                                .flatMap(Walks::all)
                                .filter(walked -> walked.ends(Trace.Outcome.LOOP))
                                .forEach(walked ->
                                        walked.traces()
                                                .filter(trace ->
                                                        trace.outcome() == Trace.Outcome.LOOP)
                                                .flatMap(trace ->
                                                        judge(subject, now, walked, trace).stream())
                                                .forEach(finding ->
                                                        findings.putIfAbsent(
                                                                finding.object(), finding))));
        return findings.values().stream();
    }

    private Optional<Finding> judge(
            Subject subject, LabSnapshot now, Walks.Walked walked, Trace trace) {
        List<Hop> hops = trace.hops();
        Ref again = hops.getLast().at();
        int first = 0;
        while (!hops.get(first).at().equals(again)) {
            first++;
        }
        List<Hop> round = hops.subList(first, hops.size());
        boolean byTable = round.stream().anyMatch(hop -> byTable(subject, now, hop, trace));
        if (!byTable) {
            return Optional.empty();
        }
        Optional<String> other =
                round.stream()
                        .map(Hop::at)
                        .filter(at -> !at.equals(again))
                        .map(Ref::name)
                        .findFirst();
        String to = walked.to() == null ? walked.destination().toString() : walked.to().name();
        return Optional.of(
                finding(
                        again.name(),
                        "Packets from %s to %s loop %s."
                                .formatted(
                                        walked.from().name(),
                                        to,
                                        other.map(name ->
                                                        "between " + again.name() + " and " + name)
                                                .orElse("at " + again.name()))));
    }

    private static boolean byTable(Subject subject, LabSnapshot now, Hop hop, Trace trace) {
        return subject.nics(hop.at()).stream()
                .filter(nic -> nic.ip().equals(hop.address()))
                .flatMap(nic -> now.fabric().routes(nic).match(trace.destination()).stream())
                .anyMatch(row -> row.source() == EffectiveRoute.Source.USER);
    }
}
