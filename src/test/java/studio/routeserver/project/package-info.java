/// Tests of the project file, through its front doors.
@NullMarked
package studio.routeserver.project;

import org.jspecify.annotations.NullMarked;
