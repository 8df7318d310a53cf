package studio.routeserver.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What the connections of a drawing say, with the defaults of the format filled in.
public final class Tunnels {

    private final Topology topology;

    Tunnels(Topology topology) {
        this.topology = topology;
    }

    /// The connections that end at a gateway or NVA, from outside. Of those between two gateways
    /// each has its own.
    public List<Connection> to(String end) {
        return topology.connections().stream()
                .filter(connection -> topology.nearEnd(connection).name().equals(end))
                .toList();
    }

    public List<Connection> of(Branch branch) {
        return topology.connections().stream()
                .filter(connection -> branch.name().equals(connection.branch()))
                .toList();
    }

    public Optional<Branch> branch(Connection connection) {
        return Optional.ofNullable(connection.branch()).flatMap(topology::branch);
    }

    /// The gateway that has the connection.
    public Optional<Gateway> gateway(Connection connection) {
        return topology.gateway(topology.nearEnd(connection).name());
    }

    /// The other gateway of a connection between two.
    public Optional<Gateway> farGateway(Connection connection) {
        return topology.joinsGateways(connection)
                ? topology.gateway(connection.to())
                : Optional.empty();
    }

    /// Whether BGP runs over a connection: where nothing is said, if both ends speak it.
    public boolean bgp(Connection connection) {
        return routing(connection) != Connection.Routing.STATIC;
    }

    private Connection.Routing routing(Connection connection) {
        Connection.@Nullable Routing said = connection.routing();
        if (said != null) {
            return said;
        }
        if (topology.joinsGateways(connection)) {
            return Stream.of(gateway(connection), farGateway(connection))
                            .flatMap(Optional::stream)
                            .allMatch(gateway -> gateway.asn() != null)
                    ? Connection.Routing.BGP
                    : Connection.Routing.STATIC;
        }
        @Nullable String branch = connection.branch();
        boolean far =
                branch != null
                        ? topology.branch(branch).filter(one -> one.asn() != null).isPresent()
                        : speaks(connection.farEnd());
        boolean near =
                topology.gateway(connection.to()).filter(Gateway::speaksBgp).isPresent()
                        || speaks(connection.to());
        return far && near ? Connection.Routing.BGP : Connection.Routing.STATIC;
    }

    private boolean speaks(String nva) {
        return topology.nva(nva).flatMap(Nva::speaks).isPresent();
    }

    /// The configured prefixes behind the far end; none where BGP alone tells.
    public List<Ipv4Prefix> configured(Connection connection) {
        if (routing(connection) == Connection.Routing.BGP) {
            return List.of();
        }
        return connection.prefixes().isEmpty() ? behind(connection) : connection.prefixes();
    }

    private List<Ipv4Prefix> behind(Connection connection) {
        return farGateway(connection)
                .flatMap(gateway -> topology.virtualNetwork(gateway.subnet().network()))
                .map(VirtualNetwork::addressSpace)
                .or(() -> branch(connection).map(Branch::prefixes))
                .orElse(List.of());
    }

    /// What a branch, or the network of another gateway, brings over a connection, by BGP or by
    /// configuration.
    public List<Ipv4Prefix> brought(Connection connection) {
        return bgp(connection) ? behind(connection) : configured(connection);
    }

    /// The prefixes of tunnels that an NVA redistributes while they are up.
    public Set<Ipv4Prefix> redistributed(Nva nva) {
        Set<Ipv4Prefix> prefixes = new TreeSet<>();
        if (nva.speaks().filter(NvaBgp::redistributeTunnels).isPresent()) {
            to(nva.name()).forEach(connection -> prefixes.addAll(configured(connection)));
        }
        return prefixes;
    }
}
