/// Tests of the codec: bytes in, values out, and back.
@NullMarked
package studio.routeserver.bgp.message;

import org.jspecify.annotations.NullMarked;
