/// Tests of effective routes and paths against a stated control plane.
@NullMarked
package studio.routeserver.fabric;

import org.jspecify.annotations.NullMarked;
