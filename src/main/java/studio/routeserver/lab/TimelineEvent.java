package studio.routeserver.lab;

import java.time.Instant;

/// One thing that happened, for the timeline.
///
/// @param at virtual time; 0 s is [Instant#EPOCH]
/// @param sequence its place in the run; ties of `at` are in this order
/// @param object whose it is: a session as `hub-route-server/0-nva1`, a NIC, a connection, an NVA
/// @param text one sentence
/// @param rule the id of the rule behind it; empty where none
public record TimelineEvent(
        Instant at, long sequence, Kind kind, String object, String text, String rule) {

    /// What kind of thing.
    public enum Kind {
        /// A fault, a repair or an edit by the user.
        EVENT("event"),
        SESSION("session"),
        ROUTE("route"),
        PROGRAMMED("programmed"),
        /// A flow is lost or works again; made by `whatif`.
        FLOW("flow");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
