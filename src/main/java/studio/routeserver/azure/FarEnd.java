package studio.routeserver.azure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Connection.Routing;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;

/// What a gateway has to know about the other end of a tunnel: what a local network gateway holds.
///
/// @param title as comments call it, such as `branch hq`
/// @param asn its ASN where BGP runs over the tunnel, else null
/// @param address its BGP address
/// @param prefixes the static ones; empty where BGP alone tells
record FarEnd(String title, @Nullable Asn asn, Ipv4Address address, List<Ipv4Prefix> prefixes) {

    FarEnd {
        prefixes = List.copyOf(prefixes);
    }

    static FarEnd of(Topology topology, Connection connection) {
        if (topology.joinsGateways(connection)) {
            return ofGateway(topology, connection);
        }
        String name = connection.farEnd();
        if (connection.branch() != null) {
            Branch branch = topology.branch(name).orElseThrow();
            return of(
                    connection,
                    "branch " + name,
                    branch.asn(),
                    branch.address(),
                    branch.prefixes());
        }
        Nva nva = topology.nva(name).orElseThrow();
        Asn asn = nva.speaks().map(NvaBgp::asn).orElse(null);
        return of(connection, "NVA " + name, asn, nva.ip(), List.of());
    }

    /// Between two gateways Azure knows the other's prefixes and BGP address itself.
    private static FarEnd ofGateway(Topology topology, Connection connection) {
        Gateway far = topology.gateway(connection.to()).orElseThrow();
        boolean bothSpeak =
                far.asn() != null
                        && topology.gateway(connection.farEnd())
                                .filter(own -> own.asn() != null)
                                .isPresent();
        List<Ipv4Prefix> network =
                topology.virtualNetwork(far.subnet().network())
                        .map(VirtualNetwork::addressSpace)
                        .orElse(List.of());
        Asn asn = bothSpeak || connection.routing() == Routing.BGP ? far.localAsn() : null;
        Ipv4Address address =
                Addresses.gateway(topology, far).stream().findFirst().orElse(new Ipv4Address(0));
        return of(connection, "gateway " + far.name(), asn, address, network);
    }

    private static FarEnd of(
            Connection connection,
            String title,
            @Nullable Asn asn,
            Ipv4Address address,
            List<Ipv4Prefix> own) {
        Routing said = connection.routing();
        Routing routing = said != null ? said : asn != null ? Routing.BGP : Routing.STATIC;
        List<Ipv4Prefix> listed = connection.prefixes().isEmpty() ? own : connection.prefixes();
        return switch (routing) {
            case BGP -> new FarEnd(title, asn, address, List.of());
            case STATIC -> new FarEnd(title, null, address, listed);
            case BOTH -> new FarEnd(title, asn, address, listed);
        };
    }

    boolean speaksBgp() {
        return asn != null;
    }
}
