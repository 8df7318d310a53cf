package studio.routeserver.advice.capacity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;

/// `V-079` (L-02): a peer stays under half the limit, since what it advertises again at once counts
/// twice.
public final class ManyRoutes implements Rule {

    @Override
    public String id() {
        return "V-079";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "L-02";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.ROUTES_PER_PEER);
        Map<String, Finding> findings = new LinkedHashMap<>();
        subject.speakers()
                .forEach(speaker -> {
                    int routes = Counts.told(subject, speaker).size();
                    if (routes > most / 2) {
                        findings.putIfAbsent(speaker.nva().name(), finding(speaker, routes, most));
                    }
                });
        return findings.values().stream();
    }

    private Finding finding(Speaker speaker, int routes, long most) {
        return finding(
                speaker.nva().name(),
                "%s advertises %s routes; advertised again at once they count twice and exceed %s."
                        .formatted(speaker.nva().name(), Words.number(routes), Words.number(most)));
    }
}
