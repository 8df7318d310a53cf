package studio.routeserver.advice.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// `V-014` (R-PEER-12): peered networks, and networks peered with the same third one, do not
/// overlap.
public final class SpacesOverlap implements Rule {

    @Override
    public String id() {
        return "V-014";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-PEER-12";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        List<VirtualNetwork> networks = subject.topology().virtualNetworks();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            for (int j = i + 1; j < networks.size(); j++) {
                VirtualNetwork one = networks.get(i);
                VirtualNetwork other = networks.get(j);
                common(one, other)
                        .filter(_ -> meet(subject.topology(), one.name(), other.name()))
                        .ifPresent(prefix ->
                                findings.add(
                                        finding(
                                                other.name(),
                                                "%s and %s overlap in %s; peered networks need distinct address spaces."
                                                        .formatted(
                                                                one.name(),
                                                                other.name(),
                                                                prefix))));
            }
        }
        return findings.stream();
    }

    private static Optional<Ipv4Prefix> common(VirtualNetwork one, VirtualNetwork other) {
        return one.addressSpace().stream()
                .flatMap(mine ->
                        other.addressSpace().stream()
                                .filter(mine::overlaps)
                                .map(theirs -> mine.contains(theirs) ? theirs : mine))
                .findFirst();
    }

    private static boolean meet(Topology topology, String one, String other) {
        return peered(topology, one, other)
                || topology.virtualNetworks().stream()
                        .map(VirtualNetwork::name)
                        .anyMatch(third ->
                                peered(topology, third, one) && peered(topology, third, other));
    }

    private static boolean peered(Topology topology, String one, String other) {
        return topology.peering(one, other).isPresent() || topology.peering(other, one).isPresent();
    }
}
