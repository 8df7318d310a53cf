package studio.routeserver.advice.peering;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.advice.Words;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.VirtualMachine;

/// `V-020` (R-PEER-05): a network with VMs beside a Route Server needs its routes to reach the
/// branches.
public final class LearnsNothing implements Rule {

    @Override
    public String id() {
        return "V-020";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-PEER-05";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().peerings().stream()
                .filter(peering -> !peering.useRemoteGateways())
                .filter(peering -> !subject.topology().routeServersOf(peering.to()).isEmpty())
                .filter(peering -> !subject.hasRouteServerOrGateway(peering.from()))
                .filter(peering ->
                        subject.topology().peering(peering.to(), peering.from()).isPresent())
                .filter(peering -> subject.peerings().hubOf(peering.from()).isEmpty())
                .filter(peering -> wantsBranches(subject, peering.from()))
                .map(peering -> finding(subject, peering));
    }

    /// Whether a VM of the network cannot reach a branch that the Route Server's network can.
    private static boolean wantsBranches(Subject subject, String network) {
        Set<Ref> machines =
                subject.machinesIn(network).stream()
                        .map(VirtualMachine::ref)
                        .collect(Collectors.toSet());
        if (machines.isEmpty() || subject.topology().branches().isEmpty()) {
            return false;
        }
        return subject.walks()
                .map(walks ->
                        walks.toBranches().stream()
                                .filter(walked -> machines.contains(walked.from()))
                                .anyMatch(Walks.Walked::lost))
                .orElse(true);
    }

    /// The programmed next hops that the network could not send to as a client: R-NVA-04 asks for a
    /// direct peering, and to be a client does not make one.
    private static Set<Ipv4Address> outOfReach(Subject subject, Peering peering) {
        Set<Ipv4Address> beyond = new TreeSet<>();
        subject.running()
                .ifPresent(now ->
                        subject.programmed(peering.to()).stream()
                                .filter(route -> route.origin() == ProgrammedRoute.Origin.NVA)
                                .flatMap(route -> route.nextHops().stream())
                                .filter(hop ->
                                        now.fabric().nextHopOwner(peering.from(), hop).isEmpty())
                                .forEach(beyond::add));
        return beyond;
    }

    private Finding finding(Subject subject, Peering peering) {
        RouteServer server = subject.topology().routeServersOf(peering.to()).getFirst();
        Set<Ipv4Address> beyond = outOfReach(subject, peering);
        if (!beyond.isEmpty()) {
            return finding(
                    peering.from(),
                    "%s learns no routes from %s, and could not reach their next hop %s if it did; peer it with the network of %s, or give its subnets a route table."
                            .formatted(
                                    peering.from(),
                                    server.name(),
                                    Words.list(beyond),
                                    Words.list(beyond)));
        }
        Peering hub = subject.topology().peering(peering.to(), peering.from()).orElseThrow();
        return finding(
                peering.from(),
                "%s learns no routes from %s; turn on use remote gateways there and gateway transit on %s."
                        .formatted(peering.from(), server.name(), peering.to()),
                new Fix(
                        "Let " + peering.from() + " use " + server.name(),
                        new Edit.Together(
                                "Let " + peering.from() + " use " + server.name(),
                                List.of(
                                        new Edit.Change(hub.withAllowGatewayTransit(true)),
                                        new Edit.Change(peering.withUseRemoteGateways(true))))));
    }
}
