package studio.routeserver.desktop.engine;

import java.time.Instant;
import studio.routeserver.lab.LabSnapshot;

/// What the window shows: the network at one instant.
///
/// @param at the instant; the snapshot holds from its own instant until then
/// @param past whether it lies before what the engine has reached
public record Moment(LabSnapshot snapshot, Instant at, boolean past) {}
