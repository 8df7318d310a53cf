package studio.routeserver.desktop.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.FreeName;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Profile;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What joining two objects means: the kind of link follows from its ends, and what cannot be says
/// why before anything is let go.
public final class Connecting {

    private final Topology topology;

    private Connecting(Topology topology) {
        this.topology = topology;
    }

    /// Which order the ends are given in makes no difference.
    public static Placement between(Topology topology, Item from, Item to) {
        Connecting connecting = new Connecting(topology);
        return connecting
                .ordered(from, to)
                .or(() -> connecting.ordered(to, from))
                .orElseGet(() ->
                        new Placement.Refused(
                                Messages.text("connecting.refused.kinds", from.name(), to.name())));
    }

    private Optional<Placement> ordered(Item from, Item to) {
        Ref one = ref(from);
        Ref other = ref(to);
        if (one == null || other == null) {
            return table(one, to);
        }
        return switch (one.kind()) {
            case VIRTUAL_NETWORK ->
                    other.kind() == Kind.VIRTUAL_NETWORK
                            ? Optional.of(peering(one.name(), other.name()))
                            : Optional.empty();
            case NVA ->
                    switch (other.kind()) {
                        case ROUTE_SERVER -> Optional.of(peer(one.name(), other.name()));
                        case NVA -> Optional.of(tunnel(one.name(), other.name()));
                        default -> Optional.empty();
                    };
            case BRANCH ->
                    switch (other.kind()) {
                        case GATEWAY -> Optional.of(circuit(one.name(), other.name()));
                        case NVA -> Optional.of(overlay(one.name(), other.name()));
                        default -> Optional.empty();
                    };
            case GATEWAY ->
                    other.kind() == Kind.GATEWAY
                            ? Optional.of(gateways(one.name(), other.name()))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static @Nullable Ref ref(Item item) {
        return switch (item) {
            case Item.Resource(var ref) -> ref;
            case Item.Instance(var owner, _) -> owner;
            case Item.Subnet _, Item.Session _ -> null;
        };
    }

    private Optional<Placement> table(@Nullable Ref table, Item to) {
        if (table == null
                || table.kind() != Kind.ROUTE_TABLE
                || !(to instanceof Item.Subnet(var subnet))) {
            return Optional.empty();
        }
        Subnet before = topology.subnet(subnet).orElseThrow();
        RouteTable joined = topology.routeTable(table.name()).orElseThrow();
        if (subnet.subnet().equals(Subnet.ROUTE_SERVER)) {
            return Optional.of(new Placement.Refused(Messages.text("placing.refused.servertable")));
        }
        Edit edit = new Edit.ChangeSubnet(subnet.network(), before.withRouteTable(joined.name()));
        return Optional.of(
                new Placement.Possible(
                        Messages.text("connecting.table", joined.name(), subnet), edit));
    }

    private Placement peering(String one, String other) {
        if (one.equals(other)) {
            return new Placement.Refused(Messages.text("connecting.refused.self", one));
        }
        boolean there = topology.peering(one, other).isPresent();
        boolean back = topology.peering(other, one).isPresent();
        if (there && back) {
            return new Placement.Refused(Messages.text("connecting.refused.peered", one, other));
        }
        VirtualNetwork first = topology.virtualNetwork(one).orElseThrow();
        VirtualNetwork second = topology.virtualNetwork(other).orElseThrow();
        for (Ipv4Prefix prefix : first.addressSpace()) {
            for (Ipv4Prefix against : second.addressSpace()) {
                if (prefix.overlaps(against)) {
                    return new Placement.Refused(
                            Messages.text(
                                    "connecting.refused.overlap", one, prefix, other, against));
                }
            }
        }
        List<Edit> edits = new ArrayList<>();
        if (!there) {
            edits.add(new Edit.Add(direction(one, other)));
        }
        if (!back) {
            edits.add(new Edit.Add(direction(other, one)));
        }
        String title = Messages.text("connecting.peering", one, other);
        return new Placement.Possible(title, new Edit.Together(title, edits));
    }

    /// The side with a gateway or Route Server lends it; the other side uses it, unless it has its
    /// own or uses another's already (azure rules R-PEER).
    private Peering direction(String from, String to) {
        boolean lends = central(from) && !central(to);
        boolean uses =
                central(to)
                        && !central(from)
                        && topology.peerings().stream()
                                .noneMatch(peering ->
                                        peering.from().equals(from) && peering.useRemoteGateways());
        return Peering.between(from, to)
                .withAllowForwardedTraffic(true)
                .withAllowGatewayTransit(lends)
                .withUseRemoteGateways(uses);
    }

    private boolean central(String network) {
        return !topology.gatewaysOf(network).isEmpty()
                || !topology.routeServersOf(network).isEmpty();
    }

    private Placement peer(String nvaName, String serverName) {
        Nva nva = topology.nva(nvaName).orElseThrow();
        RouteServer server = topology.routeServer(serverName).orElseThrow();
        if (server.peers().stream().anyMatch(peer -> nva.owns(peer.ip()))) {
            return new Placement.Refused(
                    Messages.text("connecting.refused.ispeer", nvaName, serverName));
        }
        Profile profile = Profile.of(topology);
        OptionalLong most = profile.limit(Limit.PEERS_PER_ROUTE_SERVER);
        if (most.isPresent() && server.peers().size() >= most.getAsLong()) {
            return new Placement.Refused(
                    Messages.text(
                            "connecting.refused.peers",
                            serverName,
                            most.getAsLong(),
                            Limit.PEERS_PER_ROUTE_SERVER.id()));
        }
        NvaBgp bgp = nva.bgp();
        if (bgp != null && profile.refusesPeerAsn(bgp.asn())) {
            return new Placement.Refused(
                    Messages.text("connecting.refused.asn", nvaName, bgp.asn(), serverName));
        }
        return new Placement.Possible(
                Messages.text("connecting.sessions", serverName),
                new Edit.AddPeer(serverName, nvaName));
    }

    private Placement circuit(String branch, String gatewayName) {
        Gateway gateway = topology.gateway(gatewayName).orElseThrow();
        Connection.Type type =
                gateway.type() == Gateway.Type.VPN
                        ? Connection.Type.IPSEC
                        : Connection.Type.EXPRESSROUTE;
        return connection(branch, gatewayName, type);
    }

    private Placement overlay(String branchName, String nva) {
        Branch branch = topology.branch(branchName).orElseThrow();
        return connection(branch.name(), nva, Connection.Type.SDWAN);
    }

    private Placement connection(String branch, String to, Connection.Type type) {
        for (Connection other : topology.connections()) {
            if (branch.equals(other.branch()) && other.to().equals(to)) {
                return new Placement.Refused(
                        Messages.text("connecting.refused.joined", branch, to, other.name()));
            }
        }
        String name =
                FreeName.like(branch + "-to-" + to, FreeSpace.names(topology, Kind.CONNECTION));
        Connection made = new Connection(name, branch, to, type);
        Edit edit = new Edit.Add(made);
        return new Placement.Possible(
                Messages.text("connecting.connection." + type.text(), branch, to), edit);
    }

    /// A tunnel between two VPN gateways: a connection of each.
    private Placement gateways(String one, String other) {
        if (one.equals(other)) {
            return new Placement.Refused(Messages.text("connecting.refused.self", one));
        }
        Gateway first = topology.gateway(one).orElseThrow();
        Gateway second = topology.gateway(other).orElseThrow();
        if (first.type() != Gateway.Type.VPN || second.type() != Gateway.Type.VPN) {
            return new Placement.Refused(Messages.text("connecting.refused.notvpn", one, other));
        }
        if (first.subnet().network().equals(second.subnet().network())) {
            return new Placement.Refused(
                    Messages.text("connecting.refused.same", one, other, first.subnet().network()));
        }
        List<String> names = new ArrayList<>(FreeSpace.names(topology, Kind.CONNECTION));
        List<Edit> edits = new ArrayList<>();
        for (List<String> ends : List.of(List.of(one, other), List.of(other, one))) {
            if (joined(ends.getFirst(), ends.getLast())) {
                continue;
            }
            String name = FreeName.like(ends.getFirst() + "-to-" + ends.getLast(), names);
            names.add(name);
            Connection plain = new Connection(name, one, other, Connection.Type.IPSEC);
            edits.add(new Edit.Add(plain.withEnds(null, ends.getFirst(), ends.getLast())));
        }
        if (edits.isEmpty()) {
            return new Placement.Refused(Messages.text("connecting.refused.tunnel", one, other));
        }
        String title = Messages.text("connecting.connection.ipsec", one, other);
        return new Placement.Possible(title, new Edit.Together(title, edits));
    }

    private boolean joined(String from, String to) {
        return topology.connections().stream()
                .filter(topology::joinsGateways)
                .anyMatch(other -> from.equals(other.from()) && to.equals(other.to()));
    }

    /// A tunnel from NVA to NVA must say what lies at its far end: the networks there.
    private Placement tunnel(String from, String to) {
        if (from.equals(to)) {
            return new Placement.Refused(Messages.text("connecting.refused.self", from));
        }
        Nva far = topology.nva(from).orElseThrow();
        SubnetRef stands = far.subnet();
        List<Ipv4Prefix> behind =
                topology.virtualNetwork(stands.network()).orElseThrow().addressSpace();
        if (topology.nva(to).orElseThrow().subnet().network().equals(stands.network())) {
            return new Placement.Refused(
                    Messages.text("connecting.refused.same", from, to, stands.network()));
        }
        String name = FreeName.like(from + "-to-" + to, FreeSpace.names(topology, Kind.CONNECTION));
        Connection made =
                new Connection(
                        name,
                        null,
                        from,
                        to,
                        Connection.Type.IPSEC,
                        null,
                        behind,
                        null,
                        null,
                        null);
        return new Placement.Possible(
                Messages.text("connecting.tunnel", from, to), new Edit.Add(made));
    }
}
