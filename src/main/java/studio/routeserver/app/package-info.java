/// Where the program starts: picks window or command line, and wires the parts together.
///
/// The top floor: may use every package, and nothing uses it.
@NullMarked
package studio.routeserver.app;

import org.jspecify.annotations.NullMarked;
