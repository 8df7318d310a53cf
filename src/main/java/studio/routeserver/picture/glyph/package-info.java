/// Our own glyphs: one-colour vector paths in a box of 20 by 20, for every kind and state.
///
/// Used by the other parts of `picture` and by `desktop`. Uses nothing. They are paths and no
/// letters, because no font has all of them, not even a big one.
@NullMarked
package studio.routeserver.picture.glyph;

import org.jspecify.annotations.NullMarked;
