/// The Why card: why a route is there or is not, why a packet went on or ended, and what change
/// would flip it. Asks `whatif.why` away from the screen; decides nothing.
@NullMarked
package studio.routeserver.desktop.why;

import org.jspecify.annotations.NullMarked;
