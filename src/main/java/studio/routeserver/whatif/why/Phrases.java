package studio.routeserver.whatif.why;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Durations;

/// How routes, paths and instants are said.
final class Phrases {

    /// A rule's id that the deciding code wrote at the end of its sentence.
    private static final Pattern RULE = Pattern.compile(" \\(((?:R-[A-Z]+|L)-\\d+[a-z]?)\\)$");

    private Phrases() {}

    /// `VirtualNetworkGateway, next hops 10.0.4.4 and 10.0.4.5`.
    static String way(EffectiveRoute row) {
        List<String> hops = row.nextHops().stream().map(String::valueOf).toList();
        return switch (hops.size()) {
            case 0 -> row.type().text();
            case 1 -> row.type().text() + ", next hop " + hops.getFirst();
            default -> row.type().text() + ", next hops " + list(hops);
        };
    }

    /// `a`, `a and b`, `a, b and c`.
    static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /// `system route: None`.
    static String row(EffectiveRoute row) {
        String source =
                switch (row.source()) {
                    case DEFAULT -> "system route";
                    case VIRTUAL_NETWORK_GATEWAY -> "BGP route";
                    case USER -> "user-defined route";
                };
        String name = row.name() == null ? "" : " " + row.name();
        return "%s%s: %s".formatted(source, name, way(row));
    }

    /// `nva1's path 65001 65010, next hop 10.0.4.4`.
    static String path(String who, Path path) {
        String asns =
                path.attributes().asPath().asns().stream()
                        .map(Asn::toString)
                        .collect(Collectors.joining(" "));
        return "%s's path %s, next hop %s"
                .formatted(who, asns.isEmpty() ? "(empty)" : asns, path.attributes().nextHop());
    }

    /// Virtual time as the command line writes it; what happened while the network started has no
    /// time that a reader could find.
    static String since(Instant instant) {
        return instant.isBefore(Instant.EPOCH)
                ? "since the start"
                : "since " + Durations.text(Duration.between(Instant.EPOCH, instant));
    }

    static String at(Instant instant) {
        return Durations.text(Duration.between(Instant.EPOCH, instant));
    }

    /// A reason from a sentence that names its rule at its end.
    static Reason reason(String object, String sentence, String otherwise) {
        Matcher rule = RULE.matcher(sentence);
        return rule.find()
                ? new Reason(object, rule.group(1), sentence.substring(0, rule.start()))
                : new Reason(object, otherwise, sentence);
    }
}
