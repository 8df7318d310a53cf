package studio.routeserver.advice;

import studio.routeserver.topology.Edit;

/// A change that mends a finding, made in one undo step.
///
/// @param title what it does, such as `Make RouteServerSubnet 10.0.6.0/26`
public record Fix(String title, Edit edit) {}
