package studio.routeserver.fabric;

import java.util.List;

/// Everything about a flow at one instant: each ECMP member there and back, and the verdict.
///
/// @param forward one trace a member, in a stable order
/// @param answers for each forward trace that arrived, the ways of the answer; the others have none
/// @param reason the verdict in words: of partial and asymmetric flows, what fails and where
public record PathReport(
        Verdict verdict, List<Trace> forward, List<List<Trace>> answers, String reason) {

    public PathReport {
        forward = List.copyOf(forward);
        answers = answers.stream().map(List::copyOf).toList();
    }
}
