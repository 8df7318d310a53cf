package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;

/// `V-050` (R-GW-07): a BGP tunnel has a speaker at its far end.
public final class BranchWithoutBgp implements Rule {

    @Override
    public String id() {
        return "V-050";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-GW-07";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().connections().stream()
                .filter(connection -> connection.routing() != null)
                .filter(subject.tunnels()::bgp)
                .flatMap(connection ->
                        subject
                                .tunnels()
                                .branch(connection)
                                .filter(one -> one.asn() == null)
                                .stream()
                                .map(branch -> finding(connection, branch)));
    }

    private Finding finding(Connection connection, Branch branch) {
        return finding(
                connection.name(),
                "%s runs BGP, but %s has no ASN; set one or make the connection static."
                        .formatted(connection.name(), branch.name()));
    }
}
