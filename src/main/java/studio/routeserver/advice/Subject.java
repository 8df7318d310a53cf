package studio.routeserver.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.fabric.Peerings;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.LoadBalancer;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.topology.VirtualNetwork;

/// What the rules look at: the drawing, and the running network where there is one.
///
/// @param snapshot converged and without faults; null where only the drawing is judged
public record Subject(
        Topology topology, Profile profile, Peerings peerings, @Nullable LabSnapshot snapshot) {

    public static Subject of(Topology topology, @Nullable LabSnapshot snapshot) {
        return new Subject(topology, Profile.of(topology), Peerings.of(topology), snapshot);
    }

    public Optional<LabSnapshot> running() {
        return Optional.ofNullable(snapshot);
    }

    /// A subnet with its network.
    public record Placed(VirtualNetwork network, Subnet subnet) {
        public SubnetRef ref() {
            return new SubnetRef(network.name(), subnet.name());
        }

        public boolean named(String name) {
            return subnet.name().equals(name);
        }
    }

    public Stream<Placed> subnets() {
        return topology.virtualNetworks().stream()
                .flatMap(network ->
                        network.subnets().stream().map(subnet -> new Placed(network, subnet)));
    }

    public Stream<Placed> subnets(String name) {
        return subnets().filter(placed -> placed.named(name));
    }

    /// Something with an address in a subnet.
    public record Occupant(Ref ref, String name, SubnetRef subnet, Ipv4Address ip) {}

    /// NICs and load balancer frontends, in the order of the file.
    public List<Occupant> occupants() {
        List<Occupant> occupants = new ArrayList<>();
        topology.nics()
                .forEach(nic ->
                        occupants.add(
                                new Occupant(nic.owner(), nic.name(), nic.subnet(), nic.ip())));
        for (LoadBalancer balancer : topology.loadBalancers()) {
            occupants.add(
                    new Occupant(
                            balancer.ref(), balancer.name(), balancer.subnet(), balancer.ip()));
        }
        return occupants;
    }

    /// The Route Server whose instance has the address, with the instance.
    public record InstanceAt(RouteServer server, int instance) {}

    public Optional<InstanceAt> instanceAt(Ipv4Address address) {
        for (RouteServer server : topology.routeServers()) {
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                if (Addresses.instance(topology, server, i).filter(address::equals).isPresent()) {
                    return Optional.of(new InstanceAt(server, i));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Nva> nvaAt(Ipv4Address address) {
        return topology.nvas().stream().filter(nva -> nva.owns(address)).findFirst();
    }

    /// The prefix of RouteServerSubnet of a Route Server's network.
    public Optional<Ipv4Prefix> instanceSubnet(RouteServer server) {
        return topology.subnet(new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER))
                .map(Subnet::prefix);
    }

    /// The shortest enclosing prefix of that length which keeps the subnet's address and overlaps
    /// no other subnet of the network, inside its space.
    public Optional<Ipv4Prefix> widened(Placed placed, int length) {
        Ipv4Prefix wide = Ipv4Prefix.containing(placed.subnet().prefix().network(), length);
        boolean inside = placed.network().contains(wide);
        boolean free =
                placed.network().subnets().stream()
                        .filter(other -> !other.name().equals(placed.subnet().name()))
                        .noneMatch(other -> other.prefix().overlaps(wide));
        return inside && free ? Optional.of(wide) : Optional.empty();
    }

    /// The lowest prefix of that length in the network's space that overlaps none of its subnets.
    public Optional<Ipv4Prefix> freePrefix(VirtualNetwork network, int length) {
        for (Ipv4Prefix space : network.addressSpace()) {
            if (space.length() > length) {
                continue;
            }
            long step = 1L << (32 - length);
            for (long offset = 0; offset < space.size(); offset += step) {
                Ipv4Prefix candidate = new Ipv4Prefix(space.bits() + (int) offset, length);
                if (network.subnets().stream().noneMatch(s -> s.prefix().overlaps(candidate))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    public boolean hasRouteServerOrGateway(String network) {
        return !topology.routeServersOf(network).isEmpty()
                || !topology.gatewaysOf(network).isEmpty();
    }

    /// The NVAs, VMs, load balancers and gateways that stand in a subnet.
    public List<Ref> residents(SubnetRef subnet) {
        List<Ref> residents = new ArrayList<>();
        occupants().stream()
                .filter(occupant -> occupant.subnet().equals(subnet))
                .map(Occupant::ref)
                .distinct()
                .forEach(residents::add);
        topology.gateways().stream()
                .filter(gateway -> gateway.subnet().equals(subnet))
                .map(Gateway::ref)
                .forEach(residents::add);
        return residents;
    }

    public List<VirtualMachine> machinesIn(String network) {
        return topology.virtualMachines().stream()
                .filter(machine -> machine.subnet().network().equals(network))
                .toList();
    }

    public boolean exists(String name) {
        for (Kind kind : Kind.values()) {
            if (topology.all(kind).stream().anyMatch(resource -> resource.name().equals(name))) {
                return true;
            }
        }
        return false;
    }
}
