/// One end of a BGP session: the state machine of RFC 4271 §8 without socket, clock or thread.
///
/// Used by `bgp`. Uses `bgp.message` and `net`. Time and jitter are handed in.
@NullMarked
package studio.routeserver.bgp.session;

import org.jspecify.annotations.NullMarked;
