package studio.routeserver.bgp.rib;

import java.util.List;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Ipv4Prefix;

/// What a neighbour is told of a prefix.
public sealed interface ExportVerdict {

    /// This.
    record Send(PathAttributes attributes) implements ExportVerdict {}

    /// Other prefixes in its place: once for all that are summarised by them (azure rule R-GW-50).
    ///
    /// @param hold why it is not told itself
    record Aggregate(List<Ipv4Prefix> prefixes, PathAttributes attributes, Hold hold)
            implements ExportVerdict {
        public Aggregate {
            prefixes = List.copyOf(prefixes);
        }
    }

    /// Nothing.
    ///
    /// @param rule the id of the rule, such as `R-RS-35`
    /// @param sentence why, for people
    record Hold(String rule, String sentence) implements ExportVerdict {}
}
