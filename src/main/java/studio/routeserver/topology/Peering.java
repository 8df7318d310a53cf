package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;

/// One direction of a peering between two virtual networks: what `from` allows (azure rules
/// R-PEER).
///
/// @param allowVirtualNetworkAccess default true
/// @param allowForwardedTraffic default false
/// @param allowGatewayTransit default false
/// @param useRemoteGateways default false
public record Peering(
        String from,
        String to,
        boolean allowVirtualNetworkAccess,
        boolean allowForwardedTraffic,
        boolean allowGatewayTransit,
        boolean useRemoteGateways,
        @Nullable Json extra)
        implements Resource {

    /// A direction with Azure's defaults.
    public static Peering between(String from, String to) {
        return new Peering(from, to, true, false, false, false, null);
    }

    @Override
    public String name() {
        return from + ">" + to;
    }

    /// The name of the other direction.
    public String reverse() {
        return to + ">" + from;
    }

    public Peering withEnds(String newFrom, String newTo) {
        return new Peering(
                newFrom,
                newTo,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                allowGatewayTransit,
                useRemoteGateways,
                extra);
    }

    public Peering withAllowVirtualNetworkAccess(boolean value) {
        return new Peering(
                from,
                to,
                value,
                allowForwardedTraffic,
                allowGatewayTransit,
                useRemoteGateways,
                extra);
    }

    public Peering withAllowForwardedTraffic(boolean value) {
        return new Peering(
                from,
                to,
                allowVirtualNetworkAccess,
                value,
                allowGatewayTransit,
                useRemoteGateways,
                extra);
    }

    public Peering withAllowGatewayTransit(boolean value) {
        return new Peering(
                from,
                to,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                value,
                useRemoteGateways,
                extra);
    }

    public Peering withUseRemoteGateways(boolean value) {
        return new Peering(
                from,
                to,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                allowGatewayTransit,
                value,
                extra);
    }
}
