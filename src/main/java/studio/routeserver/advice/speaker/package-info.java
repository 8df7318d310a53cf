/// Rules about Route Servers, NVAs and what they say in BGP (V-025 to V-044).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.speaker;

import org.jspecify.annotations.NullMarked;
