package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;

/// Who is joined to whom, and who uses whose gateways.
class PeeringsTest {

    private static Drawing hubAndSpokes() {
        return Drawing.canvas()
                .network("hub", "10.0.0.0/16", "GatewaySubnet 10.0.5.0/27")
                .network("spoke1", "10.1.0.0/16", "default 10.1.0.0/24")
                .network("spoke2", "10.2.0.0/16", "default 10.2.0.0/24")
                .gateway("vpn-gw", "hub/GatewaySubnet")
                .client("hub", "spoke1")
                .client("hub", "spoke2");
    }

    @Test
    void r_peer_01_a_peering_counts_only_when_both_sides_have_it() {
        Topology whole = hubAndSpokes().done();
        Topology half = Drawing.on(whole).remove(Kind.PEERING, "spoke1>hub").done();

        assertThat(Peerings.of(whole).connected("hub", "spoke1")).isTrue();
        assertThat(Peerings.of(half).connected("hub", "spoke1")).isFalse();
        assertThat(Peerings.of(half).clientsOf("hub")).containsExactly("spoke2");
    }

    @Test
    void r_peer_02_peerings_do_not_reach_through_a_third_network() {
        Peerings peerings = Peerings.of(hubAndSpokes().done());

        assertThat(peerings.connected("spoke1", "spoke2")).isFalse();
        assertThat(peerings.reaching("spoke1", Ipv4Address.parse("10.2.0.4"))).isEmpty();
        assertThat(peerings.reaching("spoke1", Ipv4Address.parse("10.0.5.4"))).isPresent();
    }

    @Test
    void r_peer_06_clients_use_the_hub_in_the_order_of_the_file() {
        Peerings peerings = Peerings.of(hubAndSpokes().done());

        assertThat(peerings.clientsOf("hub")).containsExactly("spoke1", "spoke2");
        assertThat(peerings.hubOf("spoke2")).contains("hub");
        assertThat(peerings.routesFrom("spoke2")).contains("hub");
        assertThat(peerings.routesFrom("hub")).contains("hub");
        assertThat(peerings.refusals()).isEmpty();
    }

    @Test
    void r_peer_06_remote_gateways_need_gateway_transit_on_the_other_side() {
        Peerings peerings =
                Peerings.of(
                        hubAndSpokes()
                                .peering("hub>spoke1", one -> one.withAllowGatewayTransit(false))
                                .done());

        assertThat(peerings.hubOf("spoke1")).isEmpty();
        assertThat(peerings.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("R-PEER-06"));
    }

    @Test
    void r_peer_06_r_peer_09_remote_gateways_need_a_gateway_or_route_server_there() {
        Topology bare = hubAndSpokes().remove(Kind.GATEWAY, "vpn-gw").done();

        assertThat(Peerings.of(bare).clientsOf("hub")).isEmpty();
        assertThat(Peerings.of(Drawing.on(bare).routeServer("rs", "hub").done()).clientsOf("hub"))
                .containsExactly("spoke1", "spoke2");
    }

    @Test
    void r_peer_07_a_network_with_a_route_server_of_its_own_is_no_client() {
        Peerings peerings = Peerings.of(hubAndSpokes().routeServer("rs", "spoke1").done());

        assertThat(peerings.clientsOf("hub")).containsExactly("spoke2");
        assertThat(peerings.routesFrom("spoke1")).contains("spoke1");
        assertThat(peerings.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("R-PEER-07"));
    }

    @Test
    void r_peer_08_r_rul_31_of_two_valid_remote_gateways_the_first_in_the_file_counts() {
        Peerings peerings =
                Peerings.of(
                        hubAndSpokes()
                                .network("hub2", "10.9.0.0/16", "GatewaySubnet 10.9.5.0/27")
                                .gateway("vpn-gw2", "hub2/GatewaySubnet")
                                .client("hub2", "spoke1")
                                .done());

        assertThat(peerings.hubOf("spoke1")).contains("hub");
        assertThat(peerings.clientsOf("hub2")).isEmpty();
        assertThat(peerings.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("R-PEER-08"));
    }

    @Test
    void r_peer_10_regions_make_a_peering_global() {
        Peerings peerings = Peerings.of(hubAndSpokes().region("spoke2", "northeurope").done());

        assertThat(peerings.between("hub", "spoke1").orElseThrow().global()).isFalse();
        assertThat(peerings.between("spoke2", "hub").orElseThrow().global()).isTrue();
    }

    @Test
    void r_peer_12_overlap_is_what_both_spaces_hold() {
        Topology topology =
                Drawing.canvas()
                        .network("a", "10.0.0.0/15 192.168.0.0/24", "x 10.0.0.0/24")
                        .network("b", "10.1.0.0/16 192.168.0.0/16", "x 10.1.0.0/24")
                        .done();

        assertThat(
                        Peerings.overlap(
                                topology.virtualNetwork("a").orElseThrow(),
                                topology.virtualNetwork("b").orElseThrow()))
                .containsExactly(
                        Ipv4Prefix.parse("10.1.0.0/16"), Ipv4Prefix.parse("192.168.0.0/24"));
    }

