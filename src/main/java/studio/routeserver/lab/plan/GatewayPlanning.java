package studio.routeserver.lab.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.AllCounted;
import studio.routeserver.lab.policy.EdgeExport;
import studio.routeserver.lab.policy.GatewayExport;
import studio.routeserver.lab.policy.GatewayRoutesImport;
import studio.routeserver.lab.policy.OwnRoutesExport;
import studio.routeserver.lab.policy.SiblingExport;
import studio.routeserver.lab.policy.SpaceImport;
import studio.routeserver.lab.policy.Spaces;
import studio.routeserver.lab.policy.ToGatewayExport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Timer;
import studio.routeserver.topology.UserDefinedRoute;

/// Plans the instances of gateways, their sessions with Route Server and with branches, and the
/// edge routers of ExpressRoute circuits (azure rules R-GW-02 to R-GW-16, R-GW-25 to R-GW-28).
final class GatewayPlanning {

    private static final Ipv4Address OWN = new Ipv4Address(0);
    private static final PathAttributes PLAIN = PathAttributes.of(Origin.IGP, AsPath.EMPTY, OWN);

    private final Draft draft;
    private final Site site;
    private final Gateway gateway;
    private final List<Ipv4Address> addresses;
    private final Spaces spaces;
    private final Set<Ipv4Prefix> hosts;
    private final Optional<RouteServer> server;

    private GatewayPlanning(Draft draft, Gateway gateway) {
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

    static void into(Draft draft) {
        for (Gateway gateway : draft.site().topology().gateways()) {
            new GatewayPlanning(draft, gateway).plan();
        }
    }

    /// The speakers of the Route Server that the gateway exchanges with. Two gateways of a network
    /// hear of each other's sites by way of it only (R-GW-44).
    private List<String> routeServers() {
        return server.stream()
                .flatMap(one ->
                        IntStream.range(0, RouteServer.INSTANCES).mapToObj(one::instanceName))
                .toList();
    }

    private boolean vpn() {
        return gateway.type() == Gateway.Type.VPN;
    }

    private void plan() {
        Map<Ipv4Prefix, PathAttributes> origins = new LinkedHashMap<>();
        site.staticPrefixes(gateway).forEach(prefix -> origins.put(prefix, PLAIN));
        spaces.forEach(space -> origins.put(space.prefix(), PLAIN));
        hosts.forEach(host -> origins.putIfAbsent(host, PLAIN));
        for (int i = 0; i < addresses.size(); i++) {
            draft.add(
                    new SpeakerPlan(
                            gateway.instanceName(i),
                            gateway.ref(),
                            i,
                            Role.GATEWAY,
                            gateway.localAsn(),
                            addresses.get(i),
                            vpn() ? Chooser.keeping() : Chooser.weighted(),
                            "R-GW-23",
                            origins));
            int instance = i;
            server.ifPresent(one -> exchange(one, instance));
        }
        if (vpn() && addresses.size() > 1) {
            siblings();
        }
        for (Connection connection : site.connectionsOf(Kind.GATEWAY, gateway.name())) {
            if (vpn()) {
                tunnels(connection);
            } else {
                circuit(connection);
            }
        }
    }

    // ---- the other instance

    /// The two instances of an active-active VPN gateway speak iBGP with each other and tell each
    /// other what their tunnels bring (azure rule R-GW-02; measured, an ExpressRoute gateway's do
    /// not).
    private void siblings() {
        SessionId id = new SessionId(gateway.instanceName(0), gateway.instanceName(1));
        draft.add(Draft.between(id, sibling(0), sibling(1), ""));
    }

    private SessionPlan.Seat sibling(int instance) {
        Ipv4Address own = addresses.get(instance);
        Ipv4Address other = addresses.get(1 - instance);
        return Draft.seat(
                gateway.instanceName(instance),
                Neighbor.of(
                        gateway.instanceName(1 - instance),
                        other,
                        own,
                        draft.azure(
                                gateway.localAsn(),
                                own,
                                gateway.localAsn(),
                                Timer.GATEWAY_HOLD,
                                Timer.GATEWAY_KEEPALIVE)),
                one ->
                        one.withKind(RouteKind.VPN)
                                .withNextHopSelf(true)
                                .withPolicies(one.importPolicy(), new SiblingExport(spaces)));
    }

    private List<String> instances() {
        return IntStream.range(0, addresses.size()).mapToObj(gateway::instanceName).toList();
    }

    // ---- Route Server

    private void exchange(RouteServer with, int instance) {
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            Ipv4Address theirs = Addresses.instances(site.topology(), with).get(i);
            Ipv4Address own = addresses.get(instance);
            SessionId id = new SessionId(with.instanceName(i), gateway.instanceName(instance));
            RouteKind kind = vpn() ? RouteKind.VPN : RouteKind.EXPRESSROUTE;
            SessionPlan.Seat local =
                    Draft.seat(
                            id.local(),
                            Neighbor.of(
                                    id.remote(),
                                    own,
                                    theirs,
                                    draft.azure(
                                            Asn.AZURE,
                                            theirs,
                                            gateway.localAsn(),
                                            Timer.ROUTE_SERVER_HOLD,
                                            Timer.ROUTE_SERVER_KEEPALIVE)),
                            one ->
                                    one.withKind(kind)
                                            .withNextHopSelf(false)
                                            .withPolicies(
                                                    new GatewayRoutesImport(attached()),
                                                    new ToGatewayExport(with.branchToBranch())));
            SessionPlan.Seat remote =
                    Draft.seat(
                            id.remote(),
                            Neighbor.of(
                                    id.local(),
                                    theirs,
                                    own,
                                    draft.azure(
                                            gateway.localAsn(),
                                            own,
                                            Asn.AZURE,
                                            Timer.GATEWAY_HOLD,
                                            Timer.GATEWAY_KEEPALIVE)),
                            one ->
                                    one.withNextHopSelf(true)
                                            .withPolicies(
                                                    one.importPolicy(),
                                                    new OwnRoutesExport(
                                                            spaces,
                                                            hosts,
                                                            routeServers(),
                                                            instances())));
            String detour = detour();
            draft.add(
                    new SessionPlan(
                            id,
                            local,
                            remote,
                            id.remote(),
                            with.name(),
                            i,
                            null,
                            SessionPlan.NEAR,
                            detour.isEmpty(),
                            detour,
                            null));
        }
    }

