package studio.routeserver.advice;

import java.util.List;

/// What a rule has to say about one object.
///
/// @param rule the rule's id, such as `V-007`
/// @param object the object's name as the file has it; a subnet as `hub/nva`, a peering as `a>b`
/// @param message one or two sentences: what is wrong, and what to do
/// @param source the rule or limit that it rests on, such as `R-RS-01`
/// @param fixes mechanical repairs, the best one first; empty where there is none
public record Finding(
        String rule,
        Severity severity,
        String object,
        String message,
        String source,
        List<Fix> fixes) {

    public Finding {
        fixes = List.copyOf(fixes);
    }
}
