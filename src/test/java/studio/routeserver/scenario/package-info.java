/// The golden scenarios: every project under `samples/scenarios` answers as the expectations beside
/// it say. Uses everything through the front door: `project`, `lab`, `fabric`, `advice`.
@NullMarked
package studio.routeserver.scenario;

import org.jspecify.annotations.NullMarked;
