/// The drawing as SVG: text as text, a named group and a title for each object.
///
/// Used by `cli` and `desktop`. Uses the other parts of `picture`.
@NullMarked
package studio.routeserver.picture.svg;

import org.jspecify.annotations.NullMarked;
