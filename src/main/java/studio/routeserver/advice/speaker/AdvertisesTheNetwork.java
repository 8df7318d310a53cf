package studio.routeserver.advice.speaker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;

/// `V-037` (R-RS-21): a prefix that is or lies inside a network which the Route Server speaks for
/// is not programmed. Reads statements, tunnels and what other speakers taught the NVA; what the
/// same Route Server taught it does not count, nor does its RouteServerSubnet (V-038).
public final class AdvertisesTheNetwork implements Rule {

    @Override
    public String id() {
        return "V-037";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-21";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream().flatMap(nva -> judge(subject, nva).stream());
    }

    private Optional<Finding> judge(Subject subject, Nva nva) {
        Map<String, Set<Ipv4Prefix>> lost = new LinkedHashMap<>();
        subject.speakers()
                .filter(speaker -> speaker.nva().name().equals(nva.name()))
                .forEach(speaker ->
                        lost(subject, speaker)
                                .forEach((network, prefixes) ->
                                        lost.computeIfAbsent(network, _ -> new TreeSet<>())
                                                .addAll(prefixes)));
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts =
                lost.entrySet().stream()
                        .map(entry -> Words.list(entry.getValue()) + ", part of " + entry.getKey())
                        .toList();
        boolean one = lost.size() == 1 && lost.values().iterator().next().size() == 1;
        return Optional.of(
                finding(
                        nva.name(),
                        "%s advertises %s; Azure does not program %s. Advertise a shorter prefix, or use a route table."
                                .formatted(
                                        nva.name(),
                                        String.join(", and ", parts),
                                        one ? "it" : "them")));
    }

    /// What a speaker tells of networks, by their names: of itself, and what it heard elsewhere and
    /// the Route Server refuses. Its RouteServerSubnet is left out.
    private static Map<String, Set<Ipv4Prefix>> lost(Subject subject, Speaker speaker) {
        String hub = speaker.server().virtualNetwork();
        Set<Ipv4Prefix> stated = subject.stated(speaker);
        List<PeerRoute> learned = subject.learned(speaker);
        Map<String, Set<Ipv4Prefix>> lost = new LinkedHashMap<>();
        Map<String, Set<Ipv4Prefix>> ofStatements =
                subject.kept(
                        "V-037 stated",
                        "",
                        () -> held(subject, hub, stated),
                        stated,
                        subject.servedBy(hub));
        ofStatements.forEach((network, prefixes) -> lost.put(network, new TreeSet<>(prefixes)));
        Set<Ipv4Prefix> more = new TreeSet<>(subject.tunnels().redistributed(speaker.nva()));
        List<Ipv4Prefix> refused =
                subject.kept("V-037 refused", "", () -> refused(learned), learned);
        if (!refused.isEmpty()) {
            Set<Ipv4Prefix> elsewhere = subject.heardElsewhere(speaker);
            refused.stream().filter(elsewhere::contains).forEach(more::add);
        }
        held(subject, hub, more)
                .forEach((network, prefixes) ->
                        lost.computeIfAbsent(network, _ -> new TreeSet<>()).addAll(prefixes));
        subject.instanceSubnet(speaker.server())
                .ifPresent(own -> lost.values().forEach(prefixes -> prefixes.remove(own)));
        lost.values().removeIf(Set::isEmpty);
        return lost;
    }

    /// Those of the prefixes that lie in a network, by its name.
    private static Map<String, Set<Ipv4Prefix>> held(
            Subject subject, String hub, Set<Ipv4Prefix> prefixes) {
        Map<String, Set<Ipv4Prefix>> held = new LinkedHashMap<>();
        for (Ipv4Prefix prefix : prefixes) {
            subject.holding(hub, prefix)
                    .ifPresent(network ->
                            held.computeIfAbsent(network.name(), _ -> new TreeSet<>()).add(prefix));
        }
        return held;
    }

    private static List<Ipv4Prefix> refused(List<PeerRoute> learned) {
        return learned.stream()
                .filter(route -> !route.accepted() && route.rule().equals("R-RS-21"))
                .map(PeerRoute::prefix)
                .distinct()
                .toList();
    }
}
