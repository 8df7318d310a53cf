/// Route Server or route tables, what it would take by hand, headroom and profile: what a design
/// comes to.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.advice;

import org.jspecify.annotations.NullMarked;
