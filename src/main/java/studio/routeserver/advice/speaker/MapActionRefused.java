package studio.routeserver.advice.speaker;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteMap.ActionType;

/// `V-104` (R-GW-51): a route map writes no ASN that Azure reserves or that has four octets, and
/// takes none of Azure's own communities away. Private ASNs are let pass: Microsoft's examples have
/// them.
public final class MapActionRefused implements Rule {

    private static final Set<Asn> RESERVED =
            LongStream.of(8074, 8075, 12076, 65515, 65517, 65518, 65519, 65520)
                    .mapToObj(Asn::new)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<Community> AZURES =
            Stream.of(
                            "65517:12001",
                            "65517:12002",
                            "65517:12003",
                            "65517:12005",
                            "65517:12006",
                            "65518:65518",
                            "65517:65517",
                            "65517:12076",
                            "65518:12076",
                            "65515:10000",
                            "65515:20000")
                    .map(Community::parse)
                    .collect(Collectors.toUnmodifiableSet());

    private static final long TWO_OCTETS = 65535;

    @Override
    public String id() {
        return "V-104";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "R-GW-51";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().routeServers().stream()
                .flatMap(server ->
                        server.routeMaps().stream()
                                .flatMap(map -> refused(map).stream())
                                .map(sentence -> finding(server.name(), sentence)));
    }

    private static Optional<String> refused(RouteMap map) {
        return map.rules().stream()
                .flatMap(rule ->
                        rule.actions().stream()
                                .flatMap(action -> what(action).stream())
                                .map(what ->
                                        "Rule %s of %s %s; Azure refuses it."
                                                .formatted(rule.name(), map.name(), what)))
                .findFirst();
    }

    private static Optional<String> what(RouteMap.Action action) {
        Stream<String> asns =
                action.asPath().stream()
                        .flatMap(asn ->
                                RESERVED.contains(asn)
                                        ? Stream.of(
                                                "writes ASN %s, which Azure reserves"
                                                        .formatted(asn))
                                        : asn.value() > TWO_OCTETS
                                                ? Stream.of(
                                                        "writes ASN %s, which has four octets"
                                                                .formatted(asn))
                                                : Stream.empty());
        Stream<String> communities =
                action.type() == ActionType.REMOVE
                        ? action.community().stream()
                                .filter(AZURES::contains)
                                .map("removes community %s, which is Azure's"::formatted)
                        : Stream.empty();
        return Stream.concat(asns, communities).findFirst();
    }
}
