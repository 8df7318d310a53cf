/// Tests of the SVG.
@NullMarked
package studio.routeserver.picture.svg;

import org.jspecify.annotations.NullMarked;
