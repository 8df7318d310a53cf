/// Rules about route tables and load balancers as next hops (V-062 to V-070).
///
/// Used by `advice` only, which collects them.
@NullMarked
package studio.routeserver.advice.tables;

import org.jspecify.annotations.NullMarked;
