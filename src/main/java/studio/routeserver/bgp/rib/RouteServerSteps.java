package studio.routeserver.bgp.rib;

import java.util.ArrayList;
import java.util.List;

/// The steps of an Azure Route Server (azure rules R-RS-28 to R-RS-30, R-GW-33, R-GW-34, R-RUL-24).
/// Not the RFC's: a Route Server that compared ORIGIN, MED or identifiers would not share load
/// between NVAs.
final class RouteServerSteps {

    private static final Step OWN_NETWORKS =
            Step.highest(
                    "own virtual networks",
                    "R-RS-21",
                    path -> path.from().isLocal(),
                    path ->
                            path.from().isLocal()
                                    ? "the virtual network's own prefix"
                                    : "a learned route");

    /// An NVA that prepends stands by until the shorter path goes, and again once it is back
    /// (R-NVA-17).
    private static final Step SHORTEST_AS_PATH =
            Step.lowest("shortest AS_PATH", "R-RS-28", Path::asPathLength, RfcSteps::asPathShown);

    /// Nobody has measured this order; it is what the simulator shows.
    private static final Step ACROSS_KINDS =
            Step.lowest(
                    "ExpressRoute before VPN before NVA (undocumented)",
                    "R-RS-28",
                    RouteServerSteps::rank,
                    RouteServerSteps::kindShown);

    private static final Step GATEWAY_BEFORE_NVA =
            Step.highest(
                    "VPN gateway before NVA at a tie (undocumented)",
                    "R-RUL-24",
                    path -> path.from().kind() == RouteKind.VPN,
                    RouteServerSteps::kindShown);

    private static final Step EXPRESSROUTE_BEFORE_VPN =
            Step.highest(
                    "ExpressRoute before VPN",
                    "R-GW-35",
                    path -> path.from().kind() == RouteKind.EXPRESSROUTE,
                    RouteServerSteps::kindShown);

    private static final Step LOWEST_NEXT_HOP =
            Step.lowest(
                    "lowest NEXT_HOP, for telling others",
                    "R-RS-30",
                    path -> path.attributes().nextHop(),
                    path -> "NEXT_HOP " + path.attributes().nextHop());

    private static final Step LOWEST_PEER_ADDRESS =
            Step.lowest(
                    "lowest peer address, for telling others",
                    "R-RS-30",
                    path -> path.from().address(),
                    path -> "peer address " + path.from().address());

    private RouteServerSteps() {}

    static List<Step> equalCost(HubRoutingPreference preference) {
        List<Step> steps = new ArrayList<>();
        steps.add(OWN_NETWORKS);
        switch (preference) {
            case EXPRESS_ROUTE -> steps.add(preferring("ExpressRoute", true));
            case VPN_GATEWAY -> steps.add(preferring("VpnGateway", false));
            case AS_PATH -> {}
        }
        steps.add(SHORTEST_AS_PATH);
        steps.add(preference == HubRoutingPreference.AS_PATH ? ACROSS_KINDS : GATEWAY_BEFORE_NVA);
        return steps;
    }

    /// Where gateways stand alone no preference is asked.
    static List<Step> withoutRouteServer() {
        return List.of(OWN_NETWORKS, EXPRESSROUTE_BEFORE_VPN, SHORTEST_AS_PATH);
    }

    static List<Step> tieBreak() {
        return List.of(LOWEST_NEXT_HOP, LOWEST_PEER_ADDRESS, RfcSteps.FIRST_NEIGHBOUR);
    }

    private static Step preferring(String name, boolean expressRoute) {
        return Step.highest(
                "hub routing preference " + name,
                "R-RS-28",
                path -> (path.from().kind() == RouteKind.EXPRESSROUTE) == expressRoute,
                RouteServerSteps::kindShown);
    }

    private static int rank(Path path) {
        return switch (path.from().kind()) {
            case LOCAL -> 0;
            case EXPRESSROUTE -> 1;
            case VPN -> 2;
            case NVA, OTHER -> 3;
        };
    }

    private static String kindShown(Path path) {
        return switch (path.from().kind()) {
            case LOCAL -> "the virtual network's own prefix";
            case EXPRESSROUTE -> "a route of ExpressRoute";
            case VPN -> "a route of a VPN gateway";
            case NVA, OTHER -> "a route of an NVA";
        };
    }
}
