package studio.routeserver.azure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Connection.Routing;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.Topology;

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
