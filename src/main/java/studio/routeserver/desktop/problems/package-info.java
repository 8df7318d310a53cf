/// What the rules found, and their fixes.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.problems;

import org.jspecify.annotations.NullMarked;
