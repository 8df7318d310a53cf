package studio.routeserver.advice.peering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Peering;
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
        List<Peering> peerings = subject.topology().peerings();
        return subject.kept(id(), "", () -> judge(networks, peerings), networks, peerings).stream();
    }

    private List<Finding> judge(List<VirtualNetwork> networks, List<Peering> peerings) {
        Map<String, Set<String>> neighbors = neighbors(peerings);
        List<Finding> findings = new ArrayList<>();
        for (Pair pair : overlapping(networks)) {
            VirtualNetwork one = networks.get(pair.one);
            VirtualNetwork other = networks.get(pair.other);
            common(one, other)
                    .filter(_ -> meet(neighbors, one.name(), other.name()))
                    .ifPresent(prefix ->
                            findings.add(
                                    finding(
                                            other.name(),
                                            "%s and %s overlap in %s; peered networks need distinct address spaces."
                                                    .formatted(one.name(), other.name(), prefix))));
        }
        return List.copyOf(findings);
    }

    /// Two networks, by their places in the file.
    private record Pair(int one, int other) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair pair) {
            return one != pair.one
                    ? Integer.compare(one, pair.one)
                    : Integer.compare(other, pair.other);
        }
    }

    private record Space(Ipv4Prefix prefix, int network) {}

    /// The pairs whose spaces overlap, in the order of the file. Of two prefixes that overlap one
    /// contains the other, so that in their order it stands before it and is still open.
    private static Set<Pair> overlapping(List<VirtualNetwork> networks) {
        List<Space> spaces = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            for (Ipv4Prefix prefix : networks.get(i).addressSpace()) {
                spaces.add(new Space(prefix, i));
            }
        }
        spaces.sort(Comparator.comparing(Space::prefix));
        Set<Pair> pairs = new TreeSet<>();
        Deque<Space> open = new ArrayDeque<>();
        for (Space space : spaces) {
            while (!open.isEmpty() && !open.getLast().prefix.contains(space.prefix)) {
                open.removeLast();
            }
            for (Space wider : open) {
                if (wider.network != space.network) {
                    pairs.add(
                            new Pair(
                                    Math.min(wider.network, space.network),
                                    Math.max(wider.network, space.network)));
                }
            }
            open.addLast(space);
        }
        return pairs;
    }

    private static Optional<Ipv4Prefix> common(VirtualNetwork one, VirtualNetwork other) {
        return one.addressSpace().stream()
                .flatMap(mine ->
                        other.addressSpace().stream()
                                .filter(mine::overlaps)
                                .map(theirs -> mine.contains(theirs) ? theirs : mine))
                .findFirst();
    }

    /// The networks that each is peered with, if only from one side.
    private static Map<String, Set<String>> neighbors(List<Peering> peerings) {
        Map<String, Set<String>> neighbors = new HashMap<>();
        for (Peering peering : peerings) {
            neighbors.computeIfAbsent(peering.from(), _ -> new HashSet<>()).add(peering.to());
            neighbors.computeIfAbsent(peering.to(), _ -> new HashSet<>()).add(peering.from());
        }
        return neighbors;
    }

    private static boolean meet(Map<String, Set<String>> neighbors, String one, String other) {
        Set<String> ours = neighbors.getOrDefault(one, Set.of());
        Set<String> theirs = neighbors.getOrDefault(other, Set.of());
        return ours.contains(other) || !Collections.disjoint(ours, theirs);
    }
}
