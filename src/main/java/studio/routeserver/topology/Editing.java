package studio.routeserver.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// Makes one edit on a topology: all of it, or nothing with an [IllegalArgumentException].
final class Editing {

    /// The first private ASN that this program proposes; 65515 to 65520 are Azure's.
    private static final Asn FIRST_PRIVATE = new Asn(65001);

    private final Topology topology;

    Editing(Topology topology) {
        this.topology = topology;
    }

    Topology apply(Edit edit) {
        return switch (edit) {
            case Edit.Add(var resource) -> topology.edit().add(resource).build();
            case Edit.Change(var resource) -> change(resource);
            case Edit.Remove(var ref) -> Removal.of(topology, known(ref));
            case Edit.Rename(var ref, var name) -> Renaming.of(topology, known(ref), name);
            case Edit.AddSubnet(var network, var subnet) ->
                    withSubnets(network, subnets -> plus(subnets, subnet));
            case Edit.ChangeSubnet(var network, var subnet) ->
                    withSubnet(new SubnetRef(network, subnet.name()), _ -> subnet);
            case Edit.ResizeSubnet(var ref, var prefix) -> resize(ref, prefix);
            case Edit.RemoveSubnet(var ref) -> Removal.ofSubnet(topology, known(ref));
            case Edit.RenameSubnet(var ref, var name) ->
                    Renaming.ofSubnet(topology, known(ref), name);
            case Edit.Move(var ref, var subnet, var ip) -> move(known(ref), known(subnet), ip);
            case Edit.AddPeer(var server, var nva) -> addPeer(routeServer(server), nva(nva));
            case Edit.RemovePeer(var server, var peer) -> removePeer(routeServer(server), peer);
            case Edit.Place(var boxes) -> place(boxes);
            case Edit.SetProfile(var profile) -> topology.edit().profile(profile).build();
            case Edit.Suppress(var suppression) -> suppress(suppression);
            case Edit.Unsuppress(var rule, var object) -> unsuppress(rule, object);
            case Edit.Together(_, var edits) -> applyAll(edits);
        };
    }

    private Topology applyAll(List<Edit> edits) {
        Topology result = topology;
        for (Edit edit : edits) {
            result = result.apply(edit);
        }
        return result;
    }

    private Ref known(Ref ref) {
        if (topology.find(ref).isEmpty()) {
            throw new IllegalArgumentException("there is no " + ref);
        }
        return ref;
    }

    private SubnetRef known(SubnetRef ref) {
        if (topology.subnet(ref).isEmpty()) {
            throw new IllegalArgumentException("there is no subnet " + ref);
        }
        return ref;
    }

