package studio.routeserver.advice.design;

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
        return Teams.of(subject)
                .map(team -> team.stream().filter(Nva::stateful).map(Nva::name).toList())
                .filter(stateful -> stateful.size() > 1)
                .findFirst()
                .flatMap(stateful ->
                        says(
                                Answer.ROUTE_SERVER,
                                "%s keep state: let them advertise an internal load balancer as next hop, or let one prepend so that it stands by. Where neither is possible, point route tables to the load balancer."
                                        .formatted(Words.list(stateful))));
    }
}
