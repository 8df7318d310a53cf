/// How wide a text is, read from the shipped fonts, without a window system.
///
/// Used by the other parts of `picture` and by `desktop`. Uses nothing.
@NullMarked
package studio.routeserver.picture.text;

import org.jspecify.annotations.NullMarked;
