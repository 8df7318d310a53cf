/// Tests of the colours.
@NullMarked
package studio.routeserver.picture.theme;

import org.jspecify.annotations.NullMarked;
