/// Where links run: from which side of an object, round what, side by side in which order.
///
/// Used by the other parts of `picture` and by `desktop`. Uses `topology`.
@NullMarked
package studio.routeserver.picture.route;

import org.jspecify.annotations.NullMarked;
