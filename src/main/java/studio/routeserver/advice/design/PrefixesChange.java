package studio.routeserver.advice.design;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Nva;

/// `A-01`: branch prefixes behind an NVA that speaks BGP.
final class PrefixesChange implements DesignRule {

    @Override
    public String id() {
        return "A-01";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        for (Nva nva : subject.topology().nvas()) {
            Set<Ipv4Prefix> behind = new TreeSet<>();
            subject.tunnels().to(nva.name()).stream()
                    .flatMap(connection -> subject.tunnels().branch(connection).stream())
                    .forEach(branch -> behind.addAll(branch.prefixes()));
            if (nva.speaks().isPresent() && !behind.isEmpty()) {
                return says(
                        Answer.ROUTE_SERVER,
                        "%s speaks BGP and has %s branch %s behind it. %s with the branches, and %s would have to follow each change."
                                .formatted(
                                        nva.name(),
                                        Words.number(behind.size()),
                                        Words.verb(behind, "prefix", "prefixes"),
                                        Words.verb(behind, "It changes", "They change"),
                                        entries(subject)));
            }
        }
        return Optional.empty();
    }

    private static String entries(Subject subject) {
        return subject.running()
                .map(now -> ByHand.of(subject.topology(), now).entries())
                .filter(entries -> entries > 0)
                .map(entries ->
                        Words.number(entries)
                                + (entries == 1 ? " route-table entry" : " route-table entries"))
                .orElse("every route table");
    }
}
