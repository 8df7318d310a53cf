package studio.routeserver.fabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// Who has which address. Each network is indexed when it is first asked about, and taken over by
/// the next drawing as long as the same things stand in it.
final class Owners {

    /// What stands in a network, in the order in which it counts: of two that claim an address VMs
    /// and NVAs, then load balancers, then what Azure places.
    private static final class Residents {
        final List<VirtualMachine> machines = new ArrayList<>();
        final List<Owner> others = new ArrayList<>();
        private final Map<Ipv4Address, Owner> index = new HashMap<>();

        synchronized Map<Ipv4Address, Owner> index() {
            if (index.isEmpty()) {
                others.stream().filter(Owner.Interface.class::isInstance).forEach(this::put);
                machines.forEach(machine -> put(new Owner.Interface(machine.nic())));
                others.forEach(this::put);
            }
            return index;
        }

        private void put(Owner owner) {
            index.putIfAbsent(owner.address(), owner);
        }

        boolean same(Residents other) {
            return machines.equals(other.machines) && others.equals(other.others);
        }
    }

    private final Topology topology;
    private final Map<String, Residents> networks = new HashMap<>();

    private Owners(Topology topology) {
        this.topology = topology;
        for (Nva nva : topology.nvas()) {
            for (Nic nic : nva.nics()) {
                in(nic.subnet()).others.add(new Owner.Interface(nic));
            }
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            if (machine.state() != VirtualMachine.State.ABSENT) {
                in(machine.subnet()).machines.add(machine);
            }
        }
        for (LoadBalancer balancer : topology.loadBalancers()) {
            in(balancer.subnet()).others.add(new Owner.Frontend(balancer));
        }
        topology.routeServers().forEach(this::addInstances);
        topology.gateways().forEach(this::addInstances);
        for (VirtualNetwork network : topology.virtualNetworks()) {
            for (Subnet subnet : network.subnets()) {
                for (PrivateEndpoint endpoint : subnet.privateEndpoints()) {
                    in(network.name()).others.add(new Owner.Endpoint(network.ref(), endpoint));
                }
            }
        }
    }

    private void addInstances(RouteServer server) {
        SubnetRef subnet = new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER);
        for (Ipv4Address ip : Addresses.instances(topology, server)) {
            in(subnet).others.add(new Owner.RouteServerInstance(server.ref(), subnet, ip));
        }
    }

    private void addInstances(Gateway gateway) {
        List<Ipv4Address> addresses = Addresses.gateway(topology, gateway);
        for (int i = 0; i < addresses.size(); i++) {
            in(gateway.subnet())
                    .others
                    .add(new Owner.GatewayInstance(gateway, i, addresses.get(i)));
        }
    }

    private Residents in(SubnetRef subnet) {
        return in(subnet.network());
    }

    private Residents in(String network) {
        return networks.computeIfAbsent(network, _ -> new Residents());
    }

    static Owners of(Topology topology) {
        return new Owners(topology);
    }

    Owners next(Topology edited) {
        if (placesTheSame(edited)) {
            return this;
        }
        Owners next = new Owners(edited);
        next.networks.replaceAll((network, residents) -> {
            Residents before = networks.get(network);
            return before != null && before.same(residents) ? before : residents;
        });
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // an untouched list is the same; equals would walk it
    private boolean placesTheSame(Topology edited) {
        return topology.virtualNetworks() == edited.virtualNetworks()
                && topology.nvas() == edited.nvas()
                && topology.virtualMachines() == edited.virtualMachines()
                && topology.loadBalancers() == edited.loadBalancers()
                && topology.routeServers() == edited.routeServers()
                && topology.gateways() == edited.gateways();
    }

    Optional<Owner> of(String network, Ipv4Address address) {
        Residents residents = networks.get(network);
        return residents == null
                ? Optional.empty()
                : Optional.ofNullable(residents.index().get(address));
    }
}
