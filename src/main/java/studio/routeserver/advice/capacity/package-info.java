/// Rules about resilience, limits and what the file speaks of (V-071 to V-086, V-103).
///
/// `advice` collects the rules; [studio.routeserver.advice.capacity.Headroom] is for the window and
/// the command line.
@NullMarked
package studio.routeserver.advice.capacity;

import org.jspecify.annotations.NullMarked;
