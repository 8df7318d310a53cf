package studio.routeserver.advice.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;

/// `V-054` (R-GW-10): a VPN gateway never advertises a default route. Asks the running network
/// about branches that the file expects to reach the Internet.
public final class NoDefaultToBranch implements Rule {

    @Override
    public String id() {
        return "V-054";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-10";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.walks().stream()
                .flatMap(walks -> walks.expected().stream())
                .filter(expected -> expected.walked().to() == null)
                .filter(expected -> !expected.walked().destination().isPrivate())
                .filter(expected -> wants(expected) && !works(expected))
                .map(expected -> expected.walked().from())
                .filter(from -> from.kind() == Kind.BRANCH)
                .distinct()
                .flatMap(from -> subject.topology().branch(from.name()).stream())
                .flatMap(branch -> judge(subject, branch).stream());
    }

    private static boolean wants(Walks.Expected expected) {
        String outcome = expected.expectation().outcome();
        return outcome.equals(Verdict.DELIVERED.text()) || outcome.equals(Verdict.INTERNET.text());
    }

    private static boolean works(Walks.Expected expected) {
        return expected.walked().report().works() > 0;
    }

    /// A branch with another way than the VPN gateway may get a default route there.
    private Optional<Finding> judge(Subject subject, Branch branch) {
        List<Optional<Gateway>> ends =
                subject.tunnels().of(branch).stream().map(subject.tunnels()::gateway).toList();
        boolean onlyVpn =
                ends.stream()
                        .allMatch(end ->
                                end.filter(one -> one.type() == Gateway.Type.VPN).isPresent());
        return onlyVpn
                ? ends.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(gateway ->
                                finding(
                                        branch.name(),
                                        "%s never advertises a default route; %s must reach the Internet otherwise."
                                                .formatted(gateway.name(), branch.name())))
                : Optional.empty();
    }
}
