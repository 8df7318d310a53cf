package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.Cohort;

/// What fails, when it is found, and when the NICs know: scenarios 3, 4, 19 and 20.
class FailureScenario {

    private static final String RS = "hub-route-server";
    private static final String ALL = "192.168.0.0/16";

    @ParameterizedTest
    @CsvSource({"180s, 60s, 120, 180", "15s, 5s, 10, 15"})
    void r_rs_14_silence_is_found_between_hold_minus_keepalive_and_hold(
            String hold, String keepalive, double least, double most) {
        Drive drive =
                Drive.open(
                        "S-02",
                        "[{'set': 'nvas/nva1/bgp/holdTime', 'to': '%s'}]".formatted(hold),
                        "[{'set': 'nvas/nva1/bgp/keepalive', 'to': '%s'}]".formatted(keepalive));
        drive.with("10s:fail:nva1").to(600);

        List<Double> found = drive.when("loses nva1: hold timer expired");
        assertThat(found)
                .hasSize(2)
                .allSatisfy(at -> assertThat(at).isBetween(10 + least, 10 + most));
        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("192.168.0.0/16 10.0.4.5");
        double moved = drive.since(s -> Drive.bgpRows(s, drive.nic("spoke1-vm")).size() == 1);
        assertThat(moved).isBetween(found.getFirst() + 20, found.getLast() + 31);
    }

    @Test
    void r_rs_15_BFD_counts_only_where_the_profile_has_it() {
        String bfd =
                """
                [{'set': 'nvas/nva1/bgp/bfd', 'to':
                  {'transmit': '300ms', 'receive': '300ms', 'multiplier': 3}}]
                """;
        Drive azure = Drive.open("S-02", bfd).with("10s:fail:nva1").to(600);
        assertThat(azure.when("loses nva1").getFirst()).isGreaterThan(120);

        Drive article =
                Drive.open("S-02", bfd, "[{'set': 'profile', 'to': 'article'}]")
                        .with("10s:fail:nva1")
                        .to(600);
        assertThat(article.when("loses nva1").getFirst()).isBetween(10.9, 10.91);
        assertThat(article.when("spoke1-vm is programmed").getFirst()).isBetween(10.9, 10.92);
    }

    @Test
    void s04_a_reset_is_seen_at_once_and_heals_by_itself() {
        Drive drive = Drive.open("S-02").with("10s:reset:nva1");

        assertThat(drive.session(RS + "/0", "nva1").state()).isNotEqualTo(SessionState.ESTABLISHED);
        drive.to(11);
        assertThat(drive.learned(RS, 1, "nva1")).isEmpty();
        drive.to(400);
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4", "10.0.4.5");
        assertThat(drive.seen())
                .as("in between the NIC has one next hop")
                .anySatisfy(s ->
                        assertThat(Drive.hops(s, drive.nic("spoke1-vm"), ALL))
                                .containsExactly("10.0.4.5"));
    }