    @Test
    void r_peer_12_networks_that_overlap_are_computed_and_the_first_space_wins() {
        Scene scene =
                Scene.of(
                        Drawing.canvas()
                                .network("a", "10.0.0.0/16", "x 10.0.0.0/24")
                                .network("b", "10.0.0.0/16", "x 10.0.0.0/24")
                                .peered("a", "b")
                                .vm("vm", "a/x", "10.0.0.4"));

        assertThat(scene.match("vm", "10.0.0.9")).isEqualTo("Default Active 10.0.0.0/16 VnetLocal");
        assertThat(scene.routes("vm").hidden())
                .extracting(EffectiveRoute::rule)
                .contains("R-PEER-12");
    }

    @Test
    void r_peer_01_a_disconnected_peering_gives_neither_side_a_row_nor_a_way() {
        Scene scene = Scene.article().draw(on -> on.remove(Kind.PEERING, "spoke1>hub"));

        assertThat(scene.table("spoke1-vm")).noneMatch(row -> row.contains("Peering"));
        assertThat(scene.table("hub-vm")).noneMatch(row -> row.contains("10.1.0.0/16"));
        assertThat(scene.path("hub-vm", "10.1.0.4").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_peer_02_no_flag_lets_packets_through_a_network_in_the_middle() {
        Scene scene =
                Scene.of(
                        Drawing.canvas()
                                .network("a", "10.1.0.0/16", "x 10.1.0.0/24")
                                .network(
                                        "b",
                                        "10.2.0.0/16",
                                        "x 10.2.0.0/24",
                                        "GatewaySubnet 10.2.9.0/27")
                                .network("c", "10.3.0.0/16", "x 10.3.0.0/24")
                                .gateway("gw", "b/GatewaySubnet")
                                .client("b", "a")
                                .client("b", "c")
                                .vm("vm-a", "a/x", "10.1.0.4")
                                .vm("vm-c", "c/x", "10.3.0.4"));

        assertThat(scene.table("vm-a")).noneMatch(row -> row.contains("10.3.0.0/16"));
        assertThat(scene.path("vm-a", "10.3.0.4").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_peer_04_translation_and_gateways_need_no_forwarded_traffic() {
        Scene strict =
                Scene.article()
                        .draw(on ->
                                on.peering(
                                        "spoke1>hub", one -> one.withAllowForwardedTraffic(false)));
        Scene translated = strict.draw(on -> on.nva("nva1", nva -> nva.snat(Nva.Snat.ALL)));

        assertThat(strict.path("hq", "192.168.10.5", "10.1.0.4").verdict())
                .isEqualTo(Verdict.BLACK_HOLE);
        assertThat(translated.path("hq", "192.168.10.5", "10.1.0.4").forward().getFirst())
                .satisfies(trace -> assertThat(trace.delivered()).isTrue());
    }

    @Test
    void r_peer_05_gateway_transit_alone_does_nothing() {
        Peerings peerings =
                Peerings.of(
                        hubAndSpokes()
                                .peering("spoke1>hub", one -> one.withUseRemoteGateways(false))
                                .done());

        assertThat(peerings.between("hub", "spoke1").orElseThrow().allows().allowGatewayTransit())
                .isTrue();
        assertThat(peerings.clientsOf("hub")).containsExactly("spoke2");
    }

    @Test
    void r_peer_07_a_network_with_routes_of_its_own_may_be_peered_and_be_a_hub() {
        Peerings peerings =
                Peerings.of(
                        hubAndSpokes()
                                .network("below", "10.4.0.0/16", "x 10.4.0.0/24")
                                .routeServer("rs", "spoke1")
                                .client("spoke1", "below")
                                .done());

        assertThat(peerings.connected("spoke1", "hub")).isTrue();
        assertThat(peerings.clientsOf("spoke1")).containsExactly("below");
    }

    @Test
    void r_peer_10_a_client_of_another_region_has_everything_over_a_global_peering() {
        Scene scene = Scene.article().draw(on -> on.region("spoke3", "northeurope"));

        assertThat(scene.table("spoke3-vm"))
                .contains("VNG Active 192.168.0.0/16 VirtualNetworkGateway 10.0.4.4");
    }

    @Test
    void r_peer_11_a_wider_space_is_in_every_table_at_once() {
        Scene scene =
                Scene.of(
                        Drawing.on(Drawing.article().done())
                                .space("spoke1", "10.1.0.0/16 10.11.0.0/16"));

        assertThat(scene.table("spoke1-vm")).contains("Default Active 10.11.0.0/16 VnetLocal");
        assertThat(scene.table("hub-vm")).contains("Default Active 10.11.0.0/16 VNetPeering");
        assertThat(scene.table("spoke2-vm")).noneMatch(row -> row.contains("10.11.0.0/16"));
    }

    @Test
    void r_peer_14_spokes_that_are_peered_talk_directly_but_for_a_user_route() {
        Scene peered =
                Scene.article()
                        .draw(on -> on.peered("spoke1", "spoke2"))
                        .with(plane ->
                                plane.programmed(
                                        "hub", "10.2.0.0/15 10.0.4.4", "10.2.0.0/24 10.0.4.4"));
        Scene inspected =
                peered.draw(on ->
                        on.routeTable(
                                "rt",
                                "spoke1/default",
                                "inspect 10.2.0.0/16 VirtualAppliance 10.0.4.4"));

        assertThat(peered.path("spoke1-vm", "10.2.0.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm spoke2-vm");
        assertThat(inspected.path("spoke1-vm", "10.2.0.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 spoke2-vm");
    }
}
