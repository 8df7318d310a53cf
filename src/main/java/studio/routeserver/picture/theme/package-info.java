/// The colours of the drawing: what they mean, and what they are in each theme.
///
/// Used by the other parts of `picture` and by `desktop`. Uses nothing.
@NullMarked
package studio.routeserver.picture.theme;

import org.jspecify.annotations.NullMarked;
