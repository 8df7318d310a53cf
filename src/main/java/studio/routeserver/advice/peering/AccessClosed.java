package studio.routeserver.advice.peering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// `V-022` (R-PEER-03): a peering that a path needs lets the traffic of virtual networks in. Asks
/// the running network which paths die of it, and the drawing whether a BGP session does.
public final class AccessClosed implements Rule {

    @Override
    public String id() {
        return "V-022";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-PEER-03";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        List<Peerings.Link> closed =
                subject.topology().virtualNetworks().stream()
                        .flatMap(network -> subject.peerings().of(network.name()).stream())
                        .filter(link -> !link.allows().allowVirtualNetworkAccess())
                        .toList();
        if (closed.isEmpty()) {
            return Stream.empty();
        }
        Set<Crossing> crossings = new LinkedHashSet<>();
        subject.speakers().forEach(speaker -> crossings.add(session(speaker)));
        subject.running()
                .ifPresent(now ->
                        subject.walks().stream()
                                .flatMap(Walks::all)
                                .flatMap(Walks.Walked::traces)
                                .filter(trace -> trace.rule().equals(source()))
                                .flatMap(trace -> where(subject, now, trace).stream())
                                .forEach(crossings::add));
        return closed.stream()
                .filter(link ->
                        crossings.contains(Crossing.of(link.local().name(), link.remote().name())))
                .map(Peerings.Link::allows)
                .map(this::finding);
    }

    /// Two networks between which something wants to pass, the first one in the alphabet first.
    private record Crossing(String one, String other) {
        static Crossing of(String from, String to) {
            return from.compareTo(to) < 0 ? new Crossing(from, to) : new Crossing(to, from);
        }
    }

    private static Crossing session(Speaker speaker) {
        String network =
                speaker.nva().nics().stream()
                        .filter(nic -> nic.ip().equals(speaker.peer().ip()))
                        .map(nic -> nic.subnet().network())
                        .findFirst()
                        .orElse(speaker.nva().subnet().network());
        return Crossing.of(speaker.server().virtualNetwork(), network);
    }

    /// Between which networks a packet died: from that of its last hop to that of the next hop, or
    /// of the destination where there is none.
    private static Optional<Crossing> where(Subject subject, LabSnapshot now, Trace trace) {
        Hop last = trace.hops().getLast();
        Topology topology = subject.topology();
        Optional<SubnetRef> at =
                topology.gateway(last.at().name())
                        .filter(_ -> last.at().kind() == Kind.GATEWAY)
                        .map(Gateway::subnet)
                        .or(() -> nic(subject, last).map(Nic::subnet));
        if (at.isEmpty()) {
            return Optional.empty();
        }
        Optional<EffectiveRoute> route =
                nic(subject, last)
                        .map(now.fabric()::routes)
                        .orElseGet(() -> now.fabric().routes(at.get()))
                        .match(trace.destination());
        Ipv4Address next =
                route.flatMap(row -> row.nextHops().stream().findFirst())
                        .orElse(trace.destination());
        return subject.peerings()
                .reaching(at.get().network(), next)
                .map(link -> Crossing.of(link.local().name(), link.remote().name()));
    }

    private static Optional<Nic> nic(Subject subject, Hop hop) {
        return subject.nics(hop.at()).stream()
                .filter(nic -> nic.ip().equals(hop.address()))
                .findFirst();
    }

    private Finding finding(Peering peering) {
        return finding(
                peering.name(),
                "Peering %s blocks traffic between %s and %s; turn on virtual network access."
                        .formatted(peering.name(), peering.from(), peering.to()),
                new Fix(
                        "Allow virtual network access on " + peering.name(),
                        new Edit.Change(peering.withAllowVirtualNetworkAccess(true))));
    }
}
