package studio.routeserver.lab.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.PrefixLimit;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.bgp.session.SessionConfig;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.Counted;
import studio.routeserver.lab.policy.RouteServerExport;
import studio.routeserver.lab.policy.RouteServerImport;
import studio.routeserver.lab.policy.Spaces;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.NvaBgp;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Timer;

/// Plans the instances of Route Servers and their sessions with NVAs (azure rules R-RS-02 to
/// R-RS-17).
final class RouteServerPlanning {

    private static final Ipv4Address OWN = new Ipv4Address(0);
    private static final PathAttributes SPACE = PathAttributes.of(Origin.IGP, AsPath.EMPTY, OWN);

    private final Draft draft;
    private final Site site;
    private final RouteServer server;
    private final List<Ipv4Address> addresses;
    private final Spaces spaces;
    private final Ipv4Prefix subnet;

    private RouteServerPlanning(Draft draft, RouteServer server, Ipv4Prefix subnet) {
        this.draft = draft;
        this.site = draft.site();
        this.server = server;
        this.addresses = Addresses.instances(site.topology(), server);
        this.spaces = site.spaces(server.virtualNetwork());
        this.subnet = subnet;
    }

    static void into(Draft draft) {
        Site site = draft.site();
        for (RouteServer server : site.topology().routeServers()) {
            SubnetRef ref = new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER);
            Optional<RouteServer> first = site.routeServerOf(server.virtualNetwork());
            Optional<Subnet> subnet = site.topology().subnet(ref);
            if (first.isPresent() && first.get().equals(server) && subnet.isPresent()) {
                new RouteServerPlanning(draft, server, subnet.get().prefix()).plan();
            } else {
                undeployed(draft, server, first.isPresent());
            }
        }
    }

    /// A Route Server that Azure would refuse has its sessions listed, all of them down.
    private static void undeployed(Draft draft, RouteServer server, boolean second) {
        String why =
                second
                        ? "Azure allows one Route Server in a network (R-RS-01)"
                        : server.virtualNetwork() + " has no RouteServerSubnet with room (R-RS-01)";
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            for (RouteServer.Peer peer : server.peers()) {
                SessionId id = new SessionId(server.instanceName(i), peer.name());
                draft.add(
                        SessionPlan.between(
                                        id,
                                        new SessionPlan.Seat(null, OWN, Asn.AZURE, null),
                                        new SessionPlan.Seat(null, peer.ip(), peer.asn(), null))
                                .routeServer(server.name(), i, peer.name())
                                .obstacle(why)
                                .build());
            }
        }
    }

    private void plan() {
        Map<Ipv4Prefix, PathAttributes> origins = new LinkedHashMap<>();
        spaces.forEach(space -> origins.put(space.prefix(), SPACE));
        Originated originated = Originated.of(origins);
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            draft.add(
                    new SpeakerPlan(
                            server.instanceName(i),
                            server.ref(),
                            i,
                            Role.ROUTE_SERVER,
                            Asn.AZURE,
                            addresses.get(i),
                            Chooser.routeServer(server.hubRoutingPreference()),
                            "R-RS-19",
                            originated));
            peers(i);
        }
    }

    /// With NVAs; gateways of its own network join by themselves, and no two Route Servers ever do
    /// (azure rule R-RS-39). A peer that Azure refuses is none: no session and no rows (azure
    /// ruling R-RUL-32).
    private void peers(int instance) {
        Set<Ipv4Address> seen = new HashSet<>();
        long room = site.profile().limitOrMax(Limit.PEERS_PER_ROUTE_SERVER);
        for (RouteServer.Peer peer : server.peers()) {
            boolean again = !seen.add(peer.ip());
            String refused =
                    again
                            ? "another peer of the Route Server has " + peer.ip() + " (R-RS-08)"
                            : seen.size() > room
                                    ? "Azure allows %d peers (L-01)".formatted(room)
                                    : site.profile().refusesPeerAsn(peer.asn())
                                            ? "Azure refuses AS %s for a peer (R-RS-04)"
                                                    .formatted(peer.asn())
                                            : "";
            draft.add(session(instance, peer, refused));
        }
        for (Nva nva : site.topology().nvas()) {
            nva.speaks().ifPresent(bgp -> strangers(instance, nva, bgp));
        }
    }

    private SessionPlan session(int instance, RouteServer.Peer peer, String refused) {
        Ipv4Address own = addresses.get(instance);
        String name = server.instanceName(instance);
        Optional<Nva> found = site.nvaAt(peer.ip());
        if (found.isEmpty()) {
            SessionId id = new SessionId(name, peer.ip().toString());
            SessionPlan.Seat nobody = new SessionPlan.Seat(null, peer.ip(), peer.asn(), null);
            String why = peer.ip() + " is the address of no NVA";
            return whole(instance, peer, id, nobody, false, refused, why, null);
        }
        Nva nva = found.get();
        SessionId id = draft.free(name, nva.name(), peer.name());
        SessionPlan.Seat theirs =
                draft.nvaSeat(nva, Draft.localName(id), peer.ip(), own, Asn.AZURE, null, true);
        boolean named = nva.speaks().filter(bgp -> bgp.neighbors().contains(own)).isPresent();
        boolean once = id.remote().equals(nva.name());
        String apart = apart(nva, peer.ip());
        int hops = nva.speaks().map(NvaBgp::multihop).orElse(NvaBgp.DEFAULT_MULTIHOP);
        String tooNear =
                hops > 1
                        ? ""
                        : nva.name()
                                + " sends with a TTL of 1, and the instances are a hop"
                                + " further (R-RS-10)";
        String astray = astray(nva, peer.ip(), own);
        String other =
                nva.speaks().filter(bgp -> !bgp.asn().equals(peer.asn())).isPresent()
                        ? "%s is AS %s and the Route Server expects AS %s: OPEN is refused (2/2)"
                                .formatted(nva.name(), theirs.asn(), peer.asn())
                        : "";
        String why =
                Draft.first(
                                Draft.mute(nva),
                                named ? "" : nva.name() + " has no neighbour " + own + " (R-RS-08)",
                                once ? "" : nva.name() + " keeps one session with " + own,
                                apart,
                                tooNear,
                                astray,
                                other)
                        .orElse("");
        boolean open = apart.isEmpty() && tooNear.isEmpty() && astray.isEmpty();
        SessionPlan.Seat seat = named && once ? theirs : theirs.unconfigured();
        return whole(instance, peer, id, seat, open, refused, why, draft.bfd(nva));
    }

    private SessionPlan whole(
            int instance,
            RouteServer.Peer peer,
            SessionId id,
            SessionPlan.Seat remote,
            boolean open,
            String refused,
            String why,
            java.time.@Nullable Duration bfd) {
        SessionPlan.Seat ours = ours(instance, peer, id);
        return SessionPlan.between(id, refused.isEmpty() ? ours : ours.unconfigured(), remote)
                .routeServer(server.name(), instance, peer.name())
                .open(open)
                .obstacle(refused.isEmpty() ? why : refused)
                .bfd(bfd)
                .build();
    }

    private SessionPlan.Seat ours(int instance, RouteServer.Peer peer, SessionId id) {
        Ipv4Address own = addresses.get(instance);
        if (site.profile().refusesPeerAsn(peer.asn())) {
            return new SessionPlan.Seat(server.instanceName(instance), own, Asn.AZURE, null);
        }
        SessionConfig config =
                draft.azure(
                        Asn.AZURE,
                        own,
                        peer.asn(),
                        Timer.ROUTE_SERVER_HOLD,
                        Timer.ROUTE_SERVER_KEEPALIVE);
        RouteServerImport in =
                new RouteServerImport(subnet, spaces, addresses, maps(peer, Direction.IN));
        RouteServerExport out =
                new RouteServerExport(
                        server.branchToBranch(), peer.asn(), maps(peer, Direction.OUT));
        PrefixLimit limit =
                draft.limit(Limit.ROUTES_PER_PEER, new Counted(statements(peer)), "R-RS-18");
        return Draft.seat(
                server.instanceName(instance),
                Neighbor.of(id.remote(), peer.ip(), own, config),
                one -> // R-RS-37: NVAs hear the instance's own address as next hop
                one.withKind(RouteKind.NVA)
                                .withNextHopSelf(true)
                                .withPolicies(in, out)
                                .withLimit(limit));
    }

    /// One map a direction: a later one replaces an earlier one (azure rule R-GW-46).
    private List<RouteMap> maps(RouteServer.Peer peer, Direction direction) {
        return server.routeMaps().stream()
                .filter(map ->
                        map.attach().stream()
                                .anyMatch(to ->
                                        peer.name().equals(to.peer())
                                                && to.direction() == direction))
                .reduce((_, last) -> last)
                .stream()
                .toList();
    }

    private Set<Ipv4Prefix> statements(RouteServer.Peer peer) {
        return site.nvaAt(peer.ip())
                .map(nva -> draft.statements(nva).configured())
                .orElse(Set.of());
    }

    /// Why what a guest sends to an instance leaves by another NIC than the one that peers, and is
    /// lost there; empty where it does not (azure rule R-RS-12). Without a static route the guest
    /// uses its first NIC.
    private String astray(Nva nva, Ipv4Address peering, Ipv4Address instance) {
        Nic way =
                nva.staticRoutes().stream()
                        .filter(route -> route.prefix().contains(instance))
                        .max(Comparator.comparingInt(route -> route.prefix().length()))
                        .map(route -> Site.nicTowards(site.topology(), nva, route.via()))
                        .orElseGet(() -> Site.nicTowards(site.topology(), nva, instance));
        return way.ip().equals(peering)
                ? ""
                : "the guest of %s answers %s by %s, not by the NIC that peers (R-RS-12)"
                        .formatted(nva.name(), instance, way.name());
    }

    private String apart(Nva nva, Ipv4Address address) {
        return site.networkOf(nva, address)
                .map(network -> site.apart(server.virtualNetwork(), network))
                .orElse("");
    }

    /// An NVA that dials an instance which has no peer object for it.
    private void strangers(int instance, Nva nva, NvaBgp bgp) {
        Ipv4Address own = addresses.get(instance);
        boolean known = server.peers().stream().anyMatch(peer -> nva.owns(peer.ip()));
        if (known || !bgp.neighbors().contains(own)) {
            return;
        }
        SessionId id = new SessionId(server.instanceName(instance), nva.name());
        SessionPlan.Seat theirs =
                draft.nvaSeat(nva, id.local(), nva.ip(), own, Asn.AZURE, null, true);
        SessionPlan.Seat ours =
                new SessionPlan.Seat(server.instanceName(instance), own, Asn.AZURE, null);
        String apart = apart(nva, nva.ip());
        String why = server.name() + " has no peer with the address " + nva.ip() + " (R-RS-08)";
        draft.add(
                SessionPlan.between(id, ours, theirs)
                        .routeServer(server.name(), instance, nva.name())
                        .open(apart.isEmpty())
                        .obstacle(why)
                        .build());
    }
}
