/// The drawing on the screen: paints display lists, finds what lies under the pointer, and turns
/// gestures into selections and edits.
///
/// Used by the shell through `CanvasView`; tells it through `CanvasGestures`. Decides nothing about
/// routes and makes no edit itself.
@NullMarked
package studio.routeserver.desktop.canvas;

import org.jspecify.annotations.NullMarked;
