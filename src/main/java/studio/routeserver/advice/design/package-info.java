/// Advice on the design: Route Server or route tables, why, and what it would take by hand (A-01 to
///
///
/// Used by floors 5 and above. Uses `advice` for what rules look at, and runs labs of its own to
/// show what a change would do.
@NullMarked
package studio.routeserver.advice.design;

import org.jspecify.annotations.NullMarked;
