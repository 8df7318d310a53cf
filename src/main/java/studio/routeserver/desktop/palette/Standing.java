package studio.routeserver.desktop.palette;

import java.util.Optional;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// Where things stand.
public final class Standing {

    private Standing() {}

    /// The subnet that an item is or stands in.
    public static Optional<SubnetRef> subnet(Topology topology, Item item) {
        return switch (item) {
            case Item.Subnet(var ref) -> Optional.of(ref);
            case Item.Resource(var ref) -> subnet(topology, ref);
            case Item.Instance(var owner, _) -> subnet(topology, owner);
            case Item.Session _ -> Optional.empty();
        };
    }

    private static Optional<SubnetRef> subnet(Topology topology, Ref ref) {
        String name = ref.name();
        return switch (ref.kind()) {
            case NVA -> topology.nva(name).map(Nva::subnet);
            case GATEWAY -> topology.gateway(name).map(Gateway::subnet);
            case LOAD_BALANCER -> topology.loadBalancer(name).map(LoadBalancer::subnet);
            case VIRTUAL_MACHINE -> topology.virtualMachine(name).map(VirtualMachine::subnet);
            case ROUTE_SERVER ->
                    topology.routeServer(name)
                            .map(RouteServer::virtualNetwork)
                            .map(network -> new SubnetRef(network, Subnet.ROUTE_SERVER));
            case VIRTUAL_NETWORK,
                    PEERING,
                    BRANCH,
                    CONNECTION,
                    ROUTE_TABLE,
                    EXPECTATION,
                    RUN,
                    NOTE ->
                    Optional.empty();
        };
    }

    /// The network that an item is or stands in.
    public static Optional<String> network(Topology topology, Item item) {
        if (item instanceof Item.Resource(var ref)
                && topology.virtualNetwork(ref.name()).isPresent()
                && ref.equals(topology.virtualNetwork(ref.name()).get().ref())) {
            return Optional.of(ref.name());
        }
        return subnet(topology, item).map(SubnetRef::network);
    }
}
