package studio.routeserver.advice.design;

import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.advice.Words;
import studio.routeserver.topology.Nva;

/// `A-08`: two or more NVAs that keep no state.
final class SharedLoad implements DesignRule {

    @Override
    public String id() {
        return "A-08";
    }

    @Override
    public Optional<Recommendation> judge(Subject subject) {
        return Teams.of(subject)
                .filter(team -> team.stream().noneMatch(Nva::stateful))
                .findFirst()
                .flatMap(team ->
                        says(
                                Answer.ROUTE_SERVER,
                                "%s can share each prefix by ECMP; a route table knows one next hop for a prefix."
                                        .formatted(
                                                Words.list(
                                                        team.stream().map(Nva::name).toList()))));
    }
}
