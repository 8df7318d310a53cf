package studio.routeserver.bgp.rib;

import studio.routeserver.bgp.message.PathAttributes;

/// What a neighbour is told of a prefix.
public sealed interface ExportVerdict {

    /// This.
    record Send(PathAttributes attributes) implements ExportVerdict {}

    /// Nothing.
    ///
    /// @param rule the id of the rule, such as `R-RS-35`
    /// @param sentence why, for people
    record Hold(String rule, String sentence) implements ExportVerdict {}
}
