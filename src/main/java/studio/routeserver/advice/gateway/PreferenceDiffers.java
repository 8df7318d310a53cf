package studio.routeserver.advice.gateway;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Trace;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;

/// `V-058` (R-GW-42): a branch with several circuits, or a circuit and a tunnel, prefers the one
/// that Azure prefers. Asks the running network which way each side sends.
public final class PreferenceDiffers implements Rule {

    @Override
    public String id() {
        return "V-058";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-42";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().branches().stream()
                .filter(branch -> circuits(subject, branch) > 0)
                .filter(branch -> subject.tunnels().of(branch).size() > 1)
                .flatMap(branch -> judge(subject, branch).stream());
    }

    private static long circuits(Subject subject, Branch branch) {
        return subject.tunnels().of(branch).stream()
                .filter(connection -> connection.type() == Connection.Type.EXPRESSROUTE)
                .count();
    }

    private Optional<Finding> judge(Subject subject, Branch branch) {
        Set<String> azure = new LinkedHashSet<>();
        Set<String> back = new LinkedHashSet<>();
        subject.walks().stream()
                .flatMap(walks -> walks.toBranches().stream())
                .forEach(walked -> {
                    if (branch.ref().equals(walked.to())) {
                        azure.addAll(connections(walked));
                    } else if (branch.ref().equals(walked.from())) {
                        back.addAll(connections(walked));
                    }
                });
        Optional<String> here = azure.stream().findFirst();
        Optional<String> there = back.stream().filter(name -> !azure.contains(name)).findFirst();
        if (here.isPresent() && there.isPresent()) {
            return Optional.of(finding(branch, "", here.get(), there.get()));
        }
        return aroundTheFirewall(subject, branch);
    }

    /// The connections that the packets of a flow take, not their answers.
    private static List<String> connections(Walks.Walked walked) {
        return walked.report().forward().stream()
                .filter(Trace::delivered)
                .flatMap(trace -> trace.hops().stream())
                .filter(hop -> hop.at().kind() == Kind.CONNECTION)
                .map(hop -> hop.at().name())
                .toList();
    }

    /// A stateful NVA at the end of one connection, and a circuit beside it.
    private Optional<Finding> aroundTheFirewall(Subject subject, Branch branch) {
        Optional<Connection> circuit =
                subject.tunnels().of(branch).stream()
                        .filter(one -> one.type() == Connection.Type.EXPRESSROUTE)
                        .findFirst();
        return subject.tunnels().of(branch).stream()
                .filter(connection ->
                        subject.topology().nva(connection.to()).filter(Nva::stateful).isPresent())
                .findFirst()
                .flatMap(tunnel ->
                        circuit.map(one ->
                                finding(
                                        branch,
                                        "after fail-over or fail-back ",
                                        one.name(),
                                        tunnel.name())));
    }

    private Finding finding(Branch branch, String when, String azure, String back) {
        String said =
                "%s%s answers over %s while Azure sends over %s; align local preference and prepending."
                        .formatted(when, branch.name(), back, azure);
        return finding(
                branch.name(),
                when.isEmpty() ? said : Character.toUpperCase(said.charAt(0)) + said.substring(1));
    }
}
