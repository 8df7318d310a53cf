package studio.routeserver.advice.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.TableEdits;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Cohort;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.UserDefinedRoute;

/// `V-065` (R-EFF-21): a subnet of a client network that needs the routes of a Route Server lets
/// them in. Asks the running network whose VMs miss them.
public final class PropagationOff implements Rule {

    @Override
    public String id() {
        return "V-065";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-EFF-21";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        List<Subject.Placed> closed =
                subject.subnets()
                        .filter(placed -> closed(subject, placed.ref()).isPresent())
                        .toList();
        if (subject.running().isEmpty() || closed.isEmpty()) {
            return Stream.empty();
        }
        LabSnapshot now = subject.running().get();
        Map<SubnetRef, Set<Ipv4Address>> missed = missed(subject);
        return closed.stream()
                .flatMap(placed ->
                        judge(subject, now, placed, missed.getOrDefault(placed.ref(), Set.of()))
                                .stream());
    }

    private static Optional<RouteTable> closed(Subject subject, SubnetRef subnet) {
        return subject.topology()
                .routeTableOf(subnet)
                .filter(RouteTable::disableBgpRoutePropagation);
    }

    /// The places in branches that VMs of a subnet cannot reach.
    private static Map<SubnetRef, Set<Ipv4Address>> missed(Subject subject) {
        Map<SubnetRef, Set<Ipv4Address>> missed = new HashMap<>();
        subject.walks().stream()
                .flatMap(walks -> walks.toBranches().stream())
                .filter(walked -> walked.from().kind() == Kind.VIRTUAL_MACHINE)
                .filter(Walks.Walked::lost)
                .forEach(walked ->
                        subject.topology()
                                .virtualMachine(walked.from().name())
                                .ifPresent(machine ->
                                        missed.computeIfAbsent(
                                                        machine.subnet(), _ -> new HashSet<>())
                                                .add(walked.destination())));
        return missed;
    }

    private Optional<Finding> judge(
            Subject subject, LabSnapshot now, Subject.Placed placed, Set<Ipv4Address> missed) {
        Optional<String> hub = subject.peerings().hubOf(placed.network().name());
        Optional<RouteServer> server =
                hub.flatMap(name -> subject.topology().routeServersOf(name).stream().findFirst());
        if (server.isEmpty()) {
            return Optional.empty();
        }
        RouteTable table = closed(subject, placed.ref()).orElseThrow();
        boolean misses =
                missed.stream()
                        .anyMatch(destination ->
                                programmed(now, hub.orElseThrow(), destination)
                                        && !covers(table, destination));
        return misses
                ? Optional.of(
                        finding(
                                placed.ref().toString(),
                                "%s ignores all routes of %s: propagation is off in %s."
                                        .formatted(placed.ref(), server.get().name(), table.name()),
                                TableEdits.propagation(subject.topology(), placed.ref(), true)))
                : Optional.empty();
    }

    private static boolean programmed(LabSnapshot now, String hub, Ipv4Address destination) {
        return IntStream.range(0, RouteServer.INSTANCES)
                .anyMatch(i ->
                        now.controlPlane()
                                .programmed(hub, new Cohort(i, 0))
                                .longestMatch(destination)
                                .isPresent());
    }

    private static boolean covers(RouteTable table, Ipv4Address destination) {
        return table.routes().stream()
                .anyMatch(route ->
                        route.destination()
                                        instanceof UserDefinedRoute.Destination.Prefix(var prefix)
                                && prefix.contains(destination));
    }
}
