/// Pictures of the window for review, each reached through real input events.
///
/// Used by `app`. Drives the window as a person would, with the robot of JavaFX.
@NullMarked
package studio.routeserver.desktop.screenshots;

import org.jspecify.annotations.NullMarked;
