/// Everything that is drawn, as a tree: the canvas for keyboards and screen readers.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.outline;

import org.jspecify.annotations.NullMarked;
