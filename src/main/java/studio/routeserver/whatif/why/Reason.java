package studio.routeserver.whatif.why;

import java.util.Optional;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.RuleBook;

/// One decision, in the words of the code that took it.
///
/// @param object what decided, by the name that the file or a session has: `nva1`,
///   `hub-route-server/0`, `spoke1>hub`, `hub-route-server/0-nva1`
/// @param rule the id of the rule, such as `R-RS-28` or `RFC 4271 §9.1.2.2 (a)`; empty where none
///   speaks of it
/// @param sentence without its end
public record Reason(String object, String rule, String sentence) {

    /// The azure rule behind it, with its sentence and source; empty for a rule of another book.
    public Optional<AzureRule> azure() {
        return RuleBook.azure().find(rule);
    }
}
