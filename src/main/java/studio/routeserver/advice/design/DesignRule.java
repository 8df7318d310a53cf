package studio.routeserver.advice.design;

import java.util.List;
import java.util.Optional;
import studio.routeserver.advice.Subject;
import studio.routeserver.topology.SubnetRef;

/// One rule of the design advice: a predicate over a network, and its reason. Has no state.
interface DesignRule {

    /// Such as `A-01`.
    String id();

    /// What it says of the network; empty where its predicate does not hold.
    Optional<Recommendation> judge(Subject subject);

    /// Speaks for an answer, everywhere.
    default Optional<Recommendation> says(Answer answer, String reason) {
        return Optional.of(new Recommendation(id(), answer, reason, List.of()));
    }

    /// Speaks for an answer in some subnets.
    default Optional<Recommendation> says(Answer answer, String reason, List<SubnetRef> subnets) {
        return Optional.of(new Recommendation(id(), answer, reason, subnets));
    }

    /// Says how, whatever the answer.
    default Optional<Recommendation> says(String reason) {
        return Optional.of(new Recommendation(id(), null, reason, List.of()));
    }
}
