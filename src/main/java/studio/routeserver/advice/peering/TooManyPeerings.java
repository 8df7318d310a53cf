package studio.routeserver.advice.peering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Rule;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Limit;

/// `V-017` (L-13): a network takes a limited number of peerings.
public final class TooManyPeerings implements Rule {

    @Override
    public String id() {
        return "V-017";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String source() {
        return "L-13";
    }

    @Override
    public Stream<Finding> check(Subject subject) {
        long most = subject.profile().limitOrMax(Limit.PEERINGS_PER_NETWORK);
        Map<String, Integer> peerings = new LinkedHashMap<>();
        subject.topology()
                .peerings()
                .forEach(peering -> peerings.merge(peering.from(), 1, Integer::sum));
        return peerings.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .map(entry ->
                        finding(
                                entry.getKey(),
                                "%s has %s peerings; Azure allows %s."
                                        .formatted(
                                                entry.getKey(),
                                                Words.number(entry.getValue()),
                                                Words.number(most))));
    }
}
