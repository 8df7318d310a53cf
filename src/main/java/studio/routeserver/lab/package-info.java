/// The running network, as everybody above sees it: a [studio.routeserver.lab.Lab] that moves
/// through virtual time, and the snapshots it hands out.
///
/// Used by `advice`, `whatif` and every floor above. Uses `fabric`, `bgp`, `topology` and `net`.
/// Owns no thread, clock or socket: the caller says how far time goes.
///
/// Here are interfaces and plain values only. How it is done is in rooms, each of which uses this
/// package and the rooms before it: `policy` (what a router lets in and tells), `plan` (which
/// routers and sessions a topology asks for), `table` (what a machine forwards by) and `program`
/// (what NICs get, and when), `look` (what a snapshot is made of), `run` (everything that changes
/// while time goes on). [studio.routeserver.lab.run.RunningLab] starts one.
@NullMarked
package studio.routeserver.lab;

import org.jspecify.annotations.NullMarked;
