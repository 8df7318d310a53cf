package studio.routeserver.whatif.why;

/// What was there for the same prefix and is not used.
///
/// @param what a row or a path, in words
/// @param step the step that beat it, such as `shortest AS_PATH` or `fabric precedence`
public record Loser(String what, String step, Reason because) {}
