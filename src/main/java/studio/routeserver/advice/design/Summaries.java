package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Speaker;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.NvaBgp;

/// `A-11`: an NVA that says more than half of what a Route Server takes.
final class Summaries implements DesignRule {

    @Override
    public String id() {
        return "A-11";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        int half =
                (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                subject.profile().limitOrMax(Limit.ROUTES_PER_PEER) / 2);
        return subject.speakers()
                .filter(speaker -> prefixes(speaker).size() > half)
                .findFirst()
                .flatMap(speaker -> judge(speaker, half));
    }

    private static List<Ipv4Prefix> prefixes(Speaker speaker) {
        return speaker.statements().stream().map(NvaBgp.Advertisement::prefix).distinct().toList();
    }

    private Optional<Recommendation> judge(Speaker speaker, int half) {
        List<Ipv4Prefix> prefixes = prefixes(speaker);
        Summary exact = Summary.exact(prefixes);
        Summary enough = exact.prefixes().size() <= half ? exact : Summary.atMost(prefixes, half);
        String further =
                enough.extra() == 0
                        ? ""
                        : " and %s further addresses".formatted(Words.number(enough.extra()));
        return says(
                "Summarise on %s: %s %s what its %s do%s: %s."
                        .formatted(
                                speaker.nva().name(),
                                Words.number(enough.prefixes().size()),
                                Words.verb(enough.prefixes(), "prefix covers", "prefixes cover"),
                                Words.number(prefixes.size()),
                                further,
                                Words.list(enough.prefixes())));
    }
}
