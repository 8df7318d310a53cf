/// The way of a traced packet, hop by hop, there and back.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.path;

import org.jspecify.annotations.NullMarked;
