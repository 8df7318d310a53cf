package studio.routeserver.advice.capacity;

import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;

/// `V-084` (L-20): a gateway takes a limited number of prefixes from a BGP session (L-21 for
/// circuits).
public final class TooManyBranchPrefixes implements Rule {

    @Override
    public String id() {
        return "V-084";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "L-20";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().branches().stream()
                .flatMap(branch -> judge(subject, branch).stream());
    }

    private Optional<Finding> judge(Subject subject, Branch branch) {
        int prefixes = branch.prefixes().size();
        return subject.tunnels().of(branch).stream()
                .filter(subject.tunnels()::bgp)
                .flatMap(connection -> subject.tunnels().gateway(connection).stream())
                .filter(gateway -> prefixes > most(subject, gateway))
                .findFirst()
                .map(gateway ->
                        finding(
                                branch.name(),
                                "%s announces %s prefixes; %s accepts %s."
                                        .formatted(
                                                branch.name(),
                                                Words.number(prefixes),
                                                gateway.name(),
                                                Words.number(most(subject, gateway)))));
    }

    private static long most(Subject subject, Gateway gateway) {
        return subject.profile()
                .limitOrMax(
                        gateway.type() == Gateway.Type.VPN
                                ? Limit.PREFIXES_PER_VPN_SESSION
                                : Limit.PREFIXES_PER_CIRCUIT);
    }
}
