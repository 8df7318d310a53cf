package studio.routeserver.lab.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.lab.policy.GatewayExport;
import studio.routeserver.lab.policy.Spaces;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;

/// A gateway with what all its sessions are planned from.
final class GatewaySide {

    private final Draft draft;
    private final Site site;
    private final Gateway gateway;
    private final List<Ipv4Address> addresses;
    private final Spaces spaces;
    private final Set<Ipv4Prefix> hosts;
    private final Optional<RouteServer> server;

    GatewaySide(Draft draft, Gateway gateway) {
        this.draft = draft;
        this.site = draft.site();
        this.gateway = gateway;
        this.addresses = Addresses.gateway(site.topology(), gateway);
        this.spaces = site.spaces(gateway.subnet().network());
        this.hosts = site.hosts(gateway);
        this.server =
                site.exchanges(gateway)
                        ? site.routeServerOf(gateway.subnet().network())
                        : Optional.empty();
    }

    Draft draft() {
        return draft;
    }

    Site site() {
        return site;
    }

    Gateway gateway() {
        return gateway;
    }

    Asn asn() {
        return gateway.localAsn();
    }

    boolean vpn() {
        return gateway.type() == Gateway.Type.VPN;
    }

    /// What its routes are to a Route Server's decision.
    RouteKind kind() {
        return vpn() ? RouteKind.VPN : RouteKind.EXPRESSROUTE;
    }

    // ---- instances

    /// One an instance.
    List<Ipv4Address> addresses() {
        return addresses;
    }

    /// The names of the instances' routers.
    List<String> instances() {
        return IntStream.range(0, addresses.size()).mapToObj(gateway::instanceName).toList();
    }

    /// An instance's configuration for a neighbour.
    Neighbor neighbor(int instance, String name, Ipv4Address address, Asn remote) {
        Ipv4Address own = addresses.get(instance);
        return Neighbor.of(name, address, own, draft.gateway(asn(), own, remote));
    }

    // ---- connections

    List<Connection> connections() {
        return site.connectionsOf(Kind.GATEWAY, gateway.name());
    }

    /// One map a direction: a later one replaces an earlier one; none where two gateways are joined
    /// (azure rule R-GW-46).
    List<RouteMap> maps(Connection connection, Direction direction) {
        if (site.topology().joinsGateways(connection)) {
            return List.of();
        }
        return server.stream()
                .flatMap(one -> one.routeMaps().stream())
                .filter(map ->
                        map.attach().stream()
                                .anyMatch(to ->
                                        connection.name().equals(to.connection())
                                                && to.direction() == direction))
                .reduce((_, last) -> last)
                .stream()
                .toList();
    }

    /// What an instance tells the far end of a connection.
    GatewayExport toSite(Connection connection) {
        return new GatewayExport(
                vpn(),
                spaces,
                site.ownSpaces(gateway.subnet().network()),
                hosts,
                new HashSet<>(site.staticPrefixes(connection)),
                routeServers(),
                maps(connection, Direction.OUT));
    }

    // ---- the network

    /// The address spaces that Azure speaks for in the gateway's network.
    Spaces spaces() {
        return spaces;
    }

    /// Host routes to the far ends of its tunnels.
    Set<Ipv4Prefix> hosts() {
        return hosts;
    }

    /// The Route Server that it exchanges routes with.
    Optional<RouteServer> server() {
        return server;
    }

    /// The speakers of the Route Server that the gateway exchanges with. Two gateways of a network
    /// hear of each other's sites by way of it only (R-GW-44).
    List<String> routeServers() {
        return server.stream()
                .flatMap(one ->
                        IntStream.range(0, RouteServer.INSTANCES).mapToObj(one::instanceName))
                .toList();
    }
}
