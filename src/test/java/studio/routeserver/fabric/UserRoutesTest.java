package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.topology.VirtualMachine;

/// Route tables against what the platform and BGP know: azure rules R-EFF-14 to R-EFF-23, R-EFF-28.
class UserRoutesTest {

    private static Scene routed(String... routes) {
        return Scene.article().draw(on -> on.routeTable("rt", "spoke1/default", routes));
    }

    @Test
    void r_eff_15_r_eff_16_only_a_user_route_moves_traffic_between_subnets_and_to_the_hub() {
        Scene told =
                Scene.article()
                        .with(plane ->
                                plane.programmed(
                                        "hub", "10.0.8.0/24 10.0.4.4", "10.0.4.0/24 10.0.4.4"));
        Scene steered =
                told.draw(on ->
                        on.routeTable(
                                "rt",
                                "spoke1/default",
                                "shared 10.0.8.0/24 VirtualAppliance 10.0.4.4"));

        assertThat(told.path("spoke1-vm", "10.0.8.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm hub-vm");
        assertThat(told.table("hub-vm")).noneMatch(row -> row.startsWith("VNG"));
        assertThat(steered.path("spoke1-vm", "10.0.8.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 hub-vm");
    }

    @Test
    void r_eff_17_a_user_route_takes_part_by_its_length_against_a_peering() {
        Scene scene =
                routed(
                        "narrow 10.0.8.0/24 VirtualAppliance 10.0.4.4",
                        "wide 10.0.0.0/8 VirtualAppliance 10.0.4.4");

        assertThat(scene.match("spoke1-vm", "10.0.8.4")).startsWith("User Active 10.0.8.0/24");
        assertThat(scene.match("spoke1-vm", "10.0.9.4"))
                .isEqualTo("Default Active 10.0.0.0/16 VNetPeering");
    }

    @Test
    void r_eff_18_with_a_user_route_on_the_own_space_neighbours_talk_through_the_appliance() {
        Scene through =
                routed("own 10.1.0.0/16 VirtualAppliance 10.0.4.4")
                        .draw(on -> on.vm("neighbour", "spoke1/default", "10.1.0.5"));
        Scene direct =
                Scene.article()
                        .draw(on ->
                                on.routeTable(
                                                "rt",
                                                "spoke1/default",
                                                "own 10.1.0.0/16 VirtualAppliance 10.0.4.4",
                                                "near 10.1.0.0/24 VnetLocal")
                                        .vm("neighbour", "spoke1/default", "10.1.0.5"));

        assertThat(through.path("spoke1-vm", "10.1.0.5").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 neighbour");
        assertThat(direct.path("spoke1-vm", "10.1.0.5").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm neighbour");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "None, BLACK_HOLE, no route",
        "VnetLocal, BLACK_HOLE, not in VNet",
        "VirtualNetworkGateway, BLACK_HOLE, no VPN gateway",
        "Internet, INTERNET, ''"
    })
    void r_eff_19_a_next_hop_type_does_what_it_says(String type, Verdict verdict, String label) {
        PathReport path = routed("far 9.9.9.0/24 " + type).path("spoke1-vm", "9.9.9.9");

        assertThat(path.verdict()).isEqualTo(verdict);
        if (!label.isEmpty()) {
            assertThat(path.forward().getFirst().label()).isEqualTo(label);
        }
    }

    @Test
    void r_eff_19_vnet_local_delivers_in_peered_networks_as_well() {
        assertThat(routed("near 10.0.8.0/24 VnetLocal").path("spoke1-vm", "10.0.8.4").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_eff_20_a_user_route_that_cannot_work_is_active_all_the_same() {
        assertThat(routed("lost 9.9.9.0/24 VirtualAppliance 10.77.0.4").table("spoke1-vm"))
                .contains("User Active 9.9.9.0/24 VirtualAppliance 10.77.0.4");
    }

    @Test
    void r_eff_21_a_closed_route_table_leaves_user_routes_to_the_gateway() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.gateway("vpn-gw", "hub/GatewaySubnet")
                                        .closedRouteTable(
                                                "rt",
                                                "spoke1/default",
                                                "dc 192.168.0.0/16 VirtualNetworkGateway"));

        assertThat(scene.table("spoke1-vm"))
                .contains("User Active 192.168.0.0/16 VirtualNetworkGateway")
                .contains("Default Active 10.0.0.0/16 VNetPeering")
                .noneMatch(row -> row.startsWith("VNG"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "10.2.0.4, next hop unreachable",
        "10.0.4.77, next hop unowned",
        "10.0.6.4, next hop unowned",
        "10.0.8.4, VM not running"
    })
    void r_eff_22_a_next_hop_must_be_a_live_nic_or_frontend_near_by(String hop, String label) {
        Scene scene =
                routed("far 9.9.9.0/24 VirtualAppliance " + hop)
                        .draw(on -> on.vm("hub-vm", VirtualMachine.State.STOPPED));

        PathReport path = scene.path("spoke1-vm", "9.9.9.9");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.forward().getFirst().label()).isEqualTo(label);
        assertThat(scene.table("spoke1-vm"))
                .contains("User Active 9.9.9.0/24 VirtualAppliance " + hop);
    }

    @Test
    void r_eff_22_the_next_hop_is_looked_up_without_asking_other_user_routes() {
        Scene scene =
                routed(
                        "hq 192.168.0.0/16 VirtualAppliance 10.0.4.4",
                        "detour 10.0.4.0/24 VirtualAppliance 10.0.8.4");

        assertThat(scene.path("spoke1-vm", "192.168.10.5").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 hq-nva1 hq");
    }

    @Test
    void r_eff_28_several_next_hops_are_one_row_in_ascending_order() {
        Scene scene =
                Scene.twoNvas()
                        .with(plane -> plane.programmed("hub", "192.168.0.0/16 10.0.4.4 10.0.4.5"));

        assertThat(scene.table("spoke1-vm"))
                .filteredOn(row -> row.contains("192.168.0.0/16"))
                .containsExactly(
                        "VNG Active 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4,10.0.4.5");
    }
}
