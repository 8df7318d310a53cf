package studio.routeserver.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Drawing;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.VirtualMachine;

/// The paths of the scenarios: every member there and back, and the verdict.
class PathTest {

    @Test
    void a_spoke_reaches_the_branch_behind_the_nva_and_is_answered_S_01() {
        PathReport path = Scene.article().path("spoke1-vm", "192.168.10.5");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 hq-nva1 hq");
        assertThat(path.answers().getFirst())
                .extracting(Scene::hops)
                .containsExactly("hq hq-nva1 nva1 spoke1-vm");
        assertThat(path.forward().getFirst().hops().getFirst())
                .satisfies(hop -> {
                    assertThat(hop.route()).isEqualTo("192.168.0.0/16");
                    assertThat(hop.rule()).isEqualTo("R-EFF-17");
                });
    }

    @Test
    void a_branch_reaches_a_spoke_by_the_peering_row_of_the_nva_S_01() {
        PathReport path = Scene.article().path("hq", "192.168.10.5", "10.1.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward())
                .extracting(Scene::hops)
                .containsExactly("hq hq-nva1 nva1 spoke1-vm");
        assertThat(path.forward().getFirst().hops().get(2).route()).isEqualTo("10.1.0.0/16");
    }

    @Test
    void r_peer_02_peering_is_not_transitive() {
        PathReport path = Scene.article().path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.reason())
                .isEqualTo("black hole at spoke1-vm's NIC because 10.0.0.0/8 None");
        assertThat(path.forward().getFirst().label()).isEqualTo("no route");
    }

