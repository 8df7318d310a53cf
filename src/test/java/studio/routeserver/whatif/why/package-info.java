/// Tests of explanations. Use `whatif.why` and the project files that ship.
@NullMarked
package studio.routeserver.whatif.why;

import org.jspecify.annotations.NullMarked;
