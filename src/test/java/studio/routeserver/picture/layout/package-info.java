/// Tests of where objects stand.
@NullMarked
package studio.routeserver.picture.layout;

import org.jspecify.annotations.NullMarked;
