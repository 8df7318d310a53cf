package studio.routeserver.advice.peering;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Walks;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// `V-021` (R-PEER-04): what an NVA forwards needs allow forwarded traffic on the side that
/// receives it.
///
/// An outage where a path of the running network dies of it; a warning where a path that an NVA
/// forwards crosses a peering that lacks it on either side.
public final class ForwardedTrafficOff implements Rule {

    private static final String CAUSE = "R-PEER-04";

    @Override
    public String id() {
        return "V-021";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return CAUSE;
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.walks().stream().flatMap(walks -> judge(subject, walks));
    }

    /// A peering that lacks the flag, the NVA whose traffic crosses it, and whether it dies there.
    private record Crossing(String nva, boolean dies) {}

    private Stream<Finding> judge(Subject subject, Walks walks) {
        Topology topology = subject.topology();
        if (topology.peerings().stream().allMatch(Peering::allowForwardedTraffic)) {
            return Stream.empty();
        }
        Map<String, Crossing> crossings = new TreeMap<>();
        walks.all()
                .flatMap(Walks.Walked::traces)
                .forEach(trace -> cross(subject, trace, crossings));
        return crossings.entrySet().stream()
                .flatMap(entry ->
                        topology.find(new Ref(Kind.PEERING, entry.getKey())).stream()
                                .map(found ->
                                        finding(topology, (Peering) found, entry.getValue())));
    }

    /// The peerings that a trace crosses after an NVA had it, on whichever side the flag is
    /// missing.
    private static void cross(Subject subject, Trace trace, Map<String, Crossing> crossings) {
        Topology topology = subject.topology();
        List<Hop> hops = trace.hops();
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).at().kind() != Kind.NVA) {
                continue;
            }
            Nva nva = topology.nva(hops.get(i).at().name()).orElseThrow();
            boolean last = i == hops.size() - 1;
            boolean dies = last && trace.rule().equals(CAUSE);
            Set<String> far = new LinkedHashSet<>();
            if (i > 0) {
                network(topology, hops.get(i - 1).at()).ifPresent(far::add);
            }
            if (!last) {
                network(topology, hops.get(i + 1).at()).ifPresent(far::add);
            }
            if (dies) {
                owner(subject, trace.destination()).ifPresent(far::add);
            }
            for (String network : far) {
                note(topology, crossings, nva, network, dies);
            }
        }
        boolean fromOutside =
                trace.rule().equals(CAUSE)
                        && !hops.isEmpty()
                        && hops.getLast().at().kind() != Kind.NVA;
        if (fromOutside) {
            owner(subject, trace.destination())
                    .ifPresent(
                            network -> noteLast(topology, crossings, hops.getLast().at(), network));
        }
    }

    private static void note(
            Topology topology,
            Map<String, Crossing> crossings,
            Nva nva,
            String network,
            boolean dies) {
        String here = nva.subnet().network();
        topology.peering(network, here)
                .filter(peering -> !peering.allowForwardedTraffic())
                .ifPresent(peering ->
                        crossings.merge(
                                peering.name(),
                                new Crossing(nva.name(), dies),
                                ForwardedTrafficOff::worse));
        topology.peering(here, network)
                .filter(peering -> !peering.allowForwardedTraffic())
                .ifPresent(peering ->
                        crossings.merge(
                                peering.name(),
                                new Crossing(nva.name(), false),
                                ForwardedTrafficOff::worse));
    }

    private static void noteLast(
            Topology topology, Map<String, Crossing> crossings, Ref last, String network) {
        network(topology, last)
                .flatMap(here -> topology.peering(network, here))
                .filter(peering -> !peering.allowForwardedTraffic())
                .ifPresent(peering ->
                        crossings.merge(
                                peering.name(),
                                new Crossing(last.name(), true),
                                ForwardedTrafficOff::worse));
    }

    private static Crossing worse(Crossing one, Crossing other) {
        return other.dies && !one.dies ? other : one;
    }

    private static Optional<String> network(Topology topology, Ref at) {
        return switch (at.kind()) {
            case VIRTUAL_MACHINE ->
                    topology.virtualMachine(at.name()).map(machine -> machine.subnet().network());
            case NVA -> topology.nva(at.name()).map(nva -> nva.subnet().network());
            case GATEWAY -> topology.gateway(at.name()).map(gateway -> gateway.subnet().network());
            case LOAD_BALANCER ->
                    topology.loadBalancer(at.name()).map(balancer -> balancer.subnet().network());
            default -> Optional.empty();
        };
    }

    private static Optional<String> owner(Subject subject, Ipv4Address address) {
        return subject.nicAt(address).map(nic -> nic.subnet().network());
    }

    private Finding finding(Topology topology, Peering peering, Crossing crossing) {
        String message =
                ("Traffic that %s forwards between %s and %s %s: allow forwarded traffic is off on"
                                + " %s; turn it on at both sides.")
                        .formatted(
                                crossing.nva,
                                peering.to(),
                                peering.from(),
                                crossing.dies ? "is dropped" : "is not safe",
                                peering.name());
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.Change(peering.withAllowForwardedTraffic(true)));
        topology.peering(peering.to(), peering.from())
                .filter(back -> !back.allowForwardedTraffic())
                .ifPresent(
                        back -> edits.add(new Edit.Change(back.withAllowForwardedTraffic(true))));
        String title =
                "Allow forwarded traffic between %s and %s".formatted(peering.from(), peering.to());
        return new Finding(
                id(),
                crossing.dies ? Severity.OUTAGE : Severity.WARNING,
                peering.name(),
                message,
                source(),
                List.of(new Fix(title, new Edit.Together(title, edits))));
    }
}
