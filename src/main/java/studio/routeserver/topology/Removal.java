package studio.routeserver.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Takes something away, with everything that cannot live without it.
final class Removal {

    private final Topology before;
    private final Topology.Builder after;

    private Removal(Topology topology) {
        this.before = topology;
        this.after = topology.edit();
    }

    static Topology of(Topology topology, Ref ref) {
        Removal removal = new Removal(topology);
        removal.remove(ref);
        return removal.withoutPlaces();
    }

    static Topology ofSubnet(Topology topology, SubnetRef ref) {
        Removal removal = new Removal(topology);
        removal.emptySubnets(ref::equals);
        removal.after.replaceAll(resource ->
                resource instanceof VirtualNetwork network && network.name().equals(ref.network())
                        ? network.withSubnets(
                                network.subnets().stream()
                                        .filter(subnet -> !subnet.name().equals(ref.subnet()))
                                        .toList())
                        : resource);
        return removal.withoutPlaces();
    }

    /// What is gone has no place on the canvas any more.
    private Topology withoutPlaces() {
        Topology result = after.build();
        Map<String, Box> layout = new LinkedHashMap<>(result.layout());
        boolean gone =
                layout.keySet().removeIf(name -> hasPlace(before, name) && !hasPlace(result, name));
        return gone ? result.edit().layout(layout).build() : result;
    }

    /// Whether something of that name can have a place: a resource, or a subnet as `hub/nva`.
    private static boolean hasPlace(Topology topology, String name) {
        for (Kind kind : Kind.values()) {
            if (topology.find(new Ref(kind, name)).isPresent()) {
                return true;
            }
        }
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            SubnetRef subnet = new SubnetRef(name.substring(0, slash), name.substring(slash + 1));
            if (topology.subnet(subnet).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// A Route Server without one of its peers; route maps let go of it too.
    static RouteServer withoutPeer(RouteServer server, String peer) {
        return detached(
                server.withPeers(
                        server.peers().stream()
                                .filter(other -> !other.name().equals(peer))
                                .toList()),
                attachment -> peer.equals(attachment.peer()));
    }

    private void remove(Ref ref) {
        String name = ref.name();
        switch (ref.kind()) {
            case VIRTUAL_NETWORK -> {
                emptySubnets(subnet -> subnet.network().equals(name));
                before.peerings().stream()
                        .filter(peering -> peering.from().equals(name) || peering.to().equals(name))
                        .forEach(peering -> after.remove(peering.ref()));
                before.routeServersOf(name).forEach(server -> after.remove(server.ref()));
            }
            case NVA -> removeNva(name);
            case BRANCH, GATEWAY -> removeConnectionsOf(name);
            case CONNECTION -> forgetConnection(name);
            case ROUTE_TABLE -> forgetRouteTable(name);
            case PEERING, ROUTE_SERVER, LOAD_BALANCER, VIRTUAL_MACHINE, EXPECTATION, RUN, NOTE -> {}
        }
        after.remove(ref);
    }

    private void emptySubnets(Predicate<SubnetRef> gone) {
        before.nvas().stream()
                .filter(nva -> gone.test(nva.subnet()))
                .forEach(nva -> remove(nva.ref()));
        before.gateways().stream()
                .filter(gateway -> gone.test(gateway.subnet()))
                .forEach(gateway -> remove(gateway.ref()));
        before.loadBalancers().stream()
                .filter(balancer -> gone.test(balancer.subnet()))
                .forEach(balancer -> remove(balancer.ref()));
        before.virtualMachines().stream()
                .filter(machine -> gone.test(machine.subnet()))
                .forEach(machine -> remove(machine.ref()));
        after.replaceAll(
                Kind.NVA,
                resource ->
                        resource instanceof Nva nva
                                ? nva.edit()
                                        .interfaces(
                                                nva.interfaces().stream()
                                                        .filter(further ->
                                                                !gone.test(further.subnet()))
                                                        .toList())
                                        .build()
                                : resource);
    }

    private void removeNva(String name) {
        removeConnectionsOf(name);
        Optional<Nva> removed = before.nva(name);
        after.replaceAll(resource ->
                switch (resource) {
                    case LoadBalancer balancer ->
                            balancer.withBackends(without(balancer.backends(), name));
                    case RouteServer server -> {
                        RouteServer rest = server;
                        for (RouteServer.Peer peer : server.peers()) {
                            if (removed.isPresent() && removed.get().owns(peer.ip())) {
                                rest = withoutPeer(rest, peer.name());
                            }
                        }
                        yield rest;
                    }
                    default -> resource;
                });
    }

    private void removeConnectionsOf(String end) {
        before.connections().stream()
                .filter(connection ->
                        connection.to().equals(end) || connection.farEnd().equals(end))
                .forEach(connection -> remove(connection.ref()));
    }

    private void forgetConnection(String name) {
        after.replaceAll(resource ->
                switch (resource) {
                    case Branch branch -> branch.withPreference(without(branch.preference(), name));
                    case RouteServer server ->
                            detached(server, attachment -> name.equals(attachment.connection()));
                    case Nva nva when nva.bgp() != null ->
                            nva.withBgp(withoutPoliciesOf(nva.bgp(), name));
                    default -> resource;
                });
    }

    private static NvaBgp withoutPoliciesOf(NvaBgp bgp, String neighbor) {
        return bgp.withPolicies(
                bgp.policies().stream()
                        .filter(policy -> !Objects.equals(policy.neighbor(), neighbor))
                        .toList());
    }

    private void forgetRouteTable(String name) {
        UnaryOperator<Subnet> forget =
                subnet -> name.equals(subnet.routeTable()) ? subnet.withRouteTable(null) : subnet;
        after.replaceAll(
                Kind.VIRTUAL_NETWORK,
                resource ->
                        resource instanceof VirtualNetwork network
                                ? network.withSubnets(
                                        network.subnets().stream().map(forget).toList())
                                : resource);
    }

    private static RouteServer detached(RouteServer server, Predicate<RouteMap.Attachment> gone) {
        return server.withRouteMaps(
                server.routeMaps().stream()
                        .map(map ->
                                new RouteMap(
                                        map.name(),
                                        map.attach().stream().filter(gone.negate()).toList(),
                                        map.rules(),
                                        map.extra()))
                        .toList());
    }

    private static List<String> without(List<String> names, String name) {
        return names.stream().filter(other -> !other.equals(name)).toList();
    }
}
