package studio.routeserver.lab.program;

import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.ProgrammedRoute;
import studio.routeserver.net.Ipv4Prefix;

/// A prefix whose row in NICs changed.
///
/// @param before null where there was none
/// @param after null where there is none any more
public record Arrival(
        Ipv4Prefix prefix, @Nullable ProgrammedRoute before, @Nullable ProgrammedRoute after) {}
