package studio.routeserver.whatif.why;

/// The first thing that keeps a route out which could come from somewhere.
///
/// @param origin the place that it could come from, in words
public record Stop(String origin, Reason because) {}
