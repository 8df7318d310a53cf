/// The one thread that owns the lab, and the clock that paces it.
///
/// Commands go in, the newest finished [studio.routeserver.desktop.engine.Frame] comes out. Used by
/// `workbench` and the timeline.
@NullMarked
package studio.routeserver.desktop.engine;

import org.jspecify.annotations.NullMarked;
