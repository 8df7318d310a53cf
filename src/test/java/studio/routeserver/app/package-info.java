/// Tests of how the program starts.
@NullMarked
package studio.routeserver.app;

import org.jspecify.annotations.NullMarked;
