package studio.routeserver.bgp.rib;

import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;

/// A change of a router's choice for one prefix.
///
/// @param before null where there was no route
/// @param after null where there is no route any more
/// @param why what led to it, for people
public record RibDelta(
        Ipv4Prefix prefix, @Nullable Decision before, @Nullable Decision after, String why) {}
