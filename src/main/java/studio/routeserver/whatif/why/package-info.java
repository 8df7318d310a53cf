/// Why a route is what it is: the winner, its losers, the way back to its origin, and for a route
/// that is not there the first place that stopped it.
///
/// Nothing is judged here a second time: each reason is the one that the deciding code left in the
/// snapshot. Used by floors 5 and above. Uses `lab` and everything below it.
@NullMarked
package studio.routeserver.whatif.why;

import org.jspecify.annotations.NullMarked;
