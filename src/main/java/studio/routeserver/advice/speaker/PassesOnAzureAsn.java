package studio.routeserver.advice.speaker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Nva;

/// `V-043` (R-GW-23): a Route Server drops what holds its own ASN. Asks what it dropped; its own
/// routes coming back do not count.
public final class PassesOnAzureAsn implements Rule {

    @Override
    public String id() {
        return "V-043";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String source() {
        return "R-GW-23";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream().flatMap(nva -> judge(subject, nva).stream());
    }

    private Optional<Finding> judge(Subject subject, Nva nva) {
        List<String> servers =
                subject.speakers()
                        .filter(speaker -> speaker.nva().name().equals(nva.name()))
                        .filter(speaker -> looped(subject, speaker))
                        .map(speaker -> speaker.server().name())
                        .toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        nva.name(),
                        "%s passes on routes that already hold ASN 65515; %s %s them. Remove or replace 65515 on that session."
                                .formatted(
                                        nva.name(),
                                        Words.list(servers),
                                        Words.verb(servers, "drops", "drop"))));
    }

    /// A route as far as it tells an echo from what the NVA brings of itself.
    private record Told(Ipv4Prefix prefix, List<Asn> path) {}

    private static boolean looped(Subject subject, Speaker speaker) {
        if (subject.running().isEmpty()) {
            return claimed(speaker);
        }
        List<PeerRoute> learned = subject.learned(speaker);
        List<PrefixTable<PathAttributes>> told = subject.told(speaker);
        Asn own = speaker.bgp().asn();
        return subject.kept(
                "V-043 looped",
                own,
                () -> looped(learned, told, own),
                Stream.concat(Stream.of(learned), told.stream()).toArray());
    }

    private static boolean looped(
            List<PeerRoute> learned, List<PrefixTable<PathAttributes>> out, Asn own) {
        List<PeerRoute> refused =
                learned.stream()
                        .filter(route -> !route.accepted())
                        .filter(route -> route.asPath().contains(Asn.AZURE))
                        .toList();
        if (refused.isEmpty()) {
            return false;
        }
        Set<Told> told =
                out.stream()
                        .flatMap(PrefixTable::entries)
                        .map(entry -> new Told(entry.prefix(), entry.value().asPath().asns()))
                        .collect(Collectors.toSet());
        return refused.stream().anyMatch(route -> !told.contains(echoed(own, route)));
    }

    /// What the Route Server told the NVA, if this is its echo: without the NVA's ASN before it
    /// (R-RS-40).
    private static Told echoed(Asn own, PeerRoute route) {
        List<Asn> path = route.asPath();
        int before = 0;
        while (before < path.size() && path.get(before).equals(own)) {
            before++;
        }
        return new Told(route.prefix(), path.subList(before, path.size()));
    }

    /// Without a running network: what its statements claim.
    private static boolean claimed(Speaker speaker) {
        return !speaker.bgp().asOverride()
                && speaker.statements().stream()
                        .anyMatch(statement -> statement.asPath().contains(Asn.AZURE));
    }
}
