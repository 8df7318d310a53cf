/// Tests of the design advice and of what it would take by hand.
@NullMarked
package studio.routeserver.advice.design;

import org.jspecify.annotations.NullMarked;
