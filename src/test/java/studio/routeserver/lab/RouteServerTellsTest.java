package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.appliance;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Cohort;

/// What an instance chooses and tells: azure rules R-RS-27 to R-RS-40.
class RouteServerTellsTest {

    private static final String RS = "hub-route-server";
    private static final List<String> VMS =
            List.of("hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm");

    @Test
    void r_rs_27_an_instance_knows_only_what_its_own_sessions_brought() {
        Drive drive = Drive.open("S-01", nva("nva1", "bgp/neighbors", "['10.0.6.5']"));

        assertThat(drive.learned(RS, 1, "nva1")).hasSize(3);
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.now().sessions().keySet())
                .as("no session joins the instances")
                .noneMatch(id -> id.local().startsWith(RS) && id.remote().startsWith(RS));
    }

    @Test
    void
            r_rs_30_neither_med_nor_router_id_keeps_an_nva_from_sharing_and_gateways_hear_the_lowest() {
        Drive drive =
                Drive.open(
                        "S-05",
                        all(
                                BRANCH_TO_BRANCH,
                                appliance("nva2", "10.0.4.5", 65002),
                                advertises("nva1", "{'prefix': '192.168.2.0/24', 'med': 500}"),
                                advertises("nva2", "{'prefix': '192.168.2.0/24', 'med': 5}")));

        assertThat(drive.hops("spoke1-vm", "192.168.2.0/24"))
                .containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .containsExactly("192.168.2.0/24 10.0.4.4 65001");
    }

    @Test
    void r_rs_31_while_both_instances_know_the_same_every_vm_has_the_same() {
        Drive drive = new Drive(Drive.founding(), 1);
        List<String> vms = List.of("spoke1-vm", "spoke2-vm", "spoke3-vm");

        assertThat(drive.learned(RS, 0, "nva1")).isEqualTo(drive.learned(RS, 1, "nva1"));
        assertThat(vms)
                .allSatisfy(
                        vm -> assertThat(drive.bgpRows(vm)).isEqualTo(drive.bgpRows("spoke1-vm")));
        assertThat(vms).extracting(vm -> Cohort.of(1, vm).instance()).contains(0, 1);
    }

    @Test
    void r_rs_32_whole_spaces_of_hub_and_clients_and_nothing_else_of_azure() {
        Drive drive =
                Drive.open(
                        "S-01",
                        set("virtualNetworks/hub/addressSpace", "['10.0.0.0/16', '10.99.0.0/24']"),
                        spoke("stranger", "10.8.0.0/16", false),
                        set("peerings/spoke3>hub/useRemoteGateways", "false"));

        assertThat(drive.advertised(RS, 1, "nva1"))
                .containsExactly(
                        "10.0.0.0/16 10.0.6.5 65515",
                        "10.1.0.0/16 10.0.6.5 65515",
                        "10.2.0.0/16 10.0.6.5 65515",
                        "10.99.0.0/24 10.0.6.5 65515");
    }

    @Test
    void r_rs_33_r_peer_11_a_wider_space_is_told_and_everything_is_asked_for_again() {
        Drive drive = Drive.open("S-01", nva("nva1", "bgp/routeRefresh", "false"));

        drive.lab()
                .reconcile(
                        Drive.scenario(
                                "S-01",
                                nva("nva1", "bgp/routeRefresh", "false"),
                                set(
                                        "virtualNetworks/spoke1/addressSpace",
                                        "['10.1.0.0/16', '10.11.0.0/16']")));
        drive.to(60);

        assertThat(drive.advertised(RS, 0, "nva1")).contains("10.11.0.0/16 10.0.6.4 65515");
        assertThat(drive.when("loses nva1")).as("it has no route refresh").hasSize(2);
    }

    @Test
    void r_rs_34_an_nva_hears_of_circuits_with_the_edge_router_in_the_path() {
        Drive drive = Drive.open("S-22", advertises("nva1", "172.16.0.0/12"));

        assertThat(drive.advertised(RS, 0, "nva1"))
                .contains("192.168.0.0/16 10.0.6.4 65515-12076-64512");
    }

    @Test
    void r_rs_35_r_rul_25_with_branch_to_branch_an_nva_hears_the_others_best_route() {
        String[] two =
                all(
                        BRANCH_TO_BRANCH,
                        appliance("nva2", "10.0.4.5", 65002),
                        appliance("nva3", "10.0.4.6", 65001),
                        advertises("nva1", "192.168.2.0/24"),
                        advertises("nva2", "172.16.0.0/12"));
        Drive drive = Drive.open("S-05", two);

        assertThat(drive.advertised(RS, 0, "nva2"))
                .contains("192.168.2.0/24 10.0.6.4 65515-65001")
                .noneMatch(row -> row.startsWith("172.16."));
        assertThat(drive.advertised(RS, 0, "nva1"))
                .contains("172.16.0.0/12 10.0.6.4 65515-65002")
                .noneMatch(row -> row.startsWith("192.168.2."));
        assertThat(drive.advertised(RS, 0, "nva3"))
                .as("its own AS is in the path")
                .contains("172.16.0.0/12 10.0.6.4 65515-65002")
                .noneMatch(row -> row.startsWith("192.168.2."));
        Drive off =
                Drive.open(
                        "S-05",
                        all(two, set("routeServers/hub-route-server/branchToBranch", "false")));
        assertThat(off.advertised(RS, 0, "nva2")).hasSize(4);
    }

    @Test
    void r_rs_37_the_next_hop_told_is_the_instance_and_packets_go_to_the_gateway_all_the_same() {
        Drive drive = Drive.open("S-05", BRANCH_TO_BRANCH);

        assertThat(drive.advertised(RS, 0, "nva1"))
                .contains("192.168.1.0/24 10.0.6.4 65515-65010")
                .allMatch(row -> row.contains(" 10.0.6.4 "));
        assertThat(drive.ways("nva1", "192.168.1.10")).containsOnly("nva1 vpn-gw a-gw branch-a");
    }

    @Test
    void r_rs_38_a_gateway_hears_the_path_and_next_hop_as_the_nva_gave_them() {
        Drive drive =
                Drive.open(
                        "S-05",
                        BRANCH_TO_BRANCH,
                        advertises(
                                "nva1",
                                "{'prefix': '192.168.2.0/24', 'asPathPrepend': 2,"
                                        + " 'nextHop': '10.0.4.40'}"));

        assertThat(drive.holds(RS + "/1", "vpn-gw/0", true))
                .containsExactly("192.168.2.0/24 10.0.4.40 65001-65001-65001");
        assertThat(drive.holds("vpn-gw/1", "branch-a", true))
                .contains("192.168.2.0/24 10.0.5.5 65515-65001-65001-65001");
    }

    @Test
    void r_rs_39_two_route_servers_of_peered_hubs_have_no_session() {
        Drive drive = Drive.open("S-26");

        assertThat(drive.now().sessions().values())
                .noneMatch(view ->
                        view.id().local().startsWith("rs-")
                                && view.id().remote().startsWith("rs-"));
        assertThat(drive.now().sessions().keySet())
                .extracting(SessionId::local)
                .contains("rs-a/0", "rs-b/0");
    }

    @Test
    void r_rs_47_r_peer_09_flags_take_the_routes_of_nva_and_gateway_together_or_not_at_all() {
        Drive without = Drive.open("S-05", set("peerings/spoke2>hub/useRemoteGateways", "false"));
        String table =
                """
                [{'add': 'routeTables', 'value': {'name': 'rt', 'disableBgpRoutePropagation': true,
                   'routes': []}},
                 {'set': 'virtualNetworks/spoke3/subnets/default/routeTable', 'to': 'rt'}]
                """;
        Drive closed = Drive.open("S-05", table);

        assertThat(without.bgpRows("spoke1-vm"))
                .containsExactly("192.168.1.0/24 10.0.5.4,10.0.5.5", "192.168.2.0/24 10.0.4.4");
        assertThat(without.bgpRows("spoke2-vm")).isEmpty();
        assertThat(closed.bgpRows("spoke3-vm")).isEmpty();
        assertThat(closed.advertised(RS, 0, "nva1"))
                .as("what is told of the network does not change (R-EFF-21)")
                .hasSize(4);
    }

    @Test
    void r_rs_50_different_paths_for_the_instances_give_vms_different_next_hops() {
        Drive drive =
                Drive.open(
                        "S-01",
                        all(
                                appliance("nva2", "10.0.4.5", 65002, "192.168.0.0/16"),
                                advertises(
                                        "nva1",
                                        "{'prefix': '192.168.0.0/16', 'to': ['10.0.6.4']}",
                                        "{'prefix': '192.168.0.0/16', 'asPathPrepend': 1,"
                                                + " 'to': ['10.0.6.5']}")));

        assertThat(VMS)
                .allSatisfy(vm ->
                        assertThat(drive.hops(vm, "192.168.0.0/16"))
                                .hasSize(Cohort.of(1, vm).instance() == 0 ? 2 : 1));
    }
}
