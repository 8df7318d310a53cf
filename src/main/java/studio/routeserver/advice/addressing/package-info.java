/// Rules about address spaces, subnets and what stands in them (V-001 to V-013).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.addressing;

import org.jspecify.annotations.NullMarked;
