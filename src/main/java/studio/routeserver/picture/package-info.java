/// The drawing of a network at one instant, as a list of things to paint.
///
/// `picture` decides what is drawn, where, and in which order; a painter only paints. So the
/// canvas, a PNG and an SVG show the same. Used by `desktop` and `cli`. Uses `lab`, `fabric`,
/// `topology` and `net`. Knows neither JavaFX nor AWT.
@NullMarked
package studio.routeserver.picture;

import org.jspecify.annotations.NullMarked;
