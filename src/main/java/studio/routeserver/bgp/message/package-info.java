/// BGP messages as values, and their bytes (RFC 4271 §4, RFC 7606).
///
/// Used by `bgp.session`, `bgp.rib` and `bgp`. Uses `net`. Knows no session, time or table.
@NullMarked
package studio.routeserver.bgp.message;

import org.jspecify.annotations.NullMarked;
