package studio.routeserver.topology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;

/// An Azure Route Server, in the `RouteServerSubnet` of its virtual network.
///
/// @param branchToBranch whether it exchanges routes with the gateways of its network (R-RS-07)
/// @param capacityUnits routing infrastructure units; null means Azure's default of 2
public record RouteServer(
        String name,
        String virtualNetwork,
        boolean branchToBranch,
        HubRoutingPreference hubRoutingPreference,
        @Nullable Integer capacityUnits,
        List<Peer> peers,
        List<RouteMap> routeMaps,
        @Nullable Json extra)
        implements Resource {

    /// A BGP peer: an NVA's address, to which both instances keep a session (R-RS-08).
    public record Peer(String name, Ipv4Address ip, Asn asn, @Nullable Json extra) {
        public Peer(String name, Ipv4Address ip, Asn asn) {
            this(name, ip, asn, null);
        }
    }

    /// How many instances every Route Server has (R-RS-02).
    public static final int INSTANCES = 2;

    public RouteServer {
        peers = List.copyOf(peers);
        routeMaps = List.copyOf(routeMaps);
    }

    /// A Route Server with Azure's defaults and no peer.
    public RouteServer(String name, String virtualNetwork) {
        this(
                name,
                virtualNetwork,
                false,
                HubRoutingPreference.EXPRESS_ROUTE,
                null,
                List.of(),
                List.of(),
                null);
    }

    public Optional<Peer> peer(String peerName) {
        return peers.stream().filter(peer -> peer.name().equals(peerName)).findFirst();
    }

    /// What an instance is called wherever an object may stand: `hub-route-server/0`.
    public String instanceName(int instance) {
        return name + "/" + instance;
    }

    public RouteServer withName(String value) {
        return new RouteServer(
                value,
                virtualNetwork,
                branchToBranch,
                hubRoutingPreference,
                capacityUnits,
                peers,
                routeMaps,
                extra);
    }

    public RouteServer withVirtualNetwork(String value) {
        return new RouteServer(
                name,
                value,
                branchToBranch,
                hubRoutingPreference,
                capacityUnits,
                peers,
                routeMaps,
                extra);
    }

    public RouteServer withBranchToBranch(boolean value) {
        return new RouteServer(
                name,
                virtualNetwork,
                value,
                hubRoutingPreference,
                capacityUnits,
                peers,
                routeMaps,
                extra);
    }

    public RouteServer withHubRoutingPreference(HubRoutingPreference value) {
        return new RouteServer(
                name,
                virtualNetwork,
                branchToBranch,
                value,
                capacityUnits,
                peers,
                routeMaps,
                extra);
    }

    public RouteServer withCapacityUnits(@Nullable Integer value) {
        return new RouteServer(
                name,
                virtualNetwork,
                branchToBranch,
                hubRoutingPreference,
                value,
                peers,
                routeMaps,
                extra);
    }

    public RouteServer withPeers(List<Peer> value) {
        return new RouteServer(
                name,
                virtualNetwork,
                branchToBranch,
                hubRoutingPreference,
                capacityUnits,
                value,
                routeMaps,
                extra);
    }

    public RouteServer withRouteMaps(List<RouteMap> value) {
        return new RouteServer(
                name,
                virtualNetwork,
                branchToBranch,
                hubRoutingPreference,
                capacityUnits,
                peers,
                value,
                extra);
    }
}
