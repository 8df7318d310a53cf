package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.PrefixTable;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.VirtualMachine;

/// The tables of the scenarios, row by row in Azure's order.
class EffectiveRoutesTest {

    @Test
    void
            r_eff_11_r_eff_12_r_eff_32_a_spoke_of_the_article_has_its_space_the_hub_and_the_routes_of_the_nva() {
        assertThat(Scene.article().table("spoke1-vm"))
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "VNG Active 10.100.0.0/16 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 172.16.0.0/12 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 10.0.0.0/8 None",
                        "Default Active 100.64.0.0/10 None");
    }

    @Test
    void r_eff_12_the_hub_has_every_spoke_and_the_same_bgp_routes() {
        assertThat(Scene.article().table("hub-vm"))
                .startsWith(
                        "Default Active 10.0.0.0/16 VnetLocal",
                        "Default Active 10.1.0.0/16 VNetPeering",
                        "Default Active 10.2.0.0/16 VNetPeering",
                        "Default Active 10.3.0.0/16 VNetPeering",
                        "VNG Active 10.100.0.0/16 VirtualNetworkGateway 10.0.4.4");
    }

    @Test
    void r_eff_04_every_subnet_starts_with_eighteen_none_rows_by_ascending_length() {
        List<EffectiveRoute> none =
                Scene.of(
                                Drawing.canvas()
                                        .network("alone", "30.0.0.0/16", "default 30.0.0.0/24")
                                        .vm("vm", "alone/default", "30.0.0.4"))
                        .routes("vm")
                        .rows()
                        .stream()
                        .filter(row -> row.type() == EffectiveRoute.Type.NONE)
                        .toList();

        assertThat(none).hasSize(18);
        assertThat(none)
                .extracting(EffectiveRoute::addressPrefix)
                .startsWith("10.0.0.0/8", "127.0.0.0/8", "100.64.0.0/10", "25.48.0.0/12")
                .endsWith("25.41.0.0/20", "20.35.252.0/22");
    }

    @Test
    void r_eff_12_without_a_route_server_only_system_and_user_routes_are_there() {
        Scene scene =
                Scene.article()
                        .with(plane -> plane.programmed("hub"))
                        .draw(on ->
                                on.remove(Kind.ROUTE_SERVER, "hub-route-server")
                                        .routeTable(
                                                "rt-1",
                                                "spoke1/default",
                                                "b50 192.168.50.0/24 VirtualAppliance 10.0.4.4"));

        assertThat(scene.table("spoke1-vm"))
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 10.0.0.0/8 None",
                        "Default Active 100.64.0.0/10 None",
                        "Default Active 172.16.0.0/12 None",
                        "Default Active 192.168.0.0/16 None",
                        "User Active 192.168.50.0/24 VirtualAppliance 10.0.4.4");
    }

    @Test
    void r_eff_12_r_peer_06_a_spoke_that_does_not_use_remote_gateways_has_no_bgp_row() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.peering(
                                        "spoke2>hub",
                                        peering -> peering.withUseRemoteGateways(false)));

        assertThat(scene.table("spoke2-vm"))
                .containsExactly(
                        "Default Active 10.2.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 10.0.0.0/8 None",
                        "Default Active 100.64.0.0/10 None",
                        "Default Active 172.16.0.0/12 None",
                        "Default Active 192.168.0.0/16 None");
        assertThat(scene.table("spoke1-vm")).anyMatch(row -> row.startsWith("VNG"));
    }

    @Test
    void r_peer_05_r_peer_06_a_hub_without_gateway_transit_gives_a_spoke_no_bgp_row_either() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.peering(
                                        "hub>spoke2",
                                        peering -> peering.withAllowGatewayTransit(false)));

        assertThat(scene.table("spoke2-vm")).noneMatch(row -> row.startsWith("VNG"));
    }

    @Test
    void r_eff_21_a_closed_route_table_keeps_every_bgp_row_out_and_says_so() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.subnet("spoke1", "isolated", "10.1.1.0/24")
                                        .closedRouteTable(
                                                "rt-off",
                                                "spoke1/isolated",
                                                "hq 192.168.10.0/24 VirtualAppliance 10.0.4.4")
                                        .vm("isolated-vm", "spoke1/isolated", "10.1.1.4"));

        assertThat(scene.table("isolated-vm"))
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 10.0.0.0/8 None",
                        "Default Active 100.64.0.0/10 None",
                        "Default Active 172.16.0.0/12 None",
                        "Default Active 192.168.0.0/16 None",
                        "User Active 192.168.10.0/24 VirtualAppliance 10.0.4.4");
        assertThat(scene.routes("isolated-vm").disableBgpRoutePropagation()).isTrue();
        assertThat(scene.routes("spoke1-vm").disableBgpRoutePropagation()).isFalse();
        assertThat(scene.routes("isolated-vm").hidden())
                .filteredOn(row -> row.rule().equals("R-EFF-21"))
                .extracting(EffectiveRoute::addressPrefix)
                .containsExactly("10.100.0.0/16", "172.16.0.0/12", "192.168.0.0/16");
    }

    @Test
    void r_eff_20_r_eff_23_a_user_route_makes_the_bgp_route_of_its_prefix_invalid() {
        Scene scene =
                Scene.twoNvas()
                        .draw(on ->
                                on.routeTable(
                                        "rt-1",
                                        "spoke1/default",
                                        "pin 192.168.0.0/16 VirtualAppliance 10.0.4.5"));

        assertThat(scene.table("spoke1-vm"))
                .contains(
                        "VNG Invalid 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4,10.0.4.5",
                        "User Active 192.168.0.0/16 VirtualAppliance 10.0.4.5");
        assertThat(scene.table("spoke2-vm"))
                .contains("VNG Active 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4,10.0.4.5");
        assertThat(scene.match("spoke1-vm", "192.168.10.5")).startsWith("User Active");
    }

    @Test
    void r_eff_17_the_longest_prefix_wins_before_the_source_counts() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.subnet("hub", "fw", "10.0.9.0/24")
                                        .nva("fw1", "hub/fw", "10.0.9.4")
                                        .routeTable(
                                                "rt-1",
                                                "spoke1/default",
                                                "all 0.0.0.0/0 VirtualAppliance 10.0.9.4",
                                                "hq 192.168.0.0/16 VirtualAppliance 10.0.9.4",
                                                "shared 10.0.8.0/24 VirtualAppliance 10.0.9.4"))
                        .with(plane ->
                                plane.programmed(
                                        "hub",
                                        "192.168.0.0/16 10.0.4.4",
                                        "192.168.10.0/24 10.0.4.4",
                                        "172.16.0.0/12 10.0.4.4",
                                        "10.100.0.0/16 10.0.4.4"));

        assertThat(scene.table("spoke1-vm"))
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "VNG Active 10.100.0.0/16 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 172.16.0.0/12 VirtualNetworkGateway 10.0.4.4",
                        "VNG Invalid 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 192.168.10.0/24 VirtualNetworkGateway 10.0.4.4",
                        "Default Invalid 0.0.0.0/0 Internet",
                        "User Active 0.0.0.0/0 VirtualAppliance 10.0.9.4",
                        "User Active 10.0.8.0/24 VirtualAppliance 10.0.9.4",
                        "User Active 192.168.0.0/16 VirtualAppliance 10.0.9.4");
        assertThat(scene.match("spoke1-vm", "192.168.10.5")).contains("192.168.10.0/24");
        assertThat(scene.match("spoke1-vm", "192.168.11.5")).startsWith("User Active 192.168.0.0");
        assertThat(scene.match("spoke1-vm", "172.16.0.10")).startsWith("VNG");
        assertThat(scene.match("spoke1-vm", "10.0.8.4")).startsWith("User Active 10.0.8.0/24");
        assertThat(scene.match("spoke1-vm", "10.0.9.4")).contains("VNetPeering");
        assertThat(scene.match("spoke1-vm", "10.2.0.4")).startsWith("User Active 0.0.0.0/0");
    }

    @Test
    void r_eff_14_bgp_supernets_of_a_space_are_listed_and_lose_inside_it() {
        Scene scene =
                Scene.article()
                        .with(plane ->
                                plane.programmed(
                                        "hub",
                                        "10.2.0.0/15 10.0.4.4",
                                        "10.0.0.0/8 10.0.4.4",
                                        "10.9.0.0/16 10.0.4.4"));

        assertThat(scene.table("spoke2-vm"))
                .contains(
                        "VNG Active 10.2.0.0/15 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 10.0.0.0/8 VirtualNetworkGateway 10.0.4.4",
                        "VNG Active 10.9.0.0/16 VirtualNetworkGateway 10.0.4.4")
                .doesNotContain("Default Active 10.0.0.0/8 None");
        assertThat(scene.match("spoke2-vm", "10.2.0.99"))
                .isEqualTo("Default Active 10.2.0.0/16 VnetLocal");
        assertThat(scene.match("spoke1-vm", "10.2.0.4")).startsWith("VNG Active 10.2.0.0/15");
    }

    @Test
    void r_eff_14_bgp_routes_equal_to_or_inside_a_peered_space_are_not_listed() {
        Scene scene =
                Scene.article()
                        .draw(on -> on.peered("spoke1", "spoke3"))
                        .with(plane ->
                                plane.programmed(
                                        "hub",
                                        "10.3.0.0/16 10.0.4.4",
                                        "10.3.7.0/24 10.0.4.4",
                                        "10.3.7.9/32 10.0.4.4",
                                        "10.2.0.0/15 10.0.4.4"));

        EffectiveRoutes routes = scene.routes("spoke1-vm");

        assertThat(scene.table("spoke1-vm"))
                .filteredOn(row -> row.startsWith("VNG"))
                .containsExactly("VNG Active 10.2.0.0/15 VirtualNetworkGateway 10.0.4.4");
        assertThat(routes.match(Ipv4Address.parse("10.3.7.9")).orElseThrow().type())
                .isEqualTo(EffectiveRoute.Type.VNET_PEERING);
        assertThat(routes.hidden())
                .filteredOn(row -> row.rule().equals("R-EFF-14"))
                .extracting(EffectiveRoute::addressPrefix)
                .containsExactly("10.3.0.0/16", "10.3.7.0/24", "10.3.7.9/32");
        assertThat(scene.table("spoke2-vm"))
                .as("a spoke that is not peered with it has the route")
                .contains("VNG Active 10.3.7.0/24 VirtualNetworkGateway 10.0.4.4");
    }

    @Test
    void r_eff_06_r_eff_07_a_default_by_bgp_hides_the_internet_row_and_every_none_row() {
        Scene scene = defaultByNva();

        assertThat(scene.routes("spoke1-vm").rows())
                .extracting(Scene::text)
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "VNG Active 0.0.0.0/0 VirtualNetworkGateway 10.0.4.4");
        assertThat(scene.routes("spoke1-vm").hidden())
                .extracting(EffectiveRoute::rule)
                .contains("R-EFF-07", "R-EFF-06");
        assertThat(scene.match("jump", "8.8.8.8")).startsWith("VNG Active 0.0.0.0/0");
    }

    @Test
    void r_eff_07_r_eff_20_a_default_by_a_user_route_leaves_both_others_in_the_list_invalid() {
        Scene scene =
                defaultByNva()
                        .draw(on -> on.routeTable("rt-nva", "hub/nva", "out 0.0.0.0/0 Internet"));

        assertThat(scene.table("jump"))
                .containsSubsequence(
                        "VNG Invalid 0.0.0.0/0 VirtualNetworkGateway 10.0.4.4",
                        "Default Invalid 0.0.0.0/0 Internet",
                        "User Active 0.0.0.0/0 Internet")
                .noneMatch(row -> row.endsWith("None"));
    }

    private static Scene defaultByNva() {
        return Scene.article()
                .draw(on -> on.vm("jump", "hub/nva", "10.0.4.20"))
                .with(plane -> plane.programmed("hub", "0.0.0.0/0 10.0.4.4"));
    }

    @Test
    void r_eff_05_a_supernet_by_bgp_takes_the_place_of_the_none_row() {
        Scene scene = Scene.article().with(plane -> plane.programmed("hub", "10.0.0.0/8 10.0.4.4"));

        assertThat(scene.table("spoke1-vm"))
                .containsExactly(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.0.0.0/16 VNetPeering",
                        "VNG Active 10.0.0.0/8 VirtualNetworkGateway 10.0.4.4",
                        "Default Active 0.0.0.0/0 Internet",
                        "Default Active 100.64.0.0/10 None",
                        "Default Active 172.16.0.0/12 None",
                        "Default Active 192.168.0.0/16 None");
    }

    @Test
    void
            r_eff_02_r_eff_32_r_peer_10_networks_of_different_regions_are_global_peers_and_stand_late_in_the_list() {
        Scene scene = Scene.article().draw(on -> on.region("spoke3", "northeurope"));

        assertThat(scene.table("spoke3-vm"))
                .startsWith(
                        "Default Active 10.3.0.0/16 VnetLocal",
                        "VNG Active 10.100.0.0/16 VirtualNetworkGateway 10.0.4.4")
                .endsWith("Default Active 10.0.0.0/16 VNetGlobalPeering");
    }

    @Test
    void r_eff_02_hub_vm_sees_the_far_spoke_globally_and_the_near_ones_not() {
        Scene scene = Scene.article().draw(on -> on.region("spoke3", "northeurope"));

        assertThat(scene.table("hub-vm"))
                .contains(
                        "Default Active 10.1.0.0/16 VNetPeering",
                        "Default Active 10.3.0.0/16 VNetGlobalPeering");
    }

    @Test
    void a_stopped_vm_has_the_routes_it_would_have() {
        Scene scene = Scene.article();
        Scene stopped = scene.draw(on -> on.vm("spoke1-vm", VirtualMachine.State.STOPPED));

        assertThat(stopped.table("spoke1-vm")).isEqualTo(scene.table("spoke1-vm"));
    }

    @Test
    void r_peer_01_a_one_sided_peering_is_no_peering() {
        Scene scene = Scene.article().draw(on -> on.remove(Kind.PEERING, "hub>spoke1"));

        assertThat(scene.table("spoke1-vm"))
                .noneMatch(row -> row.contains("Peering") || row.startsWith("VNG"));
        assertThat(scene.table("hub-vm")).noneMatch(row -> row.contains("10.1.0.0/16"));
    }

    @Test
    void r_eff_18_a_user_route_on_the_own_space_makes_vnet_local_invalid() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.routeTable(
                                        "rt",
                                        "spoke1/default",
                                        "all 10.1.0.0/16 VirtualAppliance 10.0.4.4",
                                        "own 10.1.0.0/24 VnetLocal",
                                        "hub 10.0.0.0/16 VirtualAppliance 10.0.4.4",
                                        "private 10.0.0.0/8 VirtualAppliance 10.0.4.4"));

        assertThat(scene.table("spoke1-vm"))
                .startsWith(
                        "Default Invalid 10.1.0.0/16 VnetLocal",
                        "Default Invalid 10.0.0.0/16 VNetPeering")
                .doesNotContain("Default Active 10.0.0.0/8 None")
                .endsWith(
                        "User Active 10.0.0.0/8 VirtualAppliance 10.0.4.4",
                        "User Active 10.0.0.0/16 VirtualAppliance 10.0.4.4",
                        "User Active 10.1.0.0/16 VirtualAppliance 10.0.4.4",
                        "User Active 10.1.0.0/24 VnetLocal");
        assertThat(scene.match("spoke1-vm", "10.1.0.9"))
                .isEqualTo("User Active 10.1.0.0/24 VnetLocal");
    }

    @Test
    void r_eff_08_r_eff_19_a_service_tag_is_listed_as_it_is_written_and_matches_nothing() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.routeTable("rt", "spoke1/default", "st Storage Internet")
                                        .serviceEndpoints("spoke1/default", "Microsoft.Sql"));

        assertThat(scene.table("spoke1-vm"))
                .endsWith(
                        "User Active Storage Internet",
                        "Default Active Microsoft.Sql VirtualNetworkServiceEndpoint");
        assertThat(scene.match("spoke1-vm", "20.60.1.1"))
                .isEqualTo("Default Active 0.0.0.0/0 Internet");
    }

    @Test
    void r_eff_09_a_private_endpoint_is_a_host_route_in_its_network_and_its_peers() {
        Scene scene =
                Scene.article().draw(on -> on.privateEndpoint("blob", "hub/shared", "10.0.8.9"));

        assertThat(scene.table("spoke1-vm"))
                .endsWith("Default Active 10.0.8.9/32 InterfaceEndpoint");
        assertThat(scene.match("spoke1-vm", "10.0.8.9")).contains("InterfaceEndpoint");
    }

    @Test
    void r_eff_05_an_own_space_wider_than_a_none_row_removes_it() {
        Scene wide =
                Scene.of(
                        Drawing.canvas()
                                .network("wide", "10.0.0.0/7", "default 10.1.0.0/24")
                                .vm("vm", "wide/default", "10.1.0.4"));

        assertThat(wide.table("vm"))
                .noneMatch(row -> row.contains("10.0.0.0/8"))
                .contains("Default Active 192.168.0.0/16 None");
    }

    @Test
    void r_eff_13_nics_follow_their_own_instance_when_the_two_disagree() {
        Scene scene = Scene.article();
        Scene split = scene.with(plane -> plane.programmed("hub", 1, PrefixTable.empty()));

        for (String vm : List.of("hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm")) {
            boolean fedByFirst = Cohort.of(1, vm).instance() == 0;
            assertThat(split.table(vm).stream().anyMatch(row -> row.startsWith("VNG")))
                    .as(vm)
                    .isEqualTo(fedByFirst);
        }
    }

    @Test
    void r_eff_25_r_rul_36_the_gateway_subnet_shows_system_and_user_routes_only() {
        EffectiveRoutes gateways =
                Scene.article().fabric().routes(SubnetRef.parse("hub/GatewaySubnet"));
        EffectiveRoutes shared = Scene.article().fabric().routes(SubnetRef.parse("hub/shared"));

        assertThat(gateways.rows())
                .noneMatch(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY);
        assertThat(shared.rows())
                .anyMatch(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY);
    }
}
