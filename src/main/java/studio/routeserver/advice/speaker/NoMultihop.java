package studio.routeserver.advice.speaker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;

/// `V-033` (R-RS-10): the instances of a Route Server stand in another subnet, so eBGP needs
/// multihop.
public final class NoMultihop implements Rule {

    @Override
    public String id() {
        return "V-033";
    }

    @Override
    public Severity severity() {
        return Severity.OUTAGE;
    }

    @Override
    public String source() {
        return "R-RS-10";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        return subject.topology().nvas().stream()
                .flatMap(nva ->
                        nva
                                .speaks()
                                .filter(bgp -> bgp.multihop() < NvaBgp.DEFAULT_MULTIHOP)
                                .stream()
                                .flatMap(bgp -> judge(subject, nva, bgp).stream()));
    }

    private Optional<Finding> judge(Subject subject, Nva nva, NvaBgp bgp) {
        List<String> servers =
                bgp.neighbors().stream()
                        .flatMap(ip -> subject.instanceAt(ip).stream())
                        .map(at -> at.server().name())
                        .distinct()
                        .toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        nva.name(),
                        "%s speaks BGP to %s without multihop; set it to 2 or more."
                                .formatted(nva.name(), Words.list(servers)),
                        new Fix(
                                "Set multihop 2 on " + nva.name(),
                                new Edit.Change(
                                        nva.withBgp(bgp.withMultihop(NvaBgp.DEFAULT_MULTIHOP))))));
    }
}
