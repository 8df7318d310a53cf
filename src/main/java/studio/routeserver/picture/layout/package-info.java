/// Where every object of a topology stands: the file's boxes, and an automatic layout for the rest.
///
/// Used by the other parts of `picture` and by `desktop`. Uses `topology` and `net`.
@NullMarked
package studio.routeserver.picture.layout;

import org.jspecify.annotations.NullMarked;
