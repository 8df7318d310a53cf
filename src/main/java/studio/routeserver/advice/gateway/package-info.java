/// Rules about gateways and branches (V-045 to V-061).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.gateway;

import org.jspecify.annotations.NullMarked;
