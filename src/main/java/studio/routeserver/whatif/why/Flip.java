package studio.routeserver.whatif.why;

/// A change that was tried and gives another answer.
///
/// @param change what is changed, in words
/// @param result what the answer is then
public record Flip(String change, String result) {}