    @Test
    void a_public_address_leaves_to_the_internet_S_01() {
        PathReport path = Scene.article().path("spoke1-vm", "8.8.8.8");

        assertThat(path.verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(path.works()).isEqualTo(1);
    }

    @Test
    void two_equal_nvas_carry_half_of_the_flows_each_S_02() {
        PathReport path = Scene.twoNvas().path("spoke1-vm", "192.168.10.5");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 hq-nva1 hq", "spoke1-vm nva2 hq-nva2 hq");
        assertThat(path.forward()).extracting(Trace::share).containsExactly(0.5, 0.5);
        assertThat(path.answers())
                .as("the branch answers over the connection a flow came in on (R-NVA-29)")
                .extracting(answers -> answers.stream().map(Scene::hops).toList())
                .containsExactly(
                        List.of("hq hq-nva1 nva1 spoke1-vm"), List.of("hq hq-nva2 nva2 spoke1-vm"));
    }

    @Test
    void r_rul_22_a_static_connection_takes_the_answer_though_another_way_is_better() {
        Scene scene =
                Scene.twoNvas()
                        .with(plane ->
                                plane.device(Kind.BRANCH, "hq", "10.0.0.0/8", "tunnel hq-nva1"));

        assertThat(scene.path("spoke1-vm", "192.168.10.5").answers().get(1))
                .extracting(Scene::hops)
                .containsExactly("hq hq-nva2 nva2 spoke1-vm");
        assertThat(
                        scene.with(plane -> plane.down("hq-nva2"))
                                .path("spoke1-vm", "192.168.10.5")
                                .forward()
                                .get(1)
                                .label())
                .isEqualTo("tunnel down");
    }

    @Test
    void r_nva_29_a_branch_without_state_answers_over_any_connection() {
        Scene scene = Scene.twoNvas();
        var branch = scene.topology().branch("hq").orElseThrow();
        var stateless = new Branch("hq", branch.prefixes(), null, false, List.of(), null);
        var topology = scene.topology().apply(new Edit.Change(stateless));

        PathReport path =
                new Scene(topology, scene.control().in(topology)).path("spoke1-vm", "192.168.10.5");

        assertThat(path.answers()).allSatisfy(answers -> assertThat(answers).hasSize(2));
    }

    @Test
    void a_dead_nva_swallows_its_share_until_the_routes_change_S_03() {
        PathReport path =
                Scene.twoNvas().with(plane -> plane.down("nva1")).path("spoke1-vm", "192.168.10.5");

        assertThat(path.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(path.works()).isCloseTo(0.5, within(1e-9));
        assertThat(path.reason()).contains("black hole at nva1 because it is down");
        assertThat(path.forward().getFirst().label()).isEqualTo("NVA down");
    }

    @Test
    void a_missed_route_loses_the_answer_S_06() {
        Scene scene = byHand();

        assertThat(scene.path("spoke1-vm", "192.168.50.10").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(scene.path("spoke2-vm", "192.168.50.10").reason())
                .isEqualTo("black hole at spoke2-vm's NIC because 192.168.0.0/16 None");
        PathReport back = scene.path("hq", "192.168.50.10", "10.2.0.4");
        assertThat(back.verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(back.forward().getFirst().delivered()).isTrue();
        assertThat(back.reason()).contains("spoke2-vm's NIC because 192.168.0.0/16 None");
    }

    @Test
    void r_eff_22_a_user_route_to_a_dead_nva_is_a_black_hole_for_ever() {
        PathReport path =
                byHand().with(plane -> plane.down("nva1")).path("spoke1-vm", "192.168.50.10");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(Scene.hops(path.forward().getFirst())).isEqualTo("spoke1-vm nva1");
    }

    private static Scene byHand() {
        return Scene.article()
                .with(plane -> plane.programmed("hub"))
                .draw(on ->
                        on.remove(Kind.ROUTE_SERVER, "hub-route-server")
                                .routeTable(
                                        "rt-1",
                                        "spoke1/default",
                                        "b50 192.168.50.0/24 VirtualAppliance 10.0.4.4"));
    }

    @Test
    void a_spoke_without_remote_gateways_still_reaches_the_hub_S_07() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.peering(
                                        "spoke2>hub",
                                        peering -> peering.withUseRemoteGateways(false)));

        assertThat(scene.path("spoke2-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(scene.path("spoke2-vm", "10.0.8.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_eff_23_a_pinned_flow_stays_with_its_nva_though_the_other_is_healthy() {
        Scene scene =
                Scene.twoNvas()
                        .draw(on ->
                                on.routeTable(
                                        "rt-1",
                                        "spoke1/default",
                                        "pin 192.168.0.0/16 VirtualAppliance 10.0.4.5"));

        assertThat(scene.path("spoke1-vm", "192.168.10.5").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva2 hq-nva2 hq");
        assertThat(
                        scene.with(plane -> plane.down("nva2"))
                                .path("spoke1-vm", "192.168.10.5")
                                .verdict())
                .isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_eff_15_r_eff_16_a_supernet_brings_spokes_together_and_hub_traffic_stays_direct() {
        Scene scene =
                Scene.article().with(plane -> plane.programmed("hub", "10.2.0.0/15 10.0.4.4"));

        assertThat(scene.path("spoke1-vm", "10.0.8.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm hub-vm");
        assertThat(scene.path("spoke1-vm", "10.3.0.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 spoke3-vm");
    }

    @Test
    void r_nva_07_the_default_of_an_nva_comes_back_to_its_own_nic() {
        PathReport path = defaultByNva().path("spoke1-vm", "8.8.8.8");

        assertThat(path.verdict()).isEqualTo(Verdict.LOOP);
        assertThat(path.reason()).isEqualTo("loop at nva1: the packet came back");
        assertThat(Scene.hops(path.forward().getFirst())).isEqualTo("spoke1-vm nva1 nva1");
        assertThat(defaultByNva().path("spoke1-vm", "10.2.0.4").verdict())
                .as("what has a longer match is not touched")
                .isEqualTo(Verdict.DELIVERED);
        assertThat(defaultByNva().path("nva1", "8.8.8.8").verdict())
                .as("its own packets die as well")
                .isEqualTo(Verdict.LOOP);
    }

    @Test
    void r_rul_08_the_cure_lets_it_out_if_the_nva_translates_the_source() {
        Scene cured =
                defaultByNva()
                        .draw(on -> on.routeTable("rt-nva", "hub/nva", "out 0.0.0.0/0 Internet"));
        Scene translating = cured.draw(on -> on.nva("nva1", nva -> nva.snat(Nva.Snat.ALL)));

        assertThat(cured.path("spoke1-vm", "8.8.8.8").reason())
                .contains("nva1 does not translate the source 10.1.0.4");
        assertThat(translating.path("spoke1-vm", "8.8.8.8").verdict()).isEqualTo(Verdict.INTERNET);
    }

    private static Scene defaultByNva() {
        return Scene.article()
                .with(plane ->
                        StatedControlPlane.of(plane.topology())
                                .programmed("hub", "0.0.0.0/0 10.0.4.4"));
    }

    @Test
    void r_rul_09_a_private_address_on_the_internet_route_is_lost() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.routeTable("rt", "spoke1/default", "out 0.0.0.0/0 Internet"));

        PathReport path = scene.path("spoke1-vm", "10.77.0.1");

        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.forward().getFirst().rule()).isEqualTo("R-RUL-09");
    }

    @Test
    void r_nva_04_a_next_hop_is_reached_only_in_the_own_or_a_directly_peered_network() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.subnet("spoke3", "nva", "10.3.4.0/24")
                                        .nva(
                                                "nva1",
                                                nva ->
                                                        nva.subnet(SubnetRef.parse("spoke3/nva"))
                                                                .ip(Ipv4Address.parse("10.3.4.4"))))
                        .with(plane -> plane.programmed("hub", "192.168.0.0/16 10.3.4.4"));

        assertThat(scene.path("hub-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(scene.path("spoke3-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        PathReport far = scene.path("spoke1-vm", "192.168.10.5");
        assertThat(far.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(far.reason())
                .isEqualTo(
                        "black hole at spoke1-vm's NIC because next hop 10.3.4.4 is neither in the"
                                + " own network nor in a directly peered one");
        assertThat(far.forward().getFirst().rule()).isEqualTo("R-NVA-04");
        Scene cured = scene.draw(on -> on.peered("spoke1", "spoke3"));
        assertThat(cured.path("spoke1-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(cured.path("spoke2-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_nva_15_two_stateful_nvas_break_half_of_the_flows() {
        PathReport path = supernetByTwo(true).path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(path.works()).isCloseTo(0.5, within(1e-9));
        assertThat(path.forward()).hasSize(2);
        assertThat(path.answers()).allSatisfy(answers -> assertThat(answers).hasSize(2));
        assertThat(path.reason())
                .contains("nva2 drops the answer because it is stateful and did not see the first");
        assertThat(supernetByTwo(false).path("spoke1-vm", "10.2.0.4").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_15_translation_keeps_an_answer_with_its_nva() {
        Scene scene =
                supernetByTwo(true)
                        .draw(on ->
                                on.nva("nva1", nva -> nva.snat(Nva.Snat.ALL))
                                        .nva("nva2", nva -> nva.snat(Nva.Snat.ALL)));

        PathReport path = scene.path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.answers())
                .extracting(answers -> answers.stream().map(Scene::hops).toList())
                .containsExactly(
                        List.of("spoke2-vm nva1 spoke1-vm"), List.of("spoke2-vm nva2 spoke1-vm"));
    }

    private static Scene supernetByTwo(boolean stateful) {
        return Scene.twoNvas()
                .draw(on ->
                        on.nva("nva1", nva -> nva.stateful(stateful))
                                .nva("nva2", nva -> nva.stateful(stateful)))
                .with(plane -> plane.programmed("hub", "10.0.0.0/8 10.0.4.4 10.0.4.5"));
    }

    @Test
    void r_peer_04_forwarded_traffic_needs_the_flag_of_the_network_that_it_enters() {
        Scene scene =
                Scene.article()
                        .with(plane ->
                                plane.programmed(
                                        "hub", "10.0.0.0/8 10.0.4.4", "192.168.0.0/16 10.0.4.4"))
                        .draw(on ->
                                on.peering(
                                        "spoke2>hub",
                                        peering -> peering.withAllowForwardedTraffic(false)));

        assertThat(scene.path("spoke1-vm", "10.3.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        PathReport into = scene.path("spoke1-vm", "10.2.0.4");
        assertThat(into.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(into.reason())
                .startsWith(
                        "black hole on entering spoke2 because spoke2>hub does not allow forwarded"
                                + " traffic and 10.1.0.4 is not of hub");
        assertThat(into.forward().getFirst().rule()).isEqualTo("R-PEER-04");
        assertThat(scene.path("spoke2-vm", "10.1.0.4").verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(scene.path("hub-vm", "10.2.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(scene.path("hq", "192.168.10.5", "10.2.0.4").verdict())
                .isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void the_flag_of_the_hub_matters_only_for_foreign_sources_S_18() {
        Scene scene =
                Scene.article()
                        .with(plane ->
                                plane.programmed(
                                        "hub", "10.0.0.0/8 10.0.4.4", "192.168.0.0/16 10.0.4.4"))
                        .draw(on ->
                                on.peering(
                                        "hub>spoke2",
                                        peering -> peering.withAllowForwardedTraffic(false)));

        assertThat(scene.path("spoke1-vm", "10.2.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(scene.path("hq", "192.168.10.5", "10.2.0.4").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_peer_03_a_closed_peering_filters_and_keeps_its_row() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.peering(
                                        "hub>spoke1",
                                        peering -> peering.withAllowVirtualNetworkAccess(false)));

        PathReport path = scene.path("spoke1-vm", "10.0.8.4");

        assertThat(path.verdict()).isEqualTo(Verdict.FILTERED);
        assertThat(path.reason())
                .startsWith("hub>spoke1 does not allow virtual network access")
                .endsWith("a network security group rule, or none at all, lets it pass");
        assertThat(scene.table("spoke1-vm")).contains("Default Active 10.0.0.0/16 VNetPeering");
    }

    @Test
    void r_nva_27_an_address_that_a_supernet_attracts_from_nowhere_loops() {
        Scene scene =
                Scene.article()
                        .with(plane ->
                                StatedControlPlane.of(plane.topology())
                                        .programmed("hub", "10.0.0.0/8 10.0.4.4"));

        assertThat(scene.path("spoke1-vm", "10.2.0.4").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm nva1 spoke2-vm");
        assertThat(scene.path("spoke1-vm", "10.55.0.1").verdict()).isEqualTo(Verdict.LOOP);
        assertThat(
                        scene.draw(on -> on.peered("spoke1", "spoke2"))
                                .path("spoke1-vm", "10.2.0.4")
                                .forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm spoke2-vm");
    }

    @Test
    void r_peer_10_a_global_peering_carries_the_same() {
        Scene scene = Scene.article().draw(on -> on.region("spoke3", "northeurope"));

        assertThat(scene.path("spoke3-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void a_vm_that_does_not_run_takes_nothing_S_29() {
        Scene failed = Scene.article().with(plane -> plane.down("spoke1-vm"));
        Scene stopped =
                Scene.article().draw(on -> on.vm("spoke1-vm", VirtualMachine.State.STOPPED));

        assertThat(failed.path("hq", "192.168.0.10", "10.1.0.4").reason())
                .isEqualTo("spoke1-vm is not running");
        assertThat(stopped.path("hq", "10.1.0.4").reason()).isEqualTo("spoke1-vm is not running");
        assertThat(stopped.path("spoke1-vm", "192.168.10.5").verdict())
                .isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void an_address_that_nothing_has_is_lost_in_its_network() {
        Scene absent = Scene.article().draw(on -> on.vm("hub-vm", VirtualMachine.State.ABSENT));

        assertThat(absent.path("spoke1-vm", "10.0.8.4").reason())
                .isEqualTo("black hole in hub because nothing there has the address 10.0.8.4");
    }

    @Test
    void r_nva_01_ip_forwarding_is_asked_in_both_directions() {
        Scene scene = Scene.article().draw(on -> on.nva("nva1", nva -> nva.ipForwarding(false)));

        PathReport inwards = scene.path("spoke1-vm", "192.168.10.5");
        PathReport outwards = scene.path("hq", "10.1.0.4");

        assertThat(inwards.forward().getFirst().label()).isEqualTo("IP forwarding off");
        assertThat(outwards.forward().getFirst().rule()).isEqualTo("R-NVA-01");
        assertThat(outwards.reason()).contains("192.168.0.10 is not its address");
    }

    @Test
    void r_nva_22_a_guest_that_does_not_forward_is_a_black_hole_for_others() {
        Scene scene = Scene.article().draw(on -> on.nva("nva1", nva -> nva.forwarding(false)));

        assertThat(scene.path("spoke1-vm", "192.168.10.5").forward().getFirst().label())
                .isEqualTo("not forwarding");
        assertThat(scene.path("spoke1-vm", "10.0.4.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_22_a_tunnel_that_is_down_loses_the_packet_at_the_nva() {
        PathReport path =
                Scene.article()
                        .with(plane -> plane.down("hq-nva1"))
                        .path("spoke1-vm", "192.168.10.5");

        assertThat(path.reason())
                .isEqualTo("black hole at nva1 because connection hq-nva1 is down");
        assertThat(Scene.hops(path.forward().getFirst())).isEqualTo("spoke1-vm nva1");
    }

    @Test
    void r_eff_10_the_platform_answers_whatever_the_routes() {
        assertThat(defaultByNva().path("spoke1-vm", "168.63.129.16").verdict())
                .isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_16_a_load_balancer_keeps_both_directions_with_one_stateful_nva() {
        Scene scene = balanced();

        PathReport path = scene.path("spoke1-vm", "10.2.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward())
                .extracting(Scene::hops)
                .containsExactly(
                        "spoke1-vm nva-lb nva1 spoke2-vm", "spoke1-vm nva-lb nva2 spoke2-vm");
        assertThat(path.answers())
                .extracting(answers -> answers.stream().map(Scene::hops).toList())
                .containsExactly(
                        List.of("spoke2-vm nva-lb nva1 spoke1-vm"),
                        List.of("spoke2-vm nva-lb nva2 spoke1-vm"));
        assertThat(
                        scene.with(plane -> plane.down("nva1").down("nva2"))
                                .path("spoke1-vm", "10.2.0.4")
                                .reason())
                .isEqualTo("black hole at nva-lb because no backend is healthy");
    }

    @Test
    void r_rul_27_a_backend_whose_own_frontend_would_return_its_packet_loops() {
        PathReport path = balanced().path("nva1", "10.55.0.1");

        assertThat(path.forward())
                .anySatisfy(trace -> assertThat(trace.rule()).isEqualTo("R-RUL-27"));
        assertThat(path.verdict()).isEqualTo(Verdict.LOOP);
    }

    private static Scene balanced() {
        return Scene.twoNvas()
                .draw(on ->
                        on.loadBalancer("nva-lb", "hub/nva", "10.0.4.10", "nva1", "nva2")
                                .nva("nva1", nva -> nva.stateful(true))
                                .nva("nva2", nva -> nva.stateful(true)))
                .with(plane ->
                        StatedControlPlane.of(plane.topology())
                                .programmed("hub", "10.0.0.0/8 10.0.4.10"));
    }

    @Test
    void branches_meet_at_gateway_and_nva_once_branch_to_branch_is_on_S_05() {
        Scene scene = gatewayAndNva();

        assertThat(scene.path("branch-a", "192.168.2.10").forward())
                .extracting(Scene::hops)
                .as("by a tunnel to each instance")
                .containsExactly(
                        "branch-a a-gw vpn-gw nva1 b-nva1 branch-b",
                        "branch-a a-gw vpn-gw nva1 b-nva1 branch-b");
        PathReport back = scene.path("branch-b", "192.168.1.10");
        assertThat(back.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(back.forward())
                .extracting(Scene::hops)
                .containsOnly("branch-b b-nva1 nva1 vpn-gw a-gw branch-a");
    }

    @Test
    void a_spoke_reaches_the_branch_behind_either_instance_of_the_gateway_S_05() {
        PathReport path = gatewayAndNva().path("spoke1-vm", "192.168.1.10");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward()).extracting(Trace::share).containsExactly(0.5, 0.5);
        assertThat(path.forward())
                .extracting(trace -> trace.hops().get(1).address().toString())
                .containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(path.answers().getFirst())
                .extracting(Scene::hops)
                .containsExactly("branch-a a-gw vpn-gw spoke1-vm");
    }

    @Test
    void a_dead_gateway_instance_loses_its_share_R_GW_39() {
        PathReport path =
                gatewayAndNva()
                        .with(plane -> plane.down("vpn-gw/1"))
                        .path("spoke1-vm", "192.168.1.10");

        assertThat(path.works()).isCloseTo(0.5, within(1e-9));
        assertThat(path.reason()).contains("black hole at vpn-gw/1 because it is down");
    }

    @Test
    void r_eff_25_a_gateway_route_in_the_gateway_subnet_sends_arriving_packets_to_the_nva() {
        Scene scene =
                gatewayAndNva()
                        .draw(on ->
                                on.routeTable(
                                        "rt-gw",
                                        "hub/GatewaySubnet",
                                        "inspect 10.1.0.0/16 VirtualAppliance 10.0.4.4"));

        assertThat(scene.path("branch-a", "10.1.0.4").forward())
                .extracting(Scene::hops)
                .containsExactly(
                        "branch-a a-gw vpn-gw nva1 spoke1-vm",
                        "branch-a a-gw vpn-gw nva1 spoke1-vm");
    }

    @Test
    void a_branch_without_a_route_drops_at_home_S_05() {
        Scene scene = gatewayAndNva().draw(on -> on.branch("branch-c", "192.168.3.0/24"));

        assertThat(scene.path("branch-c", "192.168.1.10").reason())
                .isEqualTo("black hole at branch-c because it has no route to 192.168.1.10");
    }

    private static Scene gatewayAndNva() {
        return Scene.of(Drawing.article())
                .draw(on ->
                        on.gateway("vpn-gw", "hub/GatewaySubnet")
                                .bgpBranch("branch-a", 65010, "192.168.1.0/24")
                                .branch("branch-b", "192.168.2.0/24")
                                .tunnel("a-gw", "branch-a", "vpn-gw")
                                .tunnel("b-nva1", "branch-b", "nva1"))
                .with(plane ->
                        plane.programmed(
                                        "hub",
                                        "192.168.1.0/24 10.0.5.4 10.0.5.5 by vpn-gw",
                                        "192.168.2.0/24 10.0.4.4")
                                .device(Kind.NVA, "nva1", "192.168.2.0/24", "tunnel b-nva1")
                                .device(Kind.NVA, "nva1", "192.168.1.0/24", "nic nva1")
                                .device(Kind.GATEWAY, "vpn-gw", "192.168.1.0/24", "tunnel a-gw")
                                .device(Kind.GATEWAY, "vpn-gw", "192.168.2.0/24", "hop 10.0.4.4")
                                .device(Kind.GATEWAY, "vpn-gw", "10.0.0.0/16", "network")
                                .device(Kind.GATEWAY, "vpn-gw", "10.1.0.0/16", "network")
                                .device(Kind.BRANCH, "branch-a", "10.0.0.0/8", "tunnel a-gw")
                                .device(Kind.BRANCH, "branch-a", "192.168.2.0/24", "tunnel a-gw")
                                .device(Kind.BRANCH, "branch-b", "0.0.0.0/0", "tunnel b-nva1"));
    }

    @Test
    void r_eff_19_a_user_route_to_the_virtual_network_gateway_finds_the_hubs() {
        Scene scene =
                gatewayAndNva()
                        .draw(on ->
                                on.routeTable(
                                        "rt",
                                        "spoke1/default",
                                        "dc 192.168.0.0/16 VirtualNetworkGateway"))
                        .with(plane -> plane.programmed("hub"));

        assertThat(scene.path("spoke1-vm", "192.168.1.10").forward())
                .extracting(Scene::hops)
                .containsExactly("spoke1-vm vpn-gw a-gw branch-a");
        assertThat(
                        scene.draw(on ->
                                        on.remove(Kind.CONNECTION, "a-gw")
                                                .remove(Kind.GATEWAY, "vpn-gw"))
                                .path("spoke1-vm", "192.168.1.10")
                                .reason())
                .contains("there is no VPN gateway to send it to");
    }

    @Test
    void an_answer_that_reaches_another_branch_of_the_same_prefix_does_not_count() {
        Scene scene =
                Scene.article()
                        .draw(on ->
                                on.branch("dc", "192.168.0.0/16").tunnel("dc-nva1", "dc", "nva1"))
                        .with(plane ->
                                plane.device(Kind.BRANCH, "dc", "0.0.0.0/0", "tunnel dc-nva1"));

        PathReport path = scene.path("dc", "10.1.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.ONE_WAY);
        assertThat(path.reason()).contains("the answer reached branch hq, but dc asked");
    }

    @Test
    void r_nva_21_an_overlay_between_hubs_needs_no_user_route() {
        Scene scene =
                Scene.of(
                                Drawing.canvas()
                                        .network("hub-a", "10.10.0.0/16", "nva 10.10.1.0/24")
                                        .network("spoke-a", "10.11.0.0/16", "default 10.11.0.0/24")
                                        .network("hub-b", "10.20.0.0/16", "nva 10.20.1.0/24")
                                        .network("spoke-b", "10.21.0.0/16", "default 10.21.0.0/24")
                                        .routeServer("rs-a", "hub-a")
                                        .routeServer("rs-b", "hub-b")
                                        .client("hub-a", "spoke-a")
                                        .client("hub-b", "spoke-b")
                                        .peered("hub-a", "hub-b")
                                        .nva("nva-a", "hub-a/nva", "10.10.1.4")
                                        .nva("nva-b", "hub-b/nva", "10.20.1.4")
                                        .overlay("a-b", "nva-a", "nva-b")
                                        .vm("vm-a", "spoke-a/default", "10.11.0.4")
                                        .vm("vm-b", "spoke-b/default", "10.21.0.4"))
                        .with(plane ->
                                plane.programmed("hub-a", "10.21.0.0/16 10.10.1.4 by nva-a")
                                        .programmed("hub-b", "10.11.0.0/16 10.20.1.4 by nva-b")
                                        .device(Kind.NVA, "nva-a", "10.21.0.0/16", "tunnel a-b")
                                        .device(Kind.NVA, "nva-b", "10.11.0.0/16", "tunnel a-b"));

        PathReport path = scene.path("vm-b", "10.11.0.4");

        assertThat(path.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(path.forward())
                .extracting(Scene::hops)
                .containsExactly("vm-b nva-b a-b nva-a vm-a");
    }

    @Test
    void many_members_are_capped_and_their_shares_still_sum_to_one() {
        Drawing drawing = Drawing.on(Drawing.article().done());
        StringBuilder hops = new StringBuilder("10.0.0.0/8");
        for (int i = 10; i < 18; i++) {
            drawing.nva("many" + i, "hub/nva", "10.0.4." + i);
            hops.append(" 10.0.4.").append(i);
        }
        Scene scene = Scene.of(drawing).with(plane -> plane.programmed("hub", hops.toString()));

        PathReport path = scene.path("spoke1-vm", "10.55.0.1");

        assertThat(path.forward()).hasSizeLessThanOrEqualTo(Walk.MOST);
        assertThat(path.forward().stream().mapToDouble(Trace::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(path.verdict()).isEqualTo(Verdict.LOOP);
    }
}