    @Test
    void s04_a_shutdown_says_Cease_and_stays_down() {
        Drive drive = Drive.open("S-02").with("10s:shut:nva1").to(10.5);
        SessionView view = drive.session(RS + "/1", "nva1");
        assertThat(view.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(drive.when("loses nva1")).hasSize(2);
        assertThat(drive.lab().timeline().toString()).contains("6/2");
        assertThat(drive.hops("spoke1-vm", ALL)).hasSize(2);

        drive.to(700);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");
        assertThat(drive.session(RS + "/1", "nva1").note()).isEqualTo("shut down at nva1");
        assertThat(drive.now().controlPlane().alive(drive.nic("nva1").owner())).isTrue();
        assertThat(drive.lab().converged()).isTrue();
    }

    @Test
    void r_rs_27_r_eff_13_one_cut_session_takes_the_routes_from_its_own_half_of_the_NICs() {
        Drive drive = Drive.open("S-02").with("10s:cut:nva1/0").to(500);

        assertThat(drive.when("loses nva1: hold timer expired"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(130.0, 190.0));
        assertThat(drive.up(RS + "/1", "nva1")).isTrue();
        assertThat(drive.session(RS + "/0", "nva1").cut()).isTrue();
        for (String vm : new String[] {"hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm"}) {
            boolean first = Cohort.of(1, vm).instance() == 0;
            assertThat(drive.bgpRows(vm)).hasSize(first ? 1 : 3);
        }
    }

    @Test
    void a_cut_shorter_than_the_hold_time_loses_nothing() {
        Drive drive = Drive.open("S-02").with("10s:cut:nva1", "60s:restore:nva1").to(600);

        assertThat(drive.when("loses")).isEmpty();
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(3);
    }

    @Test
    void r_rs_08_r_eff_13_a_peer_of_one_instance_reaches_half_of_the_NICs() {
        Drive drive = Drive.open("S-19");
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        SessionView other = drive.session(RS + "/1", "nva1");
        assertThat(other.state()).isEqualTo(SessionState.ACTIVE);
        assertThat(other.note()).contains("nva1 has no neighbour 10.0.6.5");
        assertThat(drive.learned(RS, 0, "nva1")).hasSize(3);
        assertThat(drive.learned(RS, 1, "nva1")).isEmpty();
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(4);
        for (String vm : new String[] {"hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm"}) {
            assertThat(drive.bgpRows(vm)).hasSize(Cohort.of(1, vm).instance() == 0 ? 3 : 0);
        }

        drive.with("10s:fail:hub-route-server/0").to(45);
        for (String vm : new String[] {"hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm"}) {
            assertThat(drive.bgpRows(vm)).isEmpty();
        }
        drive.to(300);
        assertThat(drive.when("nva1 loses " + RS + "/0"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(130.0, 190.0));
    }

    @Test
    void r_rs_36_one_instance_down_changes_nothing_in_the_NICs() {
        Drive drive =
                Drive.open("S-02")
                        .with("10s:fail:hub-route-server/0", "400s:restore:hub-route-server/0")
                        .to(900);

        assertThat(drive.when("nva1 loses " + RS + "/0"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(130.0, 190.0));
        assertThat(drive.when("nva2 loses " + RS + "/0")).hasSize(1);
        assertThat(drive.seen())
                .allSatisfy(s ->
                        assertThat(Drive.hops(s, drive.nic("spoke1-vm"), ALL))
                                .containsExactly("10.0.4.4", "10.0.4.5"));
        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.up(RS + "/0", "nva2")).isTrue();
        assertThat(drive.holds(RS + "/1", "nva1", true)).hasSize(4);
    }

    @Test
    void r_rs_36_with_both_instances_gone_the_NICs_keep_what_they_have() {
        Drive drive =
                Drive.open("S-02")
                        .with("10s:fail:hub-route-server/0", "10s:fail:hub-route-server/1")
                        .to(300);
        assertThat(drive.holds(RS + "/0", "nva1", true)).isEmpty();
        assertThat(drive.holds(RS + "/1", "nva1", true)).isEmpty();
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4", "10.0.4.5");

        drive.with("300s:fail:nva1").to(900);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.4", "10.0.4.5");

        drive.with("900s:restore:hub-route-server/1").to(1100);
        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");
    }

    @Test
    void withdraw_and_advertise_change_what_an_NVA_says_until_it_is_restored() {
        Drive drive = Drive.open("S-01").with("10s:withdraw:nva1:172.16.0.0/12").to(60);
        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly("10.100.0.0/16 10.0.4.4", "192.168.0.0/16 10.0.4.4");
        drive.with("60s:advertise:nva1:172.20.0.0/16").to(120);
        assertThat(drive.bgpRows("spoke1-vm")).contains("172.20.0.0/16 10.0.4.4");
        drive.with("120s:restore:nva1").to(200);
        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "10.100.0.0/16 10.0.4.4",
                        "172.16.0.0/12 10.0.4.4",
                        "192.168.0.0/16 10.0.4.4");
        assertThat(drive.when("loses")).isEmpty();
    }
}
