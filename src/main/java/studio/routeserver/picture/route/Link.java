package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.routeserver.lab.SessionId;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;

/// A line between two objects.
///
/// @param from for a session the Route Server's instance, for a connection the gateway or NVA
/// @param to for a session the NVA, for a connection the far end
public record Link(Subject subject, Subject from, Subject to) {

    /// Every link of a topology: peerings and connections between gateways (both directions as
    /// one), other connections, sessions.
    public static List<Link> of(Topology topology) {
        List<Link> links = new ArrayList<>();
        links.addAll(peerings(topology));
        links.addAll(connections(topology));
        links.addAll(sessions(topology));
        return links;
    }

    private static List<Link> peerings(Topology topology) {
        Map<Set<String>, Link> pairs = new LinkedHashMap<>();
        for (Peering peering : topology.peerings()) {
            pairs.putIfAbsent(
                    Set.of(peering.from(), peering.to() + (loop(peering) ? " " : "")),
                    new Link(
                            Subject.peering(peering.name()),
                            Subject.network(peering.from()),
                            Subject.network(peering.to())));
        }
        return pairs.values().stream().filter(link -> !link.from.equals(link.to)).toList();
    }

    private static boolean loop(Peering peering) {
        return peering.from().equals(peering.to());
    }

    private static List<Link> connections(Topology topology) {
        List<Link> links = new ArrayList<>();
        Set<Set<Ref>> joined = new LinkedHashSet<>();
        for (Connection connection : topology.connections()) {
            Ref near = topology.nearEnd(connection);
            Ref far = topology.farEnd(connection);
            if (!topology.joinsGateways(connection) || joined.add(Set.of(near, far))) {
                Subject subject = new Subject(Subject.Sort.CONNECTION, connection.name());
                links.add(new Link(subject, end(near), end(far)));
            }
        }
        return links;
    }

    private static Subject end(Ref ref) {
        Subject.Sort sort =
                switch (ref.kind()) {
                    case BRANCH -> Subject.Sort.BRANCH;
                    case GATEWAY -> Subject.Sort.GATEWAY;
                    default -> Subject.Sort.NVA;
                };
        return new Subject(sort, ref.name());
    }

    /// One link a session of an NVA with an instance, whichever side has it configured, and one a
    /// gateway that the Route Server exchanges routes with (azure rule R-RS-07), which stands for
    /// the sessions of all instances.
    private static List<Link> sessions(Topology topology) {
        List<Link> links = new ArrayList<>();
        for (RouteServer server : topology.routeServers()) {
            for (Nva nva : topology.nvas()) {
                for (int instance = 0; instance < RouteServer.INSTANCES; instance++) {
                    if (peers(topology, server, instance, nva)) {
                        String end = server.instanceName(instance);
                        links.add(
                                new Link(
                                        Subject.session(new SessionId(end, nva.name())),
                                        Subject.instance(server.name(), instance),
                                        new Subject(Subject.Sort.NVA, nva.name())));
                    }
                }
            }
            if (server.branchToBranch()) {
                for (Gateway gateway : topology.gatewaysOf(server.virtualNetwork())) {
                    links.add(
                            new Link(
                                    Subject.session(new SessionId(server.name(), gateway.name())),
                                    new Subject(Subject.Sort.ROUTE_SERVER, server.name()),
                                    new Subject(Subject.Sort.GATEWAY, gateway.name())));
                }
            }
        }
        return links;
    }

    private static boolean peers(Topology topology, RouteServer server, int instance, Nva nva) {
        Set<Ipv4Address> own = new LinkedHashSet<>();
        nva.nics().forEach(nic -> own.add(nic.ip()));
        boolean byServer = server.peers().stream().anyMatch(peer -> own.contains(peer.ip()));
        boolean byNva =
                nva.bgp() != null
                        && Addresses.instance(topology, server, instance)
                                .filter(nva.bgp().neighbors()::contains)
                                .isPresent();
        return byServer || byNva;
    }
}
