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
                        told(subject, speaker)
                                .forEach(prefix ->
                                        subject.holding(speaker.server().virtualNetwork(), prefix)
                                                .ifPresent(network ->
                                                        lost.computeIfAbsent(
                                                                        network.name(),
                                                                        _ -> new TreeSet<>())
                                                                .add(prefix))));
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

    /// What the NVA tells the Route Server of itself, its RouteServerSubnet left out.
    private static Set<Ipv4Prefix> told(Subject subject, Speaker speaker) {
        Set<Ipv4Prefix> told = new TreeSet<>(subject.stated(speaker));
        told.addAll(subject.tunnels().redistributed(speaker.nva()));
        Set<Ipv4Prefix> elsewhere = subject.heardElsewhere(speaker);
        subject.learned(speaker)
                .filter(route -> !route.accepted() && route.rule().equals("R-RS-21"))
                .map(PeerRoute::prefix)
                .filter(elsewhere::contains)
                .forEach(told::add);
        subject.instanceSubnet(speaker.server()).ifPresent(told::remove);
        return told;
    }
}
