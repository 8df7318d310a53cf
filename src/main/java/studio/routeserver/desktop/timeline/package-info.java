/// Transport, clock, what happened when, what was lost, and the summary of a run.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.timeline;

import org.jspecify.annotations.NullMarked;
