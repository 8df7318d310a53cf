package studio.routeserver.lab.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.bgp.Neighbor;
import studio.routeserver.bgp.rib.RouteKind;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.policy.AllCounted;
import studio.routeserver.lab.policy.EdgeExport;
import studio.routeserver.lab.policy.SpaceImport;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Limit;
import studio.routeserver.topology.Timer;

/// Plans the edge routers of an ExpressRoute gateway's circuits and their sessions (azure rules
/// R-GW-25 to R-GW-28).
final class CircuitPlanning {

    private final GatewaySide side;
    private final Draft draft;
    private final Site site;

    private CircuitPlanning(GatewaySide side) {
        this.side = side;
        this.draft = side.draft();
        this.site = side.site();
    }

    static void into(GatewaySide side) {
        CircuitPlanning planning = new CircuitPlanning(side);
        side.connections().forEach(planning::circuit);
    }

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
                            Originated.NOTHING));
            for (int i = 0; i < side.addresses().size(); i++) {
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
        Ipv4Address own = side.addresses().get(instance);
        SessionId id = new SessionId(side.gateway().instanceName(instance), edge);
        @Nullable Integer told = connection.weight();
        int weight = told == null ? 0 : told;
        SessionPlan.Seat local =
                Draft.seat(
                        id.local(),
                        side.neighbor(instance, edge, edgeAddress, Asn.EXPRESSROUTE_EDGE),
                        one ->
                                one.withKind(RouteKind.EXPRESSROUTE)
                                        .withPolicies(
                                                new SpaceImport(side.spaces(), weight),
                                                side.toSite(connection)));
        SessionPlan.Seat remote =
                Draft.seat(
                        edge,
                        neighborOfEdge(edgeAddress, id.local(), own, side.asn()),
                        one ->
                                one.withLimit(
                                        draft.limit(
                                                Limit.ROUTES_TO_CIRCUIT,
                                                new AllCounted(),
                                                "R-GW-27")));
        return SessionPlan.between(id, local, remote)
                .instance(instance)
                .bfd(site.profile().timer(Timer.EXPRESSROUTE_DETECTION))
                .build();
    }

    private Neighbor neighborOfEdge(Ipv4Address edge, String name, Ipv4Address address, Asn asn) {
        return Neighbor.of(name, address, edge, draft.gateway(Asn.EXPRESSROUTE_EDGE, edge, asn));
    }

    /// From the customer an edge router takes a path with its own AS (measured: `64512 12076`);
    /// from a gateway it does not (azure ruling R-RUL-17).
    private SessionPlan edgeToBranch(
            Connection connection, Branch branch, Asn asn, String edge, Ipv4Address edgeAddress) {
        SessionId id = draft.free(edge, site.routerOf(branch), connection.name());
        SessionPlan.Seat local =
                Draft.seat(
                        edge,
                        neighborOfEdge(edgeAddress, id.remote(), branch.address(), asn),
                        one ->
                                one.withPolicies(one.importPolicy(), new EdgeExport())
                                        .withTakesOwnAs(true)
                                        .withLimit(
                                                draft.limit(
                                                        Limit.PREFIXES_PER_CIRCUIT,
                                                        new AllCounted(),
                                                        "R-GW-28")));
        SessionPlan.Seat remote =
                BranchPlanning.seat(
                        draft,
                        branch,
                        asn,
                        Draft.localName(id),
                        edgeAddress,
                        Asn.EXPRESSROUTE_EDGE);
        return SessionPlan.between(id, local, remote)
                .over(connection.name(), SessionPlan.FAR)
                .build();
    }
}
