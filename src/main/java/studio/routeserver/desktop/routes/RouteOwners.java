package studio.routeserver.desktop.routes;

import java.util.List;
import java.util.Optional;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// Who has which address: next hops as names.
public final class RouteOwners {

    private RouteOwners() {}

    /// What has an address: its name, or the address where nothing has it.
    public static String name(Topology topology, Ipv4Address address) {
        return of(topology, address).map(Item::name).orElse(address.toString());
    }

    /// What has an address, as far as it can be selected.
    public static Optional<Item> of(Topology topology, Ipv4Address address) {
        for (Nva nva : topology.nvas()) {
            if (nva.owns(address)) {
                return Optional.of(new Item.Resource(nva.ref()));
            }
        }
        for (Gateway gateway : topology.gateways()) {
            List<Ipv4Address> instances = Addresses.gateway(topology, gateway);
            int at = instances.indexOf(address);
            if (at >= 0) {
                return Optional.of(new Item.Instance(gateway.ref(), at));
            }
        }
        for (LoadBalancer balancer : topology.loadBalancers()) {
            if (balancer.ip().equals(address)) {
                return Optional.of(new Item.Resource(balancer.ref()));
            }
        }
        for (RouteServer server : topology.routeServers()) {
            int at = Addresses.instances(topology, server).indexOf(address);
            if (at >= 0) {
                return Optional.of(new Item.Instance(server.ref(), at));
            }
        }
        return topology.virtualMachines().stream()
                .filter(machine -> machine.ip().equals(address))
                .map(machine -> new Ref(Kind.VIRTUAL_MACHINE, machine.name()))
                .<Item>map(Item.Resource::new)
                .findFirst();
    }
}
