package studio.routeserver.advice.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Expectation;

/// `V-077` (R-GW-43): a branch with one connection survives nothing that the file expects it to
/// survive.
public final class OneConnection implements Rule {

    @Override
    public String id() {
        return "V-077";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-43";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().branches().stream()
                .filter(branch -> subject.tunnels().of(branch).size() == 1)
                .flatMap(branch -> judge(subject, branch).stream());
    }

    private Optional<Finding> judge(Subject subject, Branch branch) {
        List<String> expectations =
                subject.topology().expectations().stream()
                        .filter(one -> one.survives() != null)
                        .filter(one -> is(branch, one.from()) || is(branch, one.to()))
                        .map(Expectation::name)
                        .toList();
        return expectations.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                branch.name(),
                                "%s has one connection; %s cannot survive its failure."
                                        .formatted(branch.name(), Words.list(expectations))));
    }

    private static boolean is(Branch branch, String end) {
        if (branch.name().equals(end)) {
            return true;
        }
        try {
            return branch.contains(Ipv4Address.parse(end));
        } catch (IllegalArgumentException notAnAddress) {
            return false; // another object's name
        }
    }
}
