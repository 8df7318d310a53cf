package studio.routeserver.bgp.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Azure rules R-RS-28 to R-RS-30 and R-RUL-24.
class RouteServerDecisionTest {

    private static final Path NVA1 = Paths.of("nva1", RouteKind.NVA, "10.0.4.4", 65001);
    private static final Path NVA2 = Paths.of("nva2", RouteKind.NVA, "10.0.4.5", 65002);
    private static final Path VPN = Paths.of("vpn-gw", RouteKind.VPN, "10.0.5.4", 65010);
    private static final Path EXPRESSROUTE =
            Paths.of("er-gw", RouteKind.EXPRESSROUTE, "10.0.5.6", 12076, 64512, 64512, 64512);

    private static Decision decide(HubRoutingPreference preference, Path... paths) {
        return DecisionProcess.routeServer(preference).decide(List.of(paths)).orElseThrow();
    }

    private static String why(Decision decision, Path path) {
        return decision.why(path).map(out -> out.by().rule() + ": " + out.sentence()).orElse("");
    }

    @Test
    void r_rs_28_expressroute_wins_by_default_however_long_its_path() {
        Decision decision = decide(HubRoutingPreference.EXPRESS_ROUTE, NVA1, EXPRESSROUTE);

        assertThat(decision.multipath()).containsExactly(EXPRESSROUTE);
        assertThat(why(decision, NVA1))
                .isEqualTo(
                        "R-RS-28: nva1 has a route of an NVA, er-gw has a route of ExpressRoute");
    }

    @Test
    void r_rs_28_the_shorter_path_wins_under_as_path() {
        Decision decision = decide(HubRoutingPreference.AS_PATH, NVA1, EXPRESSROUTE);

        assertThat(decision.best()).isEqualTo(NVA1);
        assertThat(why(decision, EXPRESSROUTE)).contains("an AS_PATH of 4 hops");
    }

    @Test
    void r_rs_28_nva_routes_beat_expressroute_under_vpn_gateway() {
        assertThat(decide(HubRoutingPreference.VPN_GATEWAY, EXPRESSROUTE, NVA1).best())
                .isEqualTo(NVA1);
    }

    @Test
    void r_rs_29_r_rs_30_different_as_of_equal_length_share_the_load() {
        Decision decision = decide(HubRoutingPreference.EXPRESS_ROUTE, NVA2, NVA1);

        assertThat(decision.multipath()).containsExactly(NVA1, NVA2);
        assertThat(why(decision, NVA2))
                .isEqualTo("R-RS-30: nva2 has NEXT_HOP 10.0.4.5, nva1 has NEXT_HOP 10.0.4.4");
    }

    @Test
    void a_gateway_and_an_nva_of_equal_length_leave_the_gateway_alone() {
        for (HubRoutingPreference preference : HubRoutingPreference.values()) {
            assertThat(decide(preference, NVA1, VPN, NVA2).multipath()).containsExactly(VPN);
        }
    }

    @Test
    void a_shorter_nva_path_beats_the_gateway() {
        Path longer = Paths.of("vpn-gw", RouteKind.VPN, "10.0.5.4", 65010, 65011);

        assertThat(decide(HubRoutingPreference.EXPRESS_ROUTE, longer, NVA1).best()).isEqualTo(NVA1);
    }

    @Test
    void r_rs_28_under_as_path_kinds_of_equal_length_have_an_order() {
        Path expressRoute = Paths.of("er-gw", RouteKind.EXPRESSROUTE, "10.0.5.6", 12076);

        Decision decision = decide(HubRoutingPreference.AS_PATH, NVA1, VPN, expressRoute);

        assertThat(decision.multipath()).containsExactly(expressRoute);
        assertThat(why(decision, VPN)).startsWith("R-RS-28");
    }

    @Test
    void r_rs_29_a_load_balancer_in_front_of_both_is_one_next_hop() {
        Path behind1 = NVA1.withAttributes(NVA1.attributes().withNextHop(VPN.from().address()));
        Path behind2 = NVA2.withAttributes(NVA2.attributes().withNextHop(VPN.from().address()));

        Decision decision = decide(HubRoutingPreference.EXPRESS_ROUTE, behind2, behind1);

        assertThat(decision.multipath()).containsExactly(behind1);
        assertThat(why(decision, behind2)).startsWith("R-RS-30").contains("peer address");
    }
}
