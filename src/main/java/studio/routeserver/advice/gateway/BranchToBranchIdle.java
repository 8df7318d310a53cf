package studio.routeserver.advice.gateway;

import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.RouteServer;

/// `V-048` (R-GW-19): branch-to-branch joins gateways; without one it does nothing.
public final class BranchToBranchIdle implements Rule {

    @Override
    public String id() {
        return "V-048";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-19";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .filter(RouteServer::branchToBranch)
                .filter(server -> subject.topology().gatewaysOf(server.virtualNetwork()).isEmpty())
                .map(server ->
                        finding(
                                server.name(),
                                "Branch-to-branch on %s changes nothing here; no gateway exchanges routes."
                                        .formatted(server.name()),
                                new Fix(
                                        "Turn off branch-to-branch on " + server.name(),
                                        new Edit.Change(server.withBranchToBranch(false)))));
    }
}
