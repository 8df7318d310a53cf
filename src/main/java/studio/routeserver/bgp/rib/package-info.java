/// Routes of one router: what came in, what was chosen and why, what went out.
///
/// Used by `bgp`. Uses `bgp.message` and `net`. All tables are persistent values: a snapshot is the
/// reference itself.
@NullMarked
package studio.routeserver.bgp.rib;

import org.jspecify.annotations.NullMarked;
