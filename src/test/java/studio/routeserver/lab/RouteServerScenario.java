package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Route Server learns, chooses, tells and programs: scenarios 1, 2, 13, 14, 16 and 25.
class RouteServerScenario {

    private static final String RS = "hub-route-server";

    @Test
    void r_rs_08_r_rs_32_the_article_has_two_sessions_and_three_routes_in_every_spoke() {
        Drive drive = Drive.open("S-01");

        for (int i = 0; i < 2; i++) {
            String instance = "10.0.6." + (4 + i);
            SessionView view = drive.session(RS + "/" + i, "nva1");
            assertThat(drive.up(RS + "/" + i, "nva1")).isTrue();
            assertThat(view.holdTime()).hasSeconds(180);
            assertThat(view.keepalive()).hasSeconds(60);
            assertThat(drive.learned(RS, i, "nva1"))
                    .containsExactlyInAnyOrder(
                            "192.168.0.0/16 10.0.4.4 65001",
                            "172.16.0.0/12 10.0.4.4 65001",
                            "10.100.0.0/16 10.0.4.4 65001");
            assertThat(drive.advertised(RS, i, "nva1"))
                    .containsExactly(
                            "10.0.0.0/16 " + instance + " 65515",
                            "10.1.0.0/16 " + instance + " 65515",
                            "10.2.0.0/16 " + instance + " 65515",
                            "10.3.0.0/16 " + instance + " 65515");
        }
        for (String vm : new String[] {"spoke1-vm", "spoke2-vm", "spoke3-vm", "hub-vm"}) {
            assertThat(drive.bgpRows(vm))
                    .containsExactly(
                            "10.100.0.0/16 10.0.4.4",
                            "172.16.0.0/12 10.0.4.4",
                            "192.168.0.0/16 10.0.4.4");
        }
    }

    @Test
    void r_rs_02_a_neighbour_that_is_no_instance_gets_no_session() {
        Drive drive =
                Drive.open("S-01", "[{'add': 'nvas/nva1/bgp/neighbors', 'value': '10.0.6.6'}]");

        SessionView stranger = drive.session("nva1", "10.0.6.6");
        assertThat(stranger.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(stranger.note()).contains("no instance of a Route Server");
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.lab().converged()).isTrue();
    }

    @Test
    void r_rs_29_r_rs_35_two_equal_NVAs_share_the_load_and_do_not_hear_of_each_other() {
        Drive drive = Drive.open("S-02");

        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16"))
                .containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(drive.hops("spoke1-vm", "172.16.0.0/12")).containsExactly("10.0.4.4");
        assertThat(drive.learned(RS, 1, "nva2")).containsExactly("192.168.0.0/16 10.0.4.5 65002");
        assertThat(drive.advertised(RS, 0, "nva2"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).endsWith(" 65515"));
    }

    @Test
    void r_rs_19_a_path_with_65515_is_refused_unless_the_NVA_takes_it_out() {
        String statements =
                """
                [{'set': 'nvas/nva1/bgp/advertise', 'to': [
                  {'prefix': '192.168.0.0/16'},
                  {'prefix': '192.168.128.0/17', 'asPath': [65515]},
                  {'prefix': '172.16.0.0/12', 'asPath': [65010, 65515, 65020]},
                  {'prefix': '10.100.0.0/16', 'asPath': [65010]}]}]
                """;
        Drive refused = Drive.open("S-01", statements);
        assertThat(refused.learned(RS, 0, "nva1"))
                .containsExactly(
                        "10.100.0.0/16 10.0.4.4 65001-65010", "192.168.0.0/16 10.0.4.4 65001");
        assertThat(refused.refused(RS, 1, "nva1"))
                .contains("172.16.0.0/12 R-RS-19", "192.168.128.0/17 R-RS-19");
        assertThat(refused.up(RS + "/0", "nva1")).isTrue();

        Drive cured =
                Drive.open("S-01", statements, "[{'set': 'nvas/nva1/bgp/asOverride', 'to': true}]");
        assertThat(cured.learned(RS, 1, "nva1"))
                .containsExactly(
                        "10.100.0.0/16 10.0.4.4 65001-65010",
                        "172.16.0.0/12 10.0.4.4 65001-65010-65020",
                        "192.168.0.0/16 10.0.4.4 65001",
                        "192.168.128.0/17 10.0.4.4 65001");
    }

    @Test
    void r_rs_28_r_rs_29_a_longer_path_stands_by_and_the_shorter_one_takes_over_again() {
        Drive drive = Drive.open("S-14");
        String all = "192.168.0.0/16";
        assertThat(drive.learned(RS, 0, "nva2"))
                .containsExactly("192.168.0.0/16 10.0.4.5 65002-65002-65002");
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.4.4");

        drive.with("10s:shut:nva1").to(50);
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.4.5");
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(1);
        double moved =
                drive.since(s -> Drive.hops(s, drive.nic("spoke1-vm"), all).contains("10.0.4.5"));
        assertThat(moved).isBetween(10.0 + 20, 10.0 + 31);

        drive.with("300s:restore:nva1").to(360);
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.4.4");
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(3);
    }

