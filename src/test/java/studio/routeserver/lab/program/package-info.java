/// Tests of what NICs get, and which NICs those are.
@NullMarked
package studio.routeserver.lab.program;

import org.jspecify.annotations.NullMarked;
