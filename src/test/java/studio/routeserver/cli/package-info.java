/// Tests of the command line, through its front door: words in; exit code and both streams out.
///
/// Use `cli`, and the test supports of the floors below. Nothing uses them.
@NullMarked
package studio.routeserver.cli;

import org.jspecify.annotations.NullMarked;
