package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.Kind;

/// What fails, who finds out when, and what is left (azure rules R-NVA-22 to R-NVA-27 and
/// R-NVA-29).
class NvaFailureScenario {

    private static final String RS = "hub-route-server";
    private static final String B2B =
            "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";

    private static double withdrawn(Drive drive, int instance) {
        return drive.since(
                s -> s.learned(RS, instance, "nva1").stream().noneMatch(PeerRoute::accepted));
    }

    @ParameterizedTest(name = "{0}: after {1} s to {2} s")
    @CsvSource({"shut, 0, 1", "reset, 0, 1", "fail, 120, 180", "cut, 120, 180"})
    void r_nva_22_what_is_said_is_seen_at_once_and_silence_by_the_hold_timer(
            String kind, double least, double most) {
        Drive drive = Drive.open("S-01").with("10s:" + kind + ":nva1");

        double gone = 10;
        if (kind.equals("reset")) {
            drive.to(10.5);
            assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        } else {
            drive.to(300);
            gone = withdrawn(drive, 0);
        }

        assertThat(gone - 10).isBetween(least, most);
    }

    @Test
    void r_nva_22_one_session_cut_takes_the_routes_from_that_instance_only() {
        Drive drive = Drive.open("S-01").with("10s:cut:nva1/0").to(300);

        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.learned(RS, 1, "nva1")).hasSize(3);
    }

    @Test
    void r_nva_22_a_prefix_leaves_with_its_tunnel_only_where_it_is_tied_to_it() {
        Drive drive = Drive.open("S-28").with("10s:down:b-nva1", "10s:down:c-nva1").to(300);

        assertThat(drive.hops("spoke1-vm", "192.168.2.0/24"))
                .as("redistributed while the tunnel is up")
                .isEmpty();
        assertThat(drive.hops("spoke1-vm", "192.168.3.0/24"))
                .as("a statement never leaves")
                .containsExactly("10.0.4.4");
        assertThat(drive.path("spoke1-vm", "192.168.3.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_nva_22_a_guest_that_stops_forwarding_is_a_black_hole_that_nobody_sees() {
        Drive drive = Drive.open("S-01", "[{'set': 'nvas/nva1/forwarding', 'to': false}]").to(900);

        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(3);
        assertThat(drive.path("spoke1-vm", "192.168.10.5").forward().getFirst().rule())
                .isEqualTo("R-NVA-22");
    }

    @Test
    void r_nva_23_first_the_instance_then_gateways_and_sites_and_last_the_NICs() {
        Drive drive = Drive.open("S-05", B2B).with("10s:fail:nva1").to(400);

        double instance = Math.max(withdrawn(drive, 0), withdrawn(drive, 1));
        double site =
                drive.since(s ->
                        s.learned(new SessionId("vpn-gw/0", "branch-a"), true).stream()
                                .noneMatch(one -> one.prefix().toString().startsWith("192.168.2")));
        double nic =
                drive.since(s -> Drive.hops(s, drive.nic("spoke1-vm"), "192.168.2.0/24").isEmpty());

        assertThat(instance).isBetween(130.0, 190.0);
        assertThat(site).isBetween(instance, instance + 1);
        assertThat(nic).isGreaterThan(site).isBetween(10.0 + 140, 10.0 + 211);
    }

    @Test
    void r_nva_23_quick_timers_make_it_half_a_minute() {
        String quick =
                """
                [{'set': 'nvas/nva1/bgp/holdTime', 'to': '15s'},
                 {'set': 'nvas/nva1/bgp/keepalive', 'to': '5s'}]
                """;
        Drive drive = Drive.open("S-01", quick).with("10s:fail:nva1").to(100);

        double nic = drive.since(s -> Drive.bgpRows(s, drive.nic("spoke1-vm")).isEmpty());

        assertThat(nic - 10).isBetween(30.0, 46.0);
    }

    @Test
    void r_nva_24_until_the_NICs_change_the_share_of_the_dead_NVA_is_lost_and_no_other() {
        Drive drive = Drive.open("S-02").with("10s:fail:nva1").to(100);
        assertThat(drive.path("spoke1-vm", "192.168.10.5").works()).isEqualTo(0.5);
        assertThat(drive.path("spoke1-vm", "172.16.0.10").works()).as("a single next hop").isZero();

        drive.to(400);
        assertThat(drive.path("spoke1-vm", "192.168.10.5").works()).isEqualTo(1);
    }

    @Test
    void r_nva_25_a_repaired_NVA_is_in_the_NICs_within_a_minute() {
        Drive drive = Drive.open("S-01").with("10s:fail:nva1", "300s:restore:nva1").to(600);

        double back = drive.since(s -> Drive.bgpRows(s, drive.nic("spoke1-vm")).size() == 3);

        assertThat(back).isBetween(300.0 + 20, 300.0 + 60);
    }

    @Test
    void r_nva_26_the_next_shorter_row_takes_over_and_the_verdict_names_it() {
        String wider = "[{'set': 'nvas/nva2/bgp/advertise', 'to': [{'prefix': '192.0.0.0/8'}]}]";
        Drive drive = Drive.open("S-02", wider);
        assertThat(drive.ways("spoke1-vm", "192.168.10.5"))
                .containsExactly("spoke1-vm nva1 hq-nva1 hq");

        drive.with("10s:shut:nva1").to(100);

        PathReport none = drive.path("spoke1-vm", "192.168.10.5");
        assertThat(none.reason())
                .as("the None row is longer than the supernet")
                .isEqualTo("black hole at spoke1-vm's NIC because 192.168.0.0/16 None");
        assertThat(drive.ways("spoke1-vm", "192.0.2.1"))
                .as("the supernet takes what no longer row has")
                .allSatisfy(way -> assertThat(way).startsWith("spoke1-vm nva2"));
        assertThat(drive.path("spoke1-vm", "172.16.0.10").reason()).contains("172.16.0.0/12 None");
    }

    @Test
    void r_nva_26_a_branch_is_reached_by_the_supernet_of_another_NVA() {
        String nested =
                """
                [{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '192.168.8.0/21'}]}]
                """;
        Drive drive = Drive.open("S-02", nested).with("10s:shut:nva1").to(100);

        PathReport path = drive.path("spoke1-vm", "192.168.10.5");

        assertThat(Drive.ways(path)).containsExactly("spoke1-vm nva2 hq-nva2 hq");
        assertThat(path.forward().getFirst().hops().getFirst().route()).isEqualTo("192.168.0.0/16");
    }

    @Test
    void r_nva_27_a_supernet_attracts_what_exists_nowhere() {
        Drive drive = Drive.open("S-25");

        assertThat(drive.ways("spoke1-vm", "10.2.0.4"))
                .as("the NVA forwards by the peering row of its NIC")
                .containsExactly("spoke1-vm nva1 spoke2-vm");
        assertThat(drive.path("spoke1-vm", "10.2.77.77").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(drive.path("spoke1-vm", "10.55.0.1").verdict()).isEqualTo(Verdict.LOOP);
    }

    @Test
    void r_nva_29_BGP_beats_a_static_connection_and_a_silent_one_leaves_after_its_detection() {
        String both =
                """
                [{'add': 'connections', 'value': {'name': 'a-nva1', 'branch': 'branch-a',
                   'to': 'nva1', 'type': 'ipsec', 'routing': 'static',
                   'prefixes': ['192.168.1.0/24']}}]
                """;
        Drive drive = Drive.open("S-05", both);
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "10.1.0.4")).containsExactly("a-gw");
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "8.8.8.8"))
                .as("a static connection is the way to all of Azure")
                .containsExactly("a-nva1");

        drive.with("10s:fail:nva1").to(20);
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "8.8.8.8")).containsExactly("a-nva1");
        drive.to(120);
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "8.8.8.8"))
                .as("dead peer detection")
                .isEmpty();
        drive.with("120s:restore:nva1").to(200);
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "8.8.8.8")).containsExactly("a-nva1");

        drive.with("200s:down:a-gw").to(201);
        assertThat(drive.exits(Kind.BRANCH, "branch-a", "10.1.0.4"))
                .as("one that is down leaves at once")
                .containsExactly("a-nva1");
    }

    @Test
    void r_nva_29_equals_share_unless_a_preference_says_otherwise() {
        Drive without = Drive.open("S-22");
        Drive preferring =
                Drive.open("S-22", "[{'set': 'branches/dc/preference', 'to': ['dc-er']}]");

        assertThat(without.exits(Kind.BRANCH, "dc", "10.1.0.4"))
                .as("an edge router tells no 65515, so both paths are one AS long")
                .containsExactly("dc-vpn", "dc-er");
        assertThat(preferring.exits(Kind.BRANCH, "dc", "10.1.0.4")).containsExactly("dc-er");
        preferring.with("10s:down:dc-er").to(20);
        assertThat(preferring.exits(Kind.BRANCH, "dc", "10.1.0.4")).containsExactly("dc-vpn");
        preferring.with("20s:restore:dc-er").to(300);
        assertThat(preferring.exits(Kind.BRANCH, "dc", "10.1.0.4")).isEqualTo(List.of("dc-er"));
    }

    @Test
    void r_nva_29_a_branch_answers_over_the_connection_a_flow_came_in_on() {
        Drive drive = Drive.open("S-02");

        assertThat(Drive.answers(drive.path("spoke1-vm", "192.168.10.5")))
                .containsExactly("hq hq-nva1 nva1 spoke1-vm", "hq hq-nva2 nva2 spoke1-vm");
        Drive stateless = Drive.open("S-02", "[{'set': 'branches/hq/stateful', 'to': false}]");
        assertThat(Drive.answers(stateless.path("spoke1-vm", "192.168.10.5"))).hasSize(4);
    }
}
