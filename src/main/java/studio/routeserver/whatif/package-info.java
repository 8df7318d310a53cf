/// Questions about what would happen: flows and what they lose, single points of failure.
///
/// Used by floors 5 and above. Uses `lab` and everything below it. Owns no thread, clock or socket.
@NullMarked
package studio.routeserver.whatif;

import org.jspecify.annotations.NullMarked;
