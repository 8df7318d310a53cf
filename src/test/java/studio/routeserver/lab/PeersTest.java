package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.nva;
import static studio.routeserver.lab.Changes.peer;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Peers and their sessions: azure rules R-RS-08 to R-RS-17.
class PeersTest {

    private static final String RS = "hub-route-server";

    @Test
    void r_rs_08_eight_peers_and_no_ninth_and_no_address_twice() {
        String[] more =
                IntStream.rangeClosed(2, 9)
                        .mapToObj(i -> peer("nva" + i, "10.0.4." + (10 + i), 65000 + i))
                        .toArray(String[]::new);
        Drive drive = Drive.open("S-01", more);
        Drive twice = Drive.open("S-01", peer("again", "10.0.4.4", 65001));

        assertThat(drive.session(RS + "/0", "10.0.4.18").note()).doesNotContain("8 peers");
        assertThat(drive.session(RS + "/0", "10.0.4.19").note()).contains("Azure allows 8 peers");
        assertThat(twice.now().sessions().values())
                .extracting(SessionView::note)
                .anyMatch(note -> note.contains("R-RS-08"));
        assertThat(twice.up(RS + "/0", "nva1")).isTrue();
    }

    @Test
    void r_rs_09_a_peer_two_peerings_away_never_comes_up() {
        Drive drive =
                Drive.open(
                        "S-16",
                        remove("peerings/hub>spoke3", "peerings/spoke3>hub"),
                        add("peerings", "{'from': 'spoke1', 'to': 'spoke3'}"),
                        add("peerings", "{'from': 'spoke3', 'to': 'spoke1'}"));

        assertThat(drive.up(RS + "/0", "nva1")).isFalse();
        assertThat(drive.session(RS + "/0", "nva1").note()).contains("R-RS-09");
    }

    @Test
    void r_rs_09_a_global_peering_without_any_gateway_flag_carries_the_sessions() {
        Drive drive =
                Drive.open(
                        "S-16",
                        set("virtualNetworks/spoke3/region", "'northeurope'"),
                        set("peerings/hub>spoke3/allowGatewayTransit", "false"),
                        set("peerings/spoke3>hub/useRemoteGateways", "false"));

        assertThat(drive.up(RS + "/0", "nva1") && drive.up(RS + "/1", "nva1")).isTrue();
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.3.4.4");
    }

    @Test
    void r_rs_13_a_guest_with_bgp_in_its_kernel_keeps_one_session_at_a_time() {
        Drive drive = Drive.open("S-01", nva("nva1", "bgpToKernel", "true"));

        assertThat(drive.up(RS + "/0", "nva1")).isTrue();
        assertThat(drive.up(RS + "/1", "nva1")).isFalse();
        assertThat(drive.session(RS + "/1", "nva1").note())
                .contains("no route to host", "10.0.6.5 behind 10.0.6.4", "R-RS-13");
        drive.with("10s:fail:hub-route-server/0").to(600);
        assertThat(drive.up(RS + "/1", "nva1")).as("the other one's turn").isTrue();
        drive.with("600s:restore:hub-route-server/0").to(1200);
        assertThat(drive.up(RS + "/0", "nva1")).isFalse();
        assertThat(drive.up(RS + "/1", "nva1")).isTrue();
    }

    @Test
    void r_rs_12_a_second_nic_that_peers_needs_a_way_of_its_own_to_the_instances() {
        String[] second = {
            nva("nva1", "subnet", "'hub/shared'"),
            nva("nva1", "ip", "'10.0.8.10'"),
            nva(
                    "nva1",
                    "interfaces",
                    "[{'name': 'outside', 'subnet': 'hub/nva', 'ip': '10.0.4.4'}]")
        };
        Drive astray = Drive.open("S-01", second);
        Drive fixed =
                Drive.open(
                        "S-01",
                        all(
                                second,
                                nva(
                                        "nva1",
                                        "staticRoutes",
                                        "[{'prefix': '10.0.6.0/26', 'via': '10.0.4.1'}]")));

        assertThat(astray.up(RS + "/0", "nva1")).isFalse();
        assertThat(astray.session(RS + "/0", "nva1").note()).contains("R-RS-12");
        assertThat(fixed.up(RS + "/0", "nva1")).isTrue();
        assertThat(fixed.hops("spoke1-vm", "192.168.0.0/16")).hasSize(1);
    }

    @Test
    void r_rs_12_r_rs_13_a_static_route_to_the_instances_frees_it() {
        Drive drive =
                Drive.open(
                        "S-01",
                        nva("nva1", "bgpToKernel", "true"),
                        nva(
                                "nva1",
                                "staticRoutes",
                                "[{'prefix': '10.0.6.0/26', 'via': '10.0.4.1'}]"));

        assertThat(drive.up(RS + "/0", "nva1") && drive.up(RS + "/1", "nva1")).isTrue();
        assertThat(drive.lab().converged()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "180s, 60s, 180, 60",
        "15s, 5s, 15, 5",
        "9s, 60s, 9, 3",
        "600s, 60s, 180, 60",
        "0s, 60s, 0, 0"
    })
    void r_rs_14_the_lower_hold_time_holds_and_keepalives_come_at_a_third(
            String hold, String keepalive, long agreed, long beat) {
        Drive drive =
                Drive.open(
                        "S-01",
                        nva("nva1", "bgp/holdTime", "'" + hold + "'"),
                        nva("nva1", "bgp/keepalive", "'" + keepalive + "'"));

        assertThat(drive.session(RS + "/0", "nva1").holdTime())
                .isEqualTo(Duration.ofSeconds(agreed));
        assertThat(drive.session(RS + "/0", "nva1").keepalive())
                .isEqualTo(Duration.ofSeconds(beat));
    }

    @Test
    void r_rs_14_with_a_hold_time_of_zero_silence_is_never_noticed() {
        Drive drive =
                Drive.open("S-01", nva("nva1", "bgp/holdTime", "'0s'"))
                        .with("10s:fail:nva1")
                        .to(3000);

        assertThat(drive.session(RS + "/0", "nva1").state()).isEqualTo(SessionState.ESTABLISHED);
        assertThat(drive.hops("spoke1-vm", "192.168.0.0/16")).containsExactly("10.0.4.4");
    }

    @Test
    void r_rs_17_r_rs_33_a_new_client_asks_for_a_refresh_and_resets_who_has_none() {
        Drive refreshed = withNewClient("true");
        Drive reset = withNewClient("false");

        assertThat(refreshed.when("loses")).isEmpty();
        assertThat(refreshed.advertised(RS, 0, "nva1")).hasSize(5);
        assertThat(reset.when("loses nva1")).hasSize(2);
        assertThat(reset.up(RS + "/0", "nva1")).as("it comes up again").isTrue();
        assertThat(reset.advertised(RS, 1, "nva1")).hasSize(5);
    }

    private static Drive withNewClient(String routeRefresh) {
        String refresh = nva("nva1", "bgp/routeRefresh", routeRefresh);
        Drive drive = Drive.open("S-01", refresh);
        drive.lab()
                .reconcile(
                        Drive.scenario("S-01", all(refresh, spoke("spoke4", "10.4.0.0/16", true))));
        return drive.to(60);
    }

    @Test
    void r_rs_17_nothing_stays_when_a_session_is_lost() {
        Drive drive = Drive.open("S-01").with("10s:shut:nva1").to(10.1);

        assertThat(drive.now().learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.now().advertised(RS, 0, "nva1")).isEmpty();
    }
}
