package studio.routeserver.lab.program;

import java.util.List;
import studio.routeserver.lab.plan.Site;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What of a drawing decides, besides the routers' choices, what NICs are to have ([Wishes]). Where
/// it is equal before and after an edit, only what routers chose anew has to be wished anew.
///
/// @param instances the addresses of each: an instance that moves forgets all it had
/// @param nvas their names, whose order decides the order of speakers
/// @param gateways and, where there are any, the networks whose spaces they leave to the system
public record WishBasis(
        List<RouteServer> servers,
        List<List<Ipv4Address>> instances,
        List<String> nvas,
        List<Gateway> gateways,
        List<VirtualNetwork> networks,
        List<Peering> peerings) {

    public static final WishBasis NONE =
            new WishBasis(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /// That of a site.
    public static WishBasis of(Site site) {
        Topology topology = site.topology();
        boolean alone = topology.gateways().isEmpty();
        return new WishBasis(
                topology.routeServers(),
                topology.routeServers().stream()
                        .map(server -> Addresses.instances(topology, server))
                        .toList(),
                topology.nvas().stream().map(Nva::name).toList(),
                topology.gateways(),
                alone ? List.of() : topology.virtualNetworks(),
                alone ? List.of() : topology.peerings());
    }
}
