/// Tests of what is counted against limits.
@NullMarked
package studio.routeserver.advice.capacity;

import org.jspecify.annotations.NullMarked;
