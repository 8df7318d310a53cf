/// Scenarios of the running network through its front door: a project file and faults in, sessions,
/// tables and the timeline out.
@NullMarked
package studio.routeserver.lab;

import org.jspecify.annotations.NullMarked;
