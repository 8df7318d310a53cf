/// Rules about peerings and their flags (V-014 to V-024).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.peering;

import org.jspecify.annotations.NullMarked;
