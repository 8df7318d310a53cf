package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Nva;

/// `A-09`: two or more stateful NVAs.
final class StatefulPair implements DesignRule {

    @Override
    public String id() {
        return "A-09";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        List<String> stateful =
                subject.topology().nvas().stream()
                        .filter(nva -> nva.speaks().isPresent() && nva.stateful())
                        .map(Nva::name)
                        .toList();
        return stateful.size() < 2
                ? Optional.empty()
                : says(
                        Answer.ROUTE_SERVER,
                        "%s keep state: let them advertise an internal load balancer as next hop, or let one prepend so that it stands by. Where neither is possible, point route tables to the load balancer."
                                .formatted(Words.list(stateful)));
    }
}
