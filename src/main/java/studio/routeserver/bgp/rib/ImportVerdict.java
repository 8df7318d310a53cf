package studio.routeserver.bgp.rib;

import java.util.List;

/// What becomes of a path that a neighbour announced.
public sealed interface ImportVerdict {

    /// It takes part in the decision, as it is or rewritten.
    record Accept(Path path) implements ImportVerdict {}

    /// It is kept in the Adj-RIB-In, and a path to other prefixes takes part in its place: one and
    /// the same for all that are summarised by them (azure rule R-GW-50).
    ///
    /// @param paths to those prefixes
    /// @param rule the id of the rule
    /// @param sentence what replaces it, for people
    record Aggregate(List<Path> paths, String rule, String sentence) implements ImportVerdict {
        public Aggregate {
            paths = List.copyOf(paths);
        }
    }

    /// It is kept in the Adj-RIB-In and takes no part.
    ///
    /// @param rule the id of the rule, such as `R-RS-21`
    /// @param sentence why, for people
    record Reject(String rule, String sentence) implements ImportVerdict {}
}
