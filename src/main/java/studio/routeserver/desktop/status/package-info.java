/// The bar at the bottom: is it live, how many sessions, what is lost.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.status;

import org.jspecify.annotations.NullMarked;