    /// The inbound route maps of the gateway's connections.
    private List<GatewayRoutesImport.Attached> attached() {
        List<GatewayRoutesImport.Attached> attached = new ArrayList<>();
        for (Connection connection : site.connectionsOf(Kind.GATEWAY, gateway.name())) {
            List<RouteMap> maps = maps(connection, Direction.IN);
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

    /// One map a direction: a later one replaces an earlier one; none where two gateways are joined
    /// (azure rule R-GW-46).
    private List<RouteMap> maps(Connection connection, Direction direction) {
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

    // ---- branches

    private void tunnels(Connection connection) {
        @Nullable String name = connection.branch();
        Optional<Branch> branch = name == null ? Optional.empty() : site.topology().branch(name);
        if (site.bgpOver(connection) && site.topology().joinsGateways(connection)) {
            site.topology().gateway(connection.to()).ifPresent(far -> join(connection, far));
            return;
        }
        if (branch.isEmpty() || !site.bgpOver(connection)) {
            return;
        }
        for (int i = 0; i < Math.min(site.links(connection, gateway), addresses.size()); i++) {
            String far = site.routerOf(branch.get());
            SessionId id = draft.free(gateway.instanceName(i), far, connection.name());
            draft.add(tunnel(connection, branch.get(), i, id));
        }
    }

    private SessionPlan tunnel(Connection connection, Branch branch, int instance, SessionId id) {
        Ipv4Address own = addresses.get(instance);
        // An instance with such an address waits for the device (R-GW-06).
        boolean apipa =
                instance < gateway.apipa().size() && !gateway.apipa().get(instance).isEmpty();
        Ipv4Address named = apipa ? gateway.apipa().get(instance).getFirst() : own;
        @Nullable Asn asn = branch.asn();
        Asn remote = asn == null ? new Asn(0) : asn;
        SessionPlan.Seat local =
                Draft.seat(
                        gateway.instanceName(instance),
                        Neighbor.of(
                                id.remote(),
                                branch.address(),
                                named,
                                draft.azure(
                                                gateway.localAsn(),
                                                own,
                                                remote,
                                                Timer.GATEWAY_HOLD,
                                                Timer.GATEWAY_KEEPALIVE)
                                        .withPassive(apipa)),
                        one ->
                                one.withKind(RouteKind.VPN)
                                        .withPolicies(
                                                new SpaceImport(spaces, 0), toSite(connection))
                                        .withLimit(mostPrefixes()));
        SessionPlan.Seat far =
                asn == null
                        ? new SessionPlan.Seat(null, branch.address(), remote, null)
                        : BranchPlanning.seat(
                                draft, branch, asn, Draft.localName(id), named, gateway.localAsn());
        String silent =
                asn == null
                        ? branch.name() + " speaks no BGP"
                        : gateway.speaksBgp()
                                ? ""
                                : "%s has the Basic SKU, which speaks no BGP (R-GW-01)"
                                        .formatted(gateway.name());
        return new SessionPlan(
                id,
                silent.isEmpty() ? local : local.unconfigured(),
                far,
                id.remote(),
                null,
                instance,
                connection.name(),
                SessionPlan.FAR,
                true,
                silent,
                null);
    }

    // ---- other gateways

    /// Each instance speaks with each of the other gateway's (measured: four sessions between two
    /// active-active gateways). One connection alone makes no tunnel (V-097), and gateways of one
    /// AS none that carries BGP (azure rule R-GW-03).
    private void join(Connection connection, Gateway far) {
        Optional<Connection> back = site.topology().counterpart(connection);
        boolean inOrder = gateway.name().compareTo(far.name()) < 0;
        if (back.filter(site::bgpOver).isPresent() && !inOrder) {
            return;
        }
        GatewayPlanning other = new GatewayPlanning(draft, far);
        String obstacle =
                back.isEmpty()
                        ? "%s has no connection back to %s (V-097)"
                                .formatted(far.name(), gateway.name())
                        : !site.bgpOver(back.get())
                                ? "%s runs no BGP".formatted(back.get().name())
                                : gateway.localAsn().equals(far.localAsn())
                                        ? "%s and %s both have AS %s (R-GW-03)"
                                                .formatted(
                                                        gateway.name(), far.name(), far.localAsn())
                                        : "";
        for (int i = 0; i < addresses.size(); i++) {
            for (int j = 0; j < other.addresses.size(); j++) {
                SessionId id = new SessionId(gateway.instanceName(i), far.instanceName(j));
                SessionPlan.Seat local = seat(i, connection, id.remote(), other, j);
                SessionPlan.Seat remote =
                        other.seat(j, back.orElse(connection), id.local(), this, i);
                boolean possible = obstacle.isEmpty();
                draft.add(
                        new SessionPlan(
                                id,
                                possible ? local : local.unconfigured(),
                                possible ? remote : remote.unconfigured(),
                                id.remote(),
                                null,
                                i,
                                connection.name(),
                                SessionPlan.FAR,
                                possible,
                                obstacle,
                                null));
            }
        }
    }

    /// This gateway's end of a session with an instance of another.
    private SessionPlan.Seat seat(
            int instance, Connection connection, String neighbor, GatewayPlanning far, int at) {
        Ipv4Address own = addresses.get(instance);
        return Draft.seat(
                gateway.instanceName(instance),
                Neighbor.of(
                        neighbor,
                        far.addresses.get(at),
                        own,
                        draft.azure(
                                gateway.localAsn(),
                                own,
                                far.gateway.localAsn(),
                                Timer.GATEWAY_HOLD,
                                Timer.GATEWAY_KEEPALIVE)),
                one ->
                        one.withKind(RouteKind.VPN)
                                .withPolicies(new SpaceImport(spaces, 0), toSite(connection))
                                .withLimit(mostPrefixes()));
    }

    private PrefixLimit mostPrefixes() {
        int most =
                Math.clamp(
                        site.profile().limitOrMax(Limit.PREFIXES_PER_VPN_SESSION),
                        1,
                        Integer.MAX_VALUE);
        return new PrefixLimit(most, new AllCounted(), "R-GW-15");
    }

    private GatewayExport toSite(Connection connection) {
        Set<Ipv4Prefix> behind = new HashSet<>(site.staticPrefixes(connection));
        return new GatewayExport(
                vpn(),
                spaces,
                site.ownSpaces(gateway.subnet().network()),
                hosts,
                behind,
                routeServers(),
                maps(connection, Direction.OUT));
    }

    // ---- ExpressRoute

    private void circuit(Connection connection) {
        @Nullable String name = connection.branch();
        Optional<Branch> branch = name == null ? Optional.empty() : site.topology().branch(name);
        @Nullable Asn asn = branch.map(Branch::asn).orElse(null);
        if (branch.isEmpty() || asn == null || !site.bgpOver(connection)) {
            return;
        }
        @Nullable Integer told = connection.links();
        int links = told == null ? 2 : Math.clamp(told, 1, 2);
        for (int link = 0; link < links; link++) {
            String edge = connection.name() + "/" + link;
            Ipv4Address id = edgeAddress(edge);
            draft.add(
                    new SpeakerPlan(
                            edge,
                            connection.ref(),
                            link,
                            Role.EDGE,
                            Asn.EXPRESSROUTE_EDGE,
                            id,
                            Chooser.sharing(),
                            "R-RUL-17",
                            Map.of()));
            for (int i = 0; i < addresses.size(); i++) {
                draft.add(gatewayToEdge(connection, i, edge, id));
            }
            draft.add(edgeToBranch(connection, branch.get(), asn, edge, id));
        }
    }

    /// An address for an edge router, which no file names: link-local, from its name alone.
    private static Ipv4Address edgeAddress(String edge) {
        int low = (int) Mix.of(0, edge) & 0xFFFF;
        return new Ipv4Address(0xA9FE0000 | Math.clamp(low, 256, 0xFEFE));
    }

    private SessionPlan gatewayToEdge(
            Connection connection, int instance, String edge, Ipv4Address edgeAddress) {
        Ipv4Address own = addresses.get(instance);
        SessionId id = new SessionId(gateway.instanceName(instance), edge);
        @Nullable Integer told = connection.weight();
        int weight = told == null ? 0 : told;
        SessionPlan.Seat local =
                Draft.seat(
                        id.local(),
                        Neighbor.of(
                                edge,
                                edgeAddress,
                                own,
                                draft.azure(
                                        gateway.localAsn(),
                                        own,
                                        Asn.EXPRESSROUTE_EDGE,
                                        Timer.GATEWAY_HOLD,
                                        Timer.GATEWAY_KEEPALIVE)),
                        one ->
                                one.withKind(RouteKind.EXPRESSROUTE)
                                        .withPolicies(
                                                new SpaceImport(spaces, weight),
                                                toSite(connection)));
        int most =
                Math.clamp(
                        site.profile().limitOrMax(Limit.ROUTES_TO_CIRCUIT), 1, Integer.MAX_VALUE);
        SessionPlan.Seat remote =
                Draft.seat(
                        edge,
                        Neighbor.of(
                                id.local(),
                                own,
                                edgeAddress,
                                draft.azure(
                                        Asn.EXPRESSROUTE_EDGE,
                                        edgeAddress,
                                        gateway.localAsn(),
                                        Timer.GATEWAY_HOLD,
                                        Timer.GATEWAY_KEEPALIVE)),
                        one -> one.withLimit(new PrefixLimit(most, new AllCounted(), "R-GW-27")));
        return new SessionPlan(
                id,
                local,
                remote,
                edge,
                null,
                instance,
                null,
                SessionPlan.NEAR,
                true,
                "",
                site.profile().timer(Timer.EXPRESSROUTE_DETECTION));
    }

    /// From the customer an edge router takes a path with its own AS (measured: `64512 12076`);
    /// from a gateway it does not (azure ruling R-RUL-17).
    private SessionPlan edgeToBranch(
            Connection connection, Branch branch, Asn asn, String edge, Ipv4Address edgeAddress) {
        SessionId id = draft.free(edge, site.routerOf(branch), connection.name());
        int most =
                Math.clamp(
                        site.profile().limitOrMax(Limit.PREFIXES_PER_CIRCUIT),
                        1,
                        Integer.MAX_VALUE);
        SessionPlan.Seat local =
                Draft.seat(
                        edge,
                        Neighbor.of(
                                id.remote(),
                                branch.address(),
                                edgeAddress,
                                draft.azure(
                                        Asn.EXPRESSROUTE_EDGE,
                                        edgeAddress,
                                        asn,
                                        Timer.GATEWAY_HOLD,
                                        Timer.GATEWAY_KEEPALIVE)),
                        one ->
                                one.withPolicies(one.importPolicy(), new EdgeExport())
                                        .withTakesOwnAs(true)
                                        .withLimit(
                                                new PrefixLimit(
                                                        most, new AllCounted(), "R-GW-28")));
        SessionPlan.Seat remote =
                BranchPlanning.seat(
                        draft,
                        branch,
                        asn,
                        Draft.localName(id),
                        edgeAddress,
                        Asn.EXPRESSROUTE_EDGE);
        return new SessionPlan(
                id,
                local,
                remote,
                id.remote(),
                null,
                0,
                connection.name(),
                SessionPlan.FAR,
                true,
                "",
                null);
    }
}
