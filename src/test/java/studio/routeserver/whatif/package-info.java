/// Tests of flows, what they lose, and single points of failure.
///
/// Use `whatif`, and the test supports of the floors below. Nothing uses them.
@NullMarked
package studio.routeserver.whatif;

import org.jspecify.annotations.NullMarked;