    private RouteServer routeServer(String name) {
        return topology.routeServer(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no Route Server " + name));
    }

    private Nva nva(String name) {
        return topology.nva(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no NVA " + name));
    }

    private Topology change(Resource changed) {
        return replace(known(changed.ref()), _ -> changed);
    }

    private Topology replace(Ref ref, UnaryOperator<Resource> change) {
        return topology.edit().replace(ref, change).build();
    }

    private Topology withSubnets(String network, UnaryOperator<List<Subnet>> subnets) {
        return replace(
                known(new Ref(Kind.VIRTUAL_NETWORK, network)),
                resource ->
                        resource instanceof VirtualNetwork virtual
                                ? virtual.withSubnets(subnets.apply(virtual.subnets()))
                                : resource);
    }

    private Topology withSubnet(SubnetRef ref, UnaryOperator<Subnet> change) {
        known(ref);
        return withSubnets(
                ref.network(),
                subnets ->
                        subnets.stream()
                                .map(subnet ->
                                        subnet.name().equals(ref.subnet())
                                                ? change.apply(subnet)
                                                : subnet)
                                .toList());
    }

    /// The two instances move with the subnet: neighbours that name them follow, as in a
    /// redeployment their configuration would.
    private Topology resize(SubnetRef ref, Ipv4Prefix prefix) {
        Topology resized = withSubnet(ref, subnet -> subnet.withPrefix(prefix));
        Topology result = resized;
        for (RouteServer server : topology.routeServersOf(ref.network())) {
            Map<Ipv4Address, Ipv4Address> moved = new TreeMap<>();
            for (int i = 0; i < RouteServer.INSTANCES; i++) {
                int instance = i;
                Addresses.instance(topology, server, i)
                        .ifPresent(before ->
                                Addresses.instance(resized, server, instance)
                                        .ifPresent(after -> moved.put(before, after)));
            }
            result = result.edit().replaceAll(resource -> withNeighbors(resource, moved)).build();
        }
        return result;
    }

    private static Resource withNeighbors(Resource resource, Map<Ipv4Address, Ipv4Address> moved) {
        if (!(resource instanceof Nva nva) || nva.bgp() == null) {
            return resource;
        }
        NvaBgp bgp = nva.bgp();
        List<Ipv4Address> neighbors =
                bgp.neighbors().stream()
                        .map(address -> moved.getOrDefault(address, address))
                        .toList();
        return neighbors.equals(bgp.neighbors()) ? nva : nva.withBgp(bgp.withNeighbors(neighbors));
    }

    private Topology move(Ref ref, SubnetRef subnet, Ipv4Address ip) {
        Topology moved =
                replace(
                        ref,
                        resource ->
                                switch (resource) {
                                    case Nva nva -> nva.edit().subnet(subnet).ip(ip).build();
                                    case VirtualMachine machine -> machine.withPlace(subnet, ip);
                                    case LoadBalancer balancer -> balancer.withPlace(subnet, ip);
                                    default ->
                                            throw new IllegalArgumentException(
                                                    "a " + ref + " does not move between subnets");
                                });
        return topology.nva(ref.name())
                .filter(_ -> ref.kind() == Kind.NVA)
                .map(nva -> withPeerAddress(moved, nva.ip(), ip))
                .orElse(moved);
    }

    private static Topology withPeerAddress(
            Topology topology, Ipv4Address before, Ipv4Address after) {
        return topology.edit()
                .replaceAll(resource ->
                        resource instanceof RouteServer server
                                ? server.withPeers(
                                        server.peers().stream()
                                                .map(peer -> readdressed(peer, before, after))
                                                .toList())
                                : resource)
                .build();
    }

    private static RouteServer.Peer readdressed(
            RouteServer.Peer peer, Ipv4Address before, Ipv4Address after) {
        return peer.ip().equals(before)
                ? new RouteServer.Peer(peer.name(), after, peer.asn(), peer.extra())
                : peer;
    }

    private Topology addPeer(RouteServer server, Nva nva) {
        if (server.peers().stream().anyMatch(peer -> nva.owns(peer.ip()))) {
            throw new IllegalArgumentException(
                    nva.name() + " is a peer of " + server.name() + " already");
        }
        NvaBgp bgp =
                nva.bgp() != null ? nva.bgp() : new NvaBgp(FIRST_PRIVATE, List.of(), List.of());
        List<Ipv4Address> neighbors = new ArrayList<>(bgp.neighbors());
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            Addresses.instance(topology, server, i)
                    .filter(address -> !neighbors.contains(address))
                    .ifPresent(neighbors::add);
        }
        List<String> taken = server.peers().stream().map(RouteServer.Peer::name).toList();
        RouteServer.Peer peer =
                new RouteServer.Peer(FreeName.like(nva.name(), taken), nva.ip(), bgp.asn());
        return topology.apply(new Edit.Change(server.withPeers(plus(server.peers(), peer))))
                .apply(new Edit.Change(nva.withBgp(bgp.withNeighbors(neighbors))));
    }

    private Topology removePeer(RouteServer server, String peerName) {
        RouteServer.Peer peer =
                server.peer(peerName)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        server.name() + " has no peer " + peerName));
        Topology result = topology.apply(new Edit.Change(Removal.withoutPeer(server, peerName)));
        List<Ipv4Address> instances = Addresses.instances(topology, server);
        for (Nva nva : topology.nvas()) {
            if (nva.owns(peer.ip()) && nva.bgp() != null) {
                NvaBgp bgp = nva.bgp();
                List<Ipv4Address> rest =
                        bgp.neighbors().stream().filter(n -> !instances.contains(n)).toList();
                result = result.apply(new Edit.Change(nva.withBgp(bgp.withNeighbors(rest))));
            }
        }
        return result;
    }

    private Topology place(Map<String, Box> boxes) {
        Map<String, Box> layout = new LinkedHashMap<>(topology.layout());
        new TreeMap<>(boxes).forEach(layout::put);
        return topology.edit().layout(layout).build();
    }

    /// One reason for each finding: a new one takes the place of the old.
    private Topology suppress(Suppression suppression) {
        if (suppression.reason().isBlank()) {
            throw new IllegalArgumentException(
                    "a finding is suppressed with a reason: write why %s of %s is accepted"
                            .formatted(suppression.rule(), suppression.object()));
        }
        Topology without = unsuppress(suppression.rule(), suppression.object());
        return without.edit().suppressions(plus(without.suppressions(), suppression)).build();
    }

    private Topology unsuppress(String rule, String object) {
        return topology.edit()
                .suppressions(
                        topology.suppressions().stream()
                                .filter(s -> !s.rule().equals(rule) || !s.object().equals(object))
                                .toList())
                .build();
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }
}
