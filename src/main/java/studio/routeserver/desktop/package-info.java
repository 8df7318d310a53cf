/// The studio's window: one shell round the canvas, its panels, and what they share.
///
/// The canvas is the document and the panels explain it; each projects what
/// [studio.routeserver.desktop.workbench.Workbench] holds and decides nothing. Uses every floor
/// below `cli` and JavaFX; used by `app` alone. Everything here runs on the JavaFX thread, but the
/// one thread that [studio.routeserver.desktop.engine] owns.
@NullMarked
package studio.routeserver.desktop;

import org.jspecify.annotations.NullMarked;
