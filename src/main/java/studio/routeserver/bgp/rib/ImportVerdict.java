package studio.routeserver.bgp.rib;

/// What becomes of a path that a neighbour announced.
public sealed interface ImportVerdict {

    /// It takes part in the decision, as it is or rewritten.
    record Accept(Path path) implements ImportVerdict {}

    /// It is kept in the Adj-RIB-In and takes no part.
    ///
    /// @param rule the id of the rule, such as `R-RS-21`
    /// @param sentence why, for people
    record Reject(String rule, String sentence) implements ImportVerdict {}
}
