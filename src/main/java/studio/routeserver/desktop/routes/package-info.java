/// The effective routes of what is selected, and why each is there.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.routes;

import org.jspecify.annotations.NullMarked;
