package studio.routeserver.lab.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.AllCounted;
import studio.routeserver.lab.policy.SpaceImport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Limit;

/// Plans the sessions of a VPN gateway's instances over its tunnels, with branches and with other
/// gateways (azure rules R-GW-06 to R-GW-15).
final class TunnelPlanning {

    private final GatewaySide side;
    private final Draft draft;
    private final Site site;
    private final Gateway gateway;

    private TunnelPlanning(GatewaySide side) {
        this.side = side;
        this.draft = side.draft();
        this.site = side.site();
        this.gateway = side.gateway();
    }

    static void into(GatewaySide side) {
        TunnelPlanning planning = new TunnelPlanning(side);
        side.connections().forEach(planning::tunnels);
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
        for (int i = 0;
                i < Math.min(site.links(connection, gateway), side.addresses().size());
                i++) {
            String far = site.routerOf(branch.get());
            SessionId id = draft.free(gateway.instanceName(i), far, connection.name());
            draft.add(tunnel(connection, branch.get(), i, id));
        }
    }

    private SessionPlan tunnel(Connection connection, Branch branch, int instance, SessionId id) {
        Ipv4Address own = side.addresses().get(instance);
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
                                draft.gateway(side.asn(), own, remote).withPassive(apipa)),
                        one -> over(connection, one));
        SessionPlan.Seat far =
                asn == null
                        ? new SessionPlan.Seat(null, branch.address(), remote, null)
                        : BranchPlanning.seat(
                                draft, branch, asn, Draft.localName(id), named, side.asn());
        String silent =
                asn == null
                        ? branch.name() + " speaks no BGP"
                        : gateway.speaksBgp()
                                ? ""
                                : "%s has the Basic SKU, which speaks no BGP (R-GW-01)"
                                        .formatted(gateway.name());
        return SessionPlan.between(id, silent.isEmpty() ? local : local.unconfigured(), far)
                .instance(instance)
                .over(connection.name(), SessionPlan.FAR)
                .obstacle(silent)
                .build();
    }

    /// What a tunnel's neighbour is to an instance, whoever it is.
    private Neighbor over(Connection connection, Neighbor neighbor) {
        return neighbor.withKind(RouteKind.VPN)
                .withPolicies(new SpaceImport(side.spaces(), 0), side.toSite(connection))
                .withLimit(
                        draft.limit(Limit.PREFIXES_PER_VPN_SESSION, new AllCounted(), "R-GW-15"));
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
        TunnelPlanning other = new TunnelPlanning(new GatewaySide(draft, far));
        String obstacle =
                back.isEmpty()
                        ? "%s has no connection back to %s (V-097)"
                                .formatted(far.name(), gateway.name())
                        : !site.bgpOver(back.get())
                                ? "%s runs no BGP".formatted(back.get().name())
                                : side.asn().equals(far.localAsn())
                                        ? "%s and %s both have AS %s (R-GW-03)"
                                                .formatted(
                                                        gateway.name(), far.name(), far.localAsn())
                                        : "";
        for (int i = 0; i < side.addresses().size(); i++) {
            for (int j = 0; j < other.side.addresses().size(); j++) {
                SessionId id = new SessionId(gateway.instanceName(i), far.instanceName(j));
                SessionPlan.Seat local = seat(i, connection, id.remote(), other, j);
                SessionPlan.Seat remote =
                        other.seat(j, back.orElse(connection), id.local(), this, i);
                boolean possible = obstacle.isEmpty();
                draft.add(
                        SessionPlan.between(
                                        id,
                                        possible ? local : local.unconfigured(),
                                        possible ? remote : remote.unconfigured())
                                .instance(i)
                                .over(connection.name(), SessionPlan.FAR)
                                .open(possible)
                                .obstacle(obstacle)
                                .build());
            }
        }
    }

    /// This gateway's end of a session with an instance of another.
    private SessionPlan.Seat seat(
            int instance, Connection connection, String neighbor, TunnelPlanning far, int at) {
        return Draft.seat(
                gateway.instanceName(instance),
                side.neighbor(instance, neighbor, far.side.addresses().get(at), far.side.asn()),
                one -> over(connection, one));
    }
}
