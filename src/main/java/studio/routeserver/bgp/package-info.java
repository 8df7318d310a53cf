/// A BGP router without IO: a [studio.routeserver.bgp.Speaker] runs the sessions and tables of one
/// router.
///
/// Used by `lab` and by what joins real routers. Uses `net` only. Owns no thread, clock or socket:
/// time, randomness and bytes are handed in.
@NullMarked
package studio.routeserver.bgp;

import org.jspecify.annotations.NullMarked;
