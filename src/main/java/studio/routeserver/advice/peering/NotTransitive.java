package studio.routeserver.advice.peering;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Nic;

/// `V-024` (R-PEER-02): two spokes of one hub do not reach each other by peering alone. Asks the
/// running network about the flows that the file expects.
public final class NotTransitive implements Rule {

    @Override
    public String id() {
        return "V-024";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-PEER-02";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.running().stream()
                .flatMap(now ->
                        subject.walks().stream()
                                .flatMap(walks -> walks.expected().stream())
                                .flatMap(expected -> judge(subject, now, expected).stream()));
    }

    private Optional<Finding> judge(Subject subject, LabSnapshot now, Walks.Expected expected) {
        Optional<Nic> from = nic(subject, expected.walked().source());
        Optional<Nic> to = nic(subject, expected.walked().destination());
        boolean wanted =
                expected.expectation().outcome().equals(Verdict.DELIVERED.text())
                        && expected.walked().lost();
        if (!wanted || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        String one = from.get().subnet().network();
        String other = to.get().subnet().network();
        // A route to an appliance would be one that another rule judges.
        boolean nowhere =
                now.fabric()
                        .routes(from.get())
                        .match(to.get().ip())
                        .filter(row -> row.source() != EffectiveRoute.Source.DEFAULT)
                        .isEmpty();
        if (!nowhere || one.equals(other) || subject.peerings().connected(one, other)) {
            return Optional.empty();
        }
        return subject.peerings().of(one).stream()
                .map(link -> link.remote().name())
                .filter(hub -> subject.peerings().connected(hub, other))
                .findFirst()
                .map(hub ->
                        finding(
                                expected.expectation().name(),
                                "%s and %s both peer with %s, but peering is not transitive; peer them or send the traffic through an NVA."
                                        .formatted(one, other, hub)));
    }

    private static Optional<Nic> nic(Subject subject, Ipv4Address address) {
        return subject.nicAt(address);
    }
}
