/// The running network: reconciles a topology into BGP speakers and links, and moves virtual time.
///
/// Used by `advice`, `whatif` and every floor above. Uses `fabric`, `bgp`, `topology` and `net`.
/// Owns no thread, clock or socket: the caller says how far time goes.
@NullMarked
package studio.routeserver.lab;

import org.jspecify.annotations.NullMarked;
