package studio.routeserver.advice.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.fabric.Trace;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;

/// `V-047` (R-GW-18): branches behind a gateway and branches behind an NVA, or behind VPN and
/// ExpressRoute, meet only with branch-to-branch on. Asks the running network whether they do.
public final class BranchToBranchOff implements Rule {

    @Override
    public String id() {
        return "V-047";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-GW-18";
    }

    /// How many pairs are tried until one is found that does not meet.
    private static final int MOST = 500;

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .filter(server -> !server.branchToBranch())
                .flatMap(server -> judge(subject, server).stream());
    }

    private record Pair(Branch one, Branch other) {}

    private Optional<Finding> judge(Subject subject, RouteServer server) {
        List<Branch> vpn = behind(subject, server, Gateway.Type.VPN);
        List<Branch> circuit = behind(subject, server, Gateway.Type.EXPRESSROUTE);
        List<Branch> nva =
                subject.speakers(server).stream()
                        .flatMap(speaker -> subject.tunnels().to(speaker.nva().name()).stream())
                        .flatMap(connection -> subject.tunnels().branch(connection).stream())
                        .distinct()
                        .toList();
        return Stream.of(pairs(vpn, nva), pairs(circuit, nva), pairs(vpn, circuit))
                .flatMap(pairs -> pairs)
                .limit(MOST)
                .filter(pair -> apart(subject, pair))
                .findFirst()
                .map(pair -> finding(server, pair));
    }

    private static List<Branch> behind(Subject subject, RouteServer server, Gateway.Type type) {
        return subject.topology().gatewaysOf(server.virtualNetwork()).stream()
                .filter(gateway -> gateway.type() == type)
                .flatMap(gateway -> subject.tunnels().to(gateway.name()).stream())
                .flatMap(connection -> subject.tunnels().branch(connection).stream())
                .distinct()
                .toList();
    }

    private static Stream<Pair> pairs(List<Branch> some, List<Branch> others) {
        return some.stream()
                .flatMap(one ->
                        others.stream()
                                .filter(other -> !other.equals(one))
                                .map(other -> new Pair(one, other)));
    }

    private static boolean apart(Subject subject, Pair pair) {
        return subject.running()
                .map(now ->
                        now
                                .fabric()
                                .path(pair.one.ref(), pair.one.address(), pair.other.address())
                                .forward()
                                .stream()
                                .noneMatch(Trace::delivered))
                .orElse(true);
    }

    private Finding finding(RouteServer server, Pair pair) {
        return finding(
                server.name(),
                "%s cannot reach %s: branch-to-branch is off on %s."
                        .formatted(pair.one.name(), pair.other.name(), server.name()),
                new Fix(
                        "Turn on branch-to-branch on " + server.name(),
                        new Edit.Change(server.withBranchToBranch(true))));
    }
}
