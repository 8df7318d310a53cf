package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Which addresses Azure gives to what, and which are free.
public final class Addresses {

    /// Azure keeps the first four addresses of a subnet and the last one (azure limit L-26).
    public static final int RESERVED_FIRST = 4;

    private Addresses() {}

    /// The address of a Route Server's instance: network + 4 and + 5 (azure rule R-RS-02). Empty
    /// where its network has no RouteServerSubnet, or that has no room.
    public static Optional<Ipv4Address> instance(
            Topology topology, RouteServer server, int instance) {
        return topology.subnet(new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER))
                .map(Subnet::prefix)
                .filter(prefix -> prefix.size() > RESERVED_FIRST + RouteServer.INSTANCES)
                .map(prefix -> prefix.address(RESERVED_FIRST + instance));
    }

    /// The addresses of both instances, as far as they have one.
    public static List<Ipv4Address> instances(Topology topology, RouteServer server) {
        return IntStream.range(0, RouteServer.INSTANCES)
                .mapToObj(i -> instance(topology, server, i))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The BGP addresses of a gateway's instances, in order (azure rule R-GW-05): the next free
    /// ones of its subnet from .4 up, the gateway declared first taking the lower ones. Never
    /// promised by Azure.
    public static List<Ipv4Address> gateway(Topology topology, Gateway gateway) {
        Optional<Ipv4Prefix> prefix = topology.subnet(gateway.subnet()).map(Subnet::prefix);
        if (prefix.isEmpty()) {
            return List.of();
        }
        int offset = RESERVED_FIRST;
        for (Gateway other : topology.gateways()) {
            if (other.name().equals(gateway.name())) {
                break;
            }
            if (other.subnet().equals(gateway.subnet())) {
                offset += other.activeInstances();
            }
        }
        List<Ipv4Address> addresses = new ArrayList<>();
        for (int i = 0; i < gateway.activeInstances(); i++) {
            addresses.add(prefix.get().address(offset + i));
        }
        return addresses;
    }

    /// Whether Azure keeps the address for itself: the first four of the subnet and its last.
    public static boolean reserved(Ipv4Prefix subnet, Ipv4Address address) {
        return subnet.contains(address)
                && (address.bits() - subnet.bits() < RESERVED_FIRST
                        || address.equals(subnet.last()));
    }

    /// Every address that something in the network has: NICs, load balancers, instances, gateways,
    /// private endpoints.
    public static Set<Ipv4Address> used(Topology topology, String network) {
        return used(
                topology,
                network,
                topology.nics().stream()
                        .filter(nic -> nic.subnet().network().equals(network))
                        .toList());
    }

    private static Set<Ipv4Address> used(Topology topology, String network, List<Nic> nics) {
        Set<Ipv4Address> used = new TreeSet<>();
        nics.forEach(nic -> used.add(nic.ip()));
        topology.loadBalancers().stream()
                .filter(balancer -> balancer.subnet().network().equals(network))
                .forEach(balancer -> used.add(balancer.ip()));
        topology.routeServersOf(network)
                .forEach(server -> used.addAll(instances(topology, server)));
        topology.gatewaysOf(network).forEach(gateway -> used.addAll(gateway(topology, gateway)));
        topology.virtualNetwork(network).stream()
                .flatMap(virtual -> virtual.subnets().stream())
                .flatMap(subnet -> subnet.privateEndpoints().stream())
                .forEach(endpoint -> used.add(endpoint.ip()));
        return used;
    }

    /// The lowest address of the subnet that is neither reserved nor used; empty where it is full.
    public static Optional<Ipv4Address> firstFree(Topology topology, SubnetRef ref) {
        Optional<Ipv4Prefix> prefix = topology.subnet(ref).map(Subnet::prefix);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        Set<Ipv4Address> used = used(topology, ref.network());
        return usable(prefix.get()).filter(address -> !used.contains(address)).findFirst();
    }

    /// How many more addresses the subnet has for use.
    public static long free(Topology topology, SubnetRef ref) {
        return topology.subnet(ref)
                .map(subnet -> free(subnet.prefix(), used(topology, ref.network())))
                .orElse(0L);
    }

    /// The same of every subnet: for large drawings, which ask for all of them.
    public static Map<SubnetRef, Long> free(Topology topology) {
        Map<String, List<Nic>> nics = new HashMap<>();
        for (Nic nic : topology.nics()) {
            nics.computeIfAbsent(nic.subnet().network(), _ -> new ArrayList<>()).add(nic);
        }
        Map<SubnetRef, Long> free = new HashMap<>();
        for (VirtualNetwork network : topology.virtualNetworks()) {
            String name = network.name();
            Set<Ipv4Address> used = used(topology, name, nics.getOrDefault(name, List.of()));
            for (Subnet subnet : network.subnets()) {
                free.put(new SubnetRef(name, subnet.name()), free(subnet.prefix(), used));
            }
        }
        return free;
    }

    private static long free(Ipv4Prefix prefix, Set<Ipv4Address> used) {
        long usable = Math.max(0, prefix.size() - RESERVED_FIRST - 1);
        long taken =
                used.stream()
                        .filter(prefix::contains)
                        .filter(address -> !reserved(prefix, address))
                        .count();
        return Math.max(0, usable - taken);
    }

    private static Stream<Ipv4Address> usable(Ipv4Prefix subnet) {
        long last = subnet.size() - 1;
        return IntStream.iterate(RESERVED_FIRST, n -> n < last, n -> n + 1)
                .mapToObj(subnet::address);
    }
}
