/// Which routers and sessions a topology asks for, and what must hold between them.
///
/// A [studio.routeserver.lab.plan.Site] answers questions about the drawing under the conditions of
/// a run; one planning class a kind of object turns it into a [studio.routeserver.lab.plan.Plan].
/// Used by the rooms `table`, `program`, `look` and `run`. Uses `policy`. All are values: an edit
/// makes a new plan, and what differs is what has to start, stop or change.
@NullMarked
package studio.routeserver.lab.plan;

import org.jspecify.annotations.NullMarked;
