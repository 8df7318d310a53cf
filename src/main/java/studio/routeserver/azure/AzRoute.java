package studio.routeserver.azure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.net.Ipv4Address;

/// One row of `az network nic show-effective-route-table`, in Azure's spelling (azure rule
/// R-EFF-31).
///
/// @param addressPrefix a prefix, or a service tag
/// @param nextHopIps empty where the type has none
/// @param name of a user-defined route; null for all others
public record AzRoute(
        String source,
        String state,
        String addressPrefix,
        String nextHopType,
        List<String> nextHopIps,
        @Nullable String name,
        boolean disableBgpRoutePropagation) {

    public AzRoute {
        nextHopIps = List.copyOf(nextHopIps);
    }

    /// The row for an effective route.
    ///
    /// @param disableBgpRoutePropagation the setting of the subnet's route table
    public static AzRoute of(EffectiveRoute route, boolean disableBgpRoutePropagation) {
        return new AzRoute(
                route.source().text(),
                route.state().text(),
                route.addressPrefix(),
                route.type().text(),
                route.nextHops().stream().map(Ipv4Address::toString).toList(),
                route.name(),
                disableBgpRoutePropagation);
    }
}
