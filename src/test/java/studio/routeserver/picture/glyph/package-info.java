/// Tests of the glyphs.
@NullMarked
package studio.routeserver.picture.glyph;

import org.jspecify.annotations.NullMarked;
