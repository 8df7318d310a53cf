/// Rules about resilience, limits and what the file speaks of (V-071 to V-086, V-103).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.capacity;

import org.jspecify.annotations.NullMarked;
