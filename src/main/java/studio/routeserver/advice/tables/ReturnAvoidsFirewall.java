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
import studio.routeserver.advice.TableEdits;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.VirtualMachine;

/// `V-068` (R-NVA-15): what a stateful NVA saw on the way out comes back through it. Asks the
/// running network for both ways; an answer through another stateful NVA is V-071's.
public final class ReturnAvoidsFirewall implements Rule {

    @Override
    public String id() {
        return "V-068";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-NVA-15";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        if (subject.topology().nvas().stream().anyMatch(Nva::stateful)) {
            subject.walks().stream()
                    .flatMap(Walks::all)
                    .flatMap(walked -> judge(subject, walked).stream())
                    .forEach(finding -> findings.putIfAbsent(finding.object(), finding));
        }
        return findings.values().stream();
    }

    private Optional<Finding> judge(Subject subject, Walks.Walked walked) {
        for (int i = 0; i < walked.report().forward().size(); i++) {
            Optional<Nva> seen = stateful(subject, walked.report().forward().get(i)).findFirst();
            Optional<Trace> past =
                    walked.report().answers().get(i).stream()
                            .filter(Trace::delivered)
                            .filter(answer -> stateful(subject, answer).findAny().isEmpty())
                            .findFirst();
            if (seen.isPresent() && past.isPresent()) {
                return back(subject, walked, past.get())
                        .map(subnet -> finding(subject, walked, seen.get(), subnet));
            }
        }
        return Optional.empty();
    }

    private static Stream<Nva> stateful(Subject subject, Trace trace) {
        List<Hop> hops = trace.hops();
        return hops.subList(Math.min(1, hops.size()), Math.max(1, hops.size() - 1)).stream()
                .filter(hop -> hop.at().kind() == Kind.NVA)
                .flatMap(hop -> subject.topology().nva(hop.at().name()).stream())
                .filter(Nva::stateful);
    }

    /// The subnet by whose routes the answer went its way: of the VM, or where it came into Azure.
    private static Optional<SubnetRef> back(Subject subject, Walks.Walked walked, Trace answer) {
        Topology topology = subject.topology();
        for (Hop hop : answer.hops()) {
            Optional<SubnetRef> subnet =
                    switch (hop.at().kind()) {
                        case VIRTUAL_MACHINE ->
                                topology.virtualMachine(hop.at().name())
                                        .map(VirtualMachine::subnet);
                        case GATEWAY -> topology.gateway(hop.at().name()).map(Gateway::subnet);
                        case NVA -> topology.nva(hop.at().name()).map(Nva::subnet);
                        default -> Optional.empty();
                    };
            if (subnet.isPresent()) {
                return hop.at().equals(walked.from()) ? Optional.empty() : subnet;
            }
        }
        return Optional.empty();
    }

    private Finding finding(Subject subject, Walks.Walked walked, Nva nva, SubnetRef subnet) {
        String to = walked.to() == null ? walked.destination().toString() : walked.to().name();
        String message =
                "%s–%s returns past %s, which is stateful and will drop the flow; add the route for the return at %s."
                        .formatted(walked.from().name(), to, nva.name(), subnet);
        Optional<Ipv4Prefix> source = source(subject, walked);
        if (source.isEmpty()) {
            return finding(subnet.toString(), message);
        }
        UserDefinedRoute route =
                new UserDefinedRoute(
                        "return-to-" + walked.from().name(),
                        source.get(),
                        UserDefinedRoute.NextHopType.VIRTUAL_APPLIANCE,
                        nva.ip());
        return finding(
                subnet.toString(),
                message,
                TableEdits.route(
                        subject.topology(),
                        subnet,
                        route,
                        "Send %s of %s through %s".formatted(source.get(), subnet, nva.name())));
    }

    /// What the answers go to: the prefix of the network or branch that has the sender.
    private static Optional<Ipv4Prefix> source(Subject subject, Walks.Walked walked) {
        Topology topology = subject.topology();
        Stream<Ipv4Prefix> candidates =
                walked.from().kind() == Kind.BRANCH
                        ? topology.branch(walked.from().name()).stream()
                                .flatMap(branch -> branch.prefixes().stream())
                        : topology.virtualNetworks().stream()
                                .flatMap(network -> network.addressSpace().stream());
        return candidates.filter(prefix -> prefix.contains(walked.source())).findFirst();
    }
}
