package studio.routeserver.lab.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.GatewayRoutesImport;
import studio.routeserver.lab.policy.OwnRoutesExport;
import studio.routeserver.lab.policy.ToGatewayExport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.UserDefinedRoute;

/// Plans the sessions of a gateway's instances with those of the Route Server in its network (azure
/// rules R-GW-11, R-GW-16).
final class ExchangePlanning {

    private final GatewaySide side;
    private final Draft draft;
    private final Site site;
    private final Gateway gateway;

    private ExchangePlanning(GatewaySide side) {
        this.side = side;
        this.draft = side.draft();
        this.site = side.site();
        this.gateway = side.gateway();
    }

    static void into(GatewaySide side) {
        ExchangePlanning planning = new ExchangePlanning(side);
        side.server()
                .ifPresent(server -> {
                    for (int i = 0; i < side.addresses().size(); i++) {
                        planning.exchange(server, i);
                    }
                });
    }

    private void exchange(RouteServer with, int instance) {
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            Ipv4Address theirs = Addresses.instances(site.topology(), with).get(i);
            SessionId id = new SessionId(with.instanceName(i), gateway.instanceName(instance));
            String detour = detour();
            draft.add(
                    SessionPlan.between(
                                    id,
                                    routeServer(with, id, theirs, side.addresses().get(instance)),
                                    gateway(instance, id, theirs))
                            .routeServer(with.name(), i, id.remote())
                            .open(detour.isEmpty())
                            .obstacle(detour)
                            .build());
        }
    }

    private SessionPlan.Seat routeServer(
            RouteServer with, SessionId id, Ipv4Address own, Ipv4Address peer) {
        return Draft.seat(
                id.local(),
                Neighbor.of(
                        id.remote(),
                        peer,
                        own,
                        draft.azure(
                                Asn.AZURE,
                                own,
                                side.asn(),
                                Timer.ROUTE_SERVER_HOLD,
                                Timer.ROUTE_SERVER_KEEPALIVE)),
                one ->
                        one.withKind(side.kind())
                                .withNextHopSelf(false)
                                .withPolicies(
                                        new GatewayRoutesImport(attached()),
                                        new ToGatewayExport(with.branchToBranch())));
    }

    private SessionPlan.Seat gateway(int instance, SessionId id, Ipv4Address peer) {
        return Draft.seat(
                id.remote(),
                side.neighbor(instance, id.local(), peer, Asn.AZURE),
                one ->
                        one.withNextHopSelf(true)
                                .withPolicies(
                                        one.importPolicy(),
                                        new OwnRoutesExport(
                                                side.spaces(),
                                                side.hosts(),
                                                side.routeServers(),
                                                side.instances())));
    }

    /// The inbound route maps of the gateway's connections.
    private List<GatewayRoutesImport.Attached> attached() {
        List<GatewayRoutesImport.Attached> attached = new ArrayList<>();
        for (Connection connection : side.connections()) {
            List<RouteMap> maps = side.maps(connection, Direction.IN);
            if (!maps.isEmpty()) {
                @Nullable String branch = connection.branch();
                attached.add(
                        new GatewayRoutesImport.Attached(
                                maps,
                                branch == null
                                        ? null
                                        : site.topology()
                                                .branch(branch)
                                                .map(Branch::asn)
                                                .orElse(null),
                                new HashSet<>(site.staticPrefixes(connection))));
            }
        }
        return attached;
    }

    /// A UDR of GatewaySubnet that leads the sessions astray (azure rule R-RS-49).
    private String detour() {
        SubnetRef to = new SubnetRef(gateway.subnet().network(), Subnet.ROUTE_SERVER);
        Optional<Ipv4Prefix> target = site.topology().subnet(to).map(Subnet::prefix);
        @Nullable UserDefinedRoute longest = null;
        int length = -1;
        for (UserDefinedRoute route :
                site.topology()
                        .routeTableOf(gateway.subnet())
                        .map(table -> table.routes())
                        .orElse(List.of())) {
            if (route.destination() instanceof UserDefinedRoute.Destination.Prefix(var prefix)
                    && target.isPresent()
                    && prefix.contains(target.get())
                    && prefix.length() > length) {
                longest = route;
                length = prefix.length();
            }
        }
        if (longest == null
                || longest.nextHopType() == UserDefinedRoute.NextHopType.VNET_LOCAL
                || !covers(length)) {
            return "";
        }
        return "route %s of GatewaySubnet leads the session away from %s (R-RS-49)"
                .formatted(longest.name(), Subnet.ROUTE_SERVER);
    }

    /// Whether a UDR of that length wins against the system route of the network's space.
    private boolean covers(int length) {
        SubnetRef to = new SubnetRef(gateway.subnet().network(), Subnet.ROUTE_SERVER);
        return site.topology().subnet(to).map(Subnet::prefix).stream()
                .flatMap(subnet -> site.ownSpaces(to.network()).holding(subnet).stream())
                .allMatch(space -> length >= space.prefix().length());
    }
}
