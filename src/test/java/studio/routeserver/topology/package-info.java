/// Tests of the model and its edits, through [studio.routeserver.topology.Topology#apply].
@NullMarked
package studio.routeserver.topology;

import org.jspecify.annotations.NullMarked;
