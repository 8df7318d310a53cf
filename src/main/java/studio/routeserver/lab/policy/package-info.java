/// What each kind of router lets in and tells its neighbours, one class a policy.
///
/// Used by `plan`, which gives every end of a session its two. Uses `bgp` and `topology`; knows
/// prefixes and neighbours, not the drawing. All are values: two that are equal do the same, so
/// that a plan can be compared with the one before.
@NullMarked
package studio.routeserver.lab.policy;

import org.jspecify.annotations.NullMarked;
