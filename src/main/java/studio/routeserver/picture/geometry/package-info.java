/// Points, rectangles and orthogonal lines in world units (one pixel at 100 %).
///
/// Used by the other parts of `picture` and by `desktop`. Uses nothing.
@NullMarked
package studio.routeserver.picture.geometry;

import org.jspecify.annotations.NullMarked;
