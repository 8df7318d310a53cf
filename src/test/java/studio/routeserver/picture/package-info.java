/// Tests of the drawing, and the networks that they draw.
@NullMarked
package studio.routeserver.picture;

import org.jspecify.annotations.NullMarked;
