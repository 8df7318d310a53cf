package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.SubnetRef;

/// What the platform gives a subnet by itself: azure rules R-EFF-01 to R-EFF-10, R-EFF-26,
/// R-EFF-27.
class SystemRoutesTest {

    private static Scene alone(String space, String... routes) {
        Drawing drawing =
                Drawing.canvas()
                        .network("alone", space, "default 10.1.0.0/24")
                        .vm("vm", "alone/default", "10.1.0.4");
        return Scene.of(
                routes.length == 0 ? drawing : drawing.routeTable("rt", "alone/default", routes));
    }

    @Test
    void r_eff_01_each_prefix_of_the_space_is_a_row_whatever_its_subnets() {
        assertThat(alone("10.1.0.0/16 10.9.0.0/24").table("vm"))
                .startsWith(
                        "Default Active 10.1.0.0/16 VnetLocal",
                        "Default Active 10.9.0.0/24 VnetLocal")
                .filteredOn(row -> row.endsWith("VnetLocal"))
                .hasSize(2);
    }

    @Test
    void r_eff_02_each_prefix_of_a_peer_is_a_row_whatever_the_flags() {
        Scene scene =
                Scene.of(
                        Drawing.canvas()
                                .network("a", "10.1.0.0/16", "x 10.1.0.0/24")
                                .network("b", "10.2.0.0/16 172.30.0.0/24", "x 10.2.0.0/24")
                                .peered("a", "b")
                                .peering("a>b", one -> one.withAllowForwardedTraffic(false))
                                .peering("b>a", one -> one.withAllowForwardedTraffic(false))
                                .vm("vm", "a/x", "10.1.0.4"));

        assertThat(scene.table("vm"))
                .contains(
                        "Default Active 10.2.0.0/16 VNetPeering",
                        "Default Active 172.30.0.0/24 VNetPeering");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub/nva", "hub/GatewaySubnet", "hub/RouteServerSubnet"})
    void r_eff_03_r_eff_26_every_subnet_leads_to_the_internet(String subnet) {
        assertThat(Scene.article().fabric().routes(SubnetRef.parse(subnet)).rows())
                .extracting(Scene::text)
                .contains("Default Active 0.0.0.0/0 Internet");
    }

    @Test
    void r_eff_05_a_space_equal_to_a_none_row_takes_its_place_and_one_inside_leaves_it() {
        assertThat(alone("10.0.0.0/8").table("vm"))
                .contains("Default Active 10.0.0.0/8 VnetLocal")
                .doesNotContain("Default Active 10.0.0.0/8 None");
        assertThat(alone("10.1.0.0/16").table("vm")).contains("Default Active 10.0.0.0/8 None");
    }

    @Test
    void r_eff_05_r_eff_20_a_user_route_replaces_the_none_row_of_its_prefix_unseen() {
        assertThat(alone("10.1.0.0/16", "ten 10.0.0.0/8 None").table("vm"))
                .contains("User Active 10.0.0.0/8 None")
                .noneMatch(row -> row.startsWith("Default") && row.contains("10.0.0.0/8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Internet", "None", "VirtualAppliance 10.1.0.9"})
    void r_eff_06_a_default_by_any_user_route_takes_every_none_row_away(String hop) {
        Scene scene = alone("10.1.0.0/16", "all 0.0.0.0/0 " + hop);

        assertThat(scene.routes("vm").rows())
                .filteredOn(row -> row.source() == EffectiveRoute.Source.DEFAULT)
                .noneMatch(row -> row.type() == EffectiveRoute.Type.NONE);
        assertThat(scene.match("vm", "192.168.77.1")).isEqualTo("User Active 0.0.0.0/0 " + hop);
        assertThat(alone("10.1.0.0/16").match("vm", "192.168.77.1"))
                .isEqualTo("Default Active 192.168.0.0/16 None");
    }

    @Test
    void r_eff_08_a_service_endpoint_is_a_row_of_its_own_subnet_only() {
        Scene scene =
                Scene.article()
                        .draw(on -> on.serviceEndpoints("spoke1/default", "Microsoft.Storage"));

        assertThat(scene.table("spoke1-vm"))
                .endsWith("Default Active Microsoft.Storage VirtualNetworkServiceEndpoint");
        assertThat(scene.table("hub-vm")).noneMatch(row -> row.contains("Microsoft.Storage"));
    }

    @Test
    void r_eff_09_a_private_endpoint_beats_a_wide_user_route_and_ends_at_direct_peers() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.privateEndpoint("blob", "spoke2/default", "10.2.0.9")
                                        .routeTable(
                                                "rt",
                                                "hub/shared",
                                                "all 10.2.0.0/16 VirtualAppliance 10.0.4.4"));

        assertThat(scene.match("hub-vm", "10.2.0.9"))
                .isEqualTo("Default Active 10.2.0.9/32 InterfaceEndpoint");
        assertThat(scene.match("hub-vm", "10.2.0.4")).startsWith("User Active 10.2.0.0/16");
        assertThat(scene.table("spoke1-vm")).noneMatch(row -> row.contains("InterfaceEndpoint"));
    }

    @Test
    void r_eff_10_platform_addresses_are_never_listed_and_no_route_takes_them() {
        Scene scene = alone("10.1.0.0/16", "trap 168.63.129.16/32 None", "all 0.0.0.0/0 None");

        assertThat(scene.path("vm", "168.63.129.16").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(scene.path("vm", "169.254.169.254").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(alone("10.1.0.0/16").table("vm"))
                .noneMatch(row -> row.contains("168.63") || row.contains("169.254"));
    }

    @Test
    void r_eff_26_the_subnet_of_route_server_takes_neither_bgp_routes_nor_a_route_table() {
        Scene scene =
                Scene.article()
                        .with(plane -> plane.programmed("hub", "0.0.0.0/0 10.0.4.4"))
                        .draw(on ->
                                on.routeTable(
                                        "rt", "hub/RouteServerSubnet", "cut 10.0.4.0/24 None"));

        assertThat(scene.fabric().routes(SubnetRef.parse("hub/RouteServerSubnet")).rows())
                .allMatch(row -> row.source() == EffectiveRoute.Source.DEFAULT);
    }

    @Test
    void r_eff_27_any_other_subnet_has_the_routes_of_bgp_a_firewalls_as_well() {
        Scene scene =
                Scene.article()
                        .draw(on -> on.subnet("hub", "AzureFirewallSubnet", "10.0.9.0/26"))
                        .with(plane -> plane.programmed("hub", "0.0.0.0/0 10.0.4.4"));
        Scene cured =
                scene.draw(on ->
                        on.routeTable("rt", "hub/AzureFirewallSubnet", "out 0.0.0.0/0 Internet"));
        SubnetRef firewall = SubnetRef.parse("hub/AzureFirewallSubnet");

        assertThat(scene.fabric().routes(firewall).rows())
                .extracting(Scene::text)
                .contains("VNG Active 0.0.0.0/0 VirtualNetworkGateway 10.0.4.4");
        assertThat(cured.fabric().routes(firewall).rows())
                .extracting(Scene::text)
                .contains("User Active 0.0.0.0/0 Internet");
    }
}
