package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Nva;

/// `A-04`: an inspection point that speaks no BGP, such as Azure Firewall.
final class SilentAppliance implements DesignRule {

    @Override
    public String id() {
        return "A-04";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<Nva> silent =
                subject.topology().nvas().stream()
                        .filter(nva -> nva.speaks().isEmpty())
                        .filter(nva -> subject.tunnels().to(nva.name()).isEmpty())
                        .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = silent.stream().map(Nva::name).toList();
        return says(
                Answer.ROUTE_TABLES,
                "%s %s no BGP and the prefixes are fixed: one route 0.0.0.0/0 for each spoke subnet suffices."
                        .formatted(Words.list(names), Words.verb(names, "speaks", "speak")),
                PointedAt.by(subject, silent));
    }
}
