package studio.routeserver.fabric;

/// Why a packet goes no further.
///
/// @param rule the id of the rule that says so
/// @param reason a sentence without its end: object and cause
/// @param label the same in at most four words
record Drop(Trace.Outcome outcome, String rule, String reason, String label) {

    static Drop blackHole(String rule, String reason, String label) {
        return new Drop(Trace.Outcome.BLACK_HOLE, rule, reason, label);
    }

    static Drop loop(String rule, String reason) {
        return new Drop(Trace.Outcome.LOOP, rule, reason, "loop");
    }
}