    @Test
    void r_rs_24_r_rs_29_two_NVAs_behind_one_load_balancer_are_one_next_hop_and_two_speakers() {
        Drive drive = Drive.open("S-15");

        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.0.4.10");
        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("192.168.0.0/16 10.0.4.10 65001");
        assertThat(drive.now().controlPlane().healthyBackends("nva-lb"))
                .containsExactly("nva1", "nva2");

        drive.with("10s:fail:nva1").to(19);
        assertThat(drive.now().controlPlane().healthyBackends("nva-lb")).hasSize(2);
        drive.to(21);
        assertThat(drive.now().controlPlane().healthyBackends("nva-lb")).containsExactly("nva2");
        drive.to(400);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.0.4.10");
        drive.with("400s:fail:nva2").to(800);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).isEmpty();
    }

    @Test
    void r_rs_09_r_peer_03_a_session_lives_across_a_peering_and_dies_with_its_access_flag() {
        Drive drive = Drive.open("S-16");
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.learned(RS, 0, "nva1")).hasSize(3);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.3.4.4");

        Drive closed =
                Drive.open(
                        "S-16",
                        "[{'set': 'peerings/hub>spoke3/allowVirtualNetworkAccess', 'to': false}]");
        SessionView view = closed.session(RS + "/0", "nva1");
        assertThat(view.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(view.note()).contains("R-PEER-03");
    }

    @Test
    void r_rs_10_a_TTL_of_one_never_reaches_an_instance() {
        Drive drive = Drive.open("S-01", "[{'set': 'nvas/nva1/bgp/multihop', 'to': 1}]");

        SessionView view = drive.session(RS + "/0", "nva1");
        assertThat(view.state()).isIn(SessionState.CONNECT, SessionState.ACTIVE);
        assertThat(view.remoteState()).isIn(SessionState.CONNECT, SessionState.ACTIVE);
        assertThat(view.note()).contains("R-RS-10");
        assertThat(drive.bgpRows("spoke1-vm")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {65515, 65520, 12076, 64496, 65535, 4_200_000_000L})
    void r_rs_04_an_ASN_that_Azure_refuses_makes_no_peer(long asn) {
        Drive drive =
                Drive.open(
                        "S-01",
                        "[{'set': 'nvas/nva1/bgp/asn', 'to': %d}]".formatted(asn),
                        "[{'set': 'routeServers/hub-route-server/peers/nva1/asn', 'to': %d}]"
                                .formatted(asn));

        SessionView view = drive.session(RS + "/0", "nva1");
        assertThat(view.state()).isEqualTo(SessionState.IDLE);
        assertThat(view.note()).contains("R-RS-04");
        assertThat(drive.bgpRows("spoke1-vm")).isEmpty();
        assertThat(drive.lab().converged()).isTrue();
    }

    @Test
    void r_rs_08_two_sides_with_different_ASNs_refuse_each_others_OPEN() {
        Drive drive =
                Drive.open(
                        "S-01",
                        "[{'set': 'routeServers/hub-route-server/peers/nva1/asn', 'to': 65002}]");

        SessionView view = drive.session(RS + "/0", "nva1");
        assertThat(view.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(view.note()).contains("2/2");
        assertThat(drive.bgpRows("spoke1-vm")).isEmpty();
        assertThat(drive.lab().converged()).isTrue();
    }

    @Test
    void r_rs_21_r_eff_12_a_supernet_is_accepted_and_goes_to_every_client() {
        Drive drive = Drive.open("S-25");

        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("10.0.0.0/8 10.0.4.4");
        assertThat(drive.bgpRows("hub-vm")).containsExactly("10.0.0.0/8 10.0.4.4");
    }

    @Test
    void r_rs_20_r_rs_21_what_lies_in_Azures_own_spaces_is_refused_with_the_rule() {
        Drive drive = Drive.open("S-11");

        assertThat(drive.refused(RS, 0, "nva1"))
                .contains(
                        "10.0.0.0/16 R-RS-21",
                        "10.0.8.0/24 R-RS-21",
                        "10.0.6.0/26 R-RS-20",
                        "10.2.0.0/16 R-RS-21",
                        "10.2.0.0/24 R-RS-21");
        assertThat(drive.learned(RS, 1, "nva1"))
                .containsExactly(
                        "10.0.0.0/8 10.0.4.4 65001",
                        "10.2.0.0/15 10.0.4.4 65001",
                        "10.9.0.0/16 10.0.4.4 65001");
    }
}
