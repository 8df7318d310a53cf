/// What can be put onto the canvas, and what putting and connecting it means as an edit.
///
/// Used by the shell and by `canvas`. [studio.routeserver.desktop.palette.Placing] and
/// [studio.routeserver.desktop.palette.Connecting] know no control.
@NullMarked
package studio.routeserver.desktop.palette;

import org.jspecify.annotations.NullMarked;
