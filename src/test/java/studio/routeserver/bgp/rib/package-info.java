/// Tests of decisions and tables.
@NullMarked
package studio.routeserver.bgp.rib;

import org.jspecify.annotations.NullMarked;
