package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.set;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// What fails between Azure and its branches, and how long it takes: azure rules R-GW-38 to
/// R-GW-45.
class GatewayFailureScenario {

    private static final String RS = "hub-route-server";
    private static final String STANDBY = set("gateways/vpn-gw/activeActive", "false");
    private static final String PARIS = "192.168.7.0/24";
    private static final Ref GATEWAY = new Ref(Kind.GATEWAY, "vpn-gw");

    @ParameterizedTest(name = "{0} {1}: {2} s")
    @CsvSource({"fail, vpn-gw/0, 75", "maintain, vpn-gw, 12"})
    void r_gw_38_an_active_standby_gateway_is_away_longer_after_a_failure_than_for_maintenance(
            String event, String what, double outage) {
        Drive drive = Drive.open("S-21", STANDBY);

        drive.with("10s:%s:%s".formatted(event, what)).to(10 + outage - 0.5);
        assertThat(drive.now().controlPlane().alive(GATEWAY)).isFalse();
        assertThat(drive.path("spoke1-vm", "192.168.7.10").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        drive.to(10 + outage + 0.5);
        assertThat(drive.now().controlPlane().alive(GATEWAY)).isTrue();
        drive.to(900);
        assertThat(drive.up("vpn-gw/0", "paris")).isTrue();
        assertThat(drive.session("vpn-gw/0", "paris").localAddress())
                .as("the other instance has the same address")
                .hasToString("10.0.5.4");
        assertThat(drive.path("spoke1-vm", "192.168.7.10").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.seen())
                .as("rows stay all the time")
                .allSatisfy(
                        s -> assertThat(Drive.hops(s, drive.nic("spoke1-vm"), PARIS)).hasSize(1));
    }

    @Test
    void r_gw_38_maintenance_waits_for_an_instance_that_could_take_over() {
        Drive drive =
                Drive.open("S-21", STANDBY).with("10s:fail:vpn-gw/1", "20s:maintain:vpn-gw").to(25);

        assertThat(drive.now().controlPlane().alive(GATEWAY)).isTrue();
        assertThat(drive.when("no other instance")).containsExactly(20.0);
    }

    @Test
    void r_gw_39_azure_leaves_a_lost_instance_in_ten_seconds_and_the_branch_by_its_own_timers() {
        Drive drive = Drive.open("S-21").with("10s:fail:vpn-gw/0").to(19);
        assertThat(drive.hops("spoke1-vm", PARIS)).containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(drive.path("spoke1-vm", "192.168.7.10").works()).isEqualTo(0.5);

        drive.to(21);
        assertThat(drive.hops("spoke1-vm", PARIS)).containsExactly("10.0.5.5");
        assertThat(drive.up("vpn-gw/1", "paris")).isTrue();
        assertThat(drive.session("vpn-gw/0", "paris").remoteState())
                .as("the branch still believes in the tunnel")
                .isEqualTo(SessionState.ESTABLISHED);

        drive.to(56);
        assertThat(drive.when("paris loses vpn-gw/0"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(55.0, 55.1));
        assertThat(drive.path("spoke1-vm", "192.168.7.10").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_40_a_gateway_offers_60_and_180_seconds_and_finds_a_silent_tunnel_after_45() {
        Drive drive = Drive.open("S-21");
        assertThat(drive.session("vpn-gw/0", "paris").holdTime())
                .isEqualTo(Duration.ofSeconds(180));
        assertThat(drive.session("vpn-gw/0", "paris").keepalive())
                .isEqualTo(Duration.ofSeconds(60));

        drive.with("10s:down:paris-gw").to(200);

        assertThat(drive.when("vpn-gw finds paris-gw silent")).containsExactly(55.0);
        assertThat(drive.when("vpn-gw/0 loses paris")).containsExactly(55.0);
        assertThat(drive.when("vpn-gw/1 loses paris")).containsExactly(55.0);
        assertThat(drive.hops("spoke1-vm", PARIS)).isEmpty();
    }

    @Test
    void r_gw_41_a_lost_circuit_is_found_in_less_than_a_second() {
        Drive drive = Drive.open("S-22").with("10s:down:dc-er").to(100);

        assertThat(drive.when("dc finds dc-er silent")).containsExactly(10.0);
        assertThat(drive.when("er-gw finds dc-er silent")).containsExactly(10.9);
    }

    @Test
    void r_gw_41_of_two_links_each_brings_every_prefix() {
        Drive one = Drive.open("S-22", set("connections/dc-er/links", "1"));
        Drive two = Drive.open("S-22");

        assertThat(one.bgpRows("spoke1-vm")).isEqualTo(two.bgpRows("spoke1-vm"));
        assertThat(one.holds("dc-er/0", "dc", true)).isEqualTo(two.holds("dc-er/0", "dc", true));
    }

    @Test
    void r_gw_42_expressroute_takes_over_again_as_soon_as_its_prefixes_are_back() {
        Drive drive = Drive.open("S-22");
        String all = "192.168.0.0/16";
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.5.6", "10.0.5.7");

        drive.with("10s:down:dc-er").to(100);
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(drive.ways("spoke1-vm", "192.168.1.10"))
                .allSatisfy(way -> assertThat(way).isEqualTo("spoke1-vm vpn-gw dc-vpn dc"));

        drive.with("100s:restore:dc-er").to(300);
        assertThat(drive.hops("spoke1-vm", all)).containsExactly("10.0.5.6", "10.0.5.7");
        double back =
                drive.since(s ->
                        Drive.hops(s, drive.nic("spoke1-vm"), all).size() == 2
                                && Drive.hops(s, drive.nic("spoke1-vm"), all)
                                        .getFirst()
                                        .equals("10.0.5.6"));
        double heard =
                drive.when("er-gw/0 and dc-er/0 are Established").stream()
                        .reduce((first, last) -> last)
                        .orElse(100.0);
        assertThat(back - heard).as("nobody waits").isLessThan(31);
    }

    @Test
    void r_gw_43_two_tunnels_of_a_branch_share_and_each_stands_in_for_the_other() {
        Drive drive =
                Drive.open(
                        "S-21",
                        add(
                                "connections",
                                "{'name': 'paris-gw2', 'branch': 'paris', 'to': 'vpn-gw', 'type':"
                                        + " 'ipsec', 'routing': 'bgp'}"));
        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", "192.168.7.10"))
                .containsExactlyInAnyOrder("paris-gw", "paris-gw2");
        assertThat(drive.exits(Kind.BRANCH, "paris", "10.1.0.4"))
                .containsExactlyInAnyOrder("paris-gw", "paris-gw2");

        drive.with("10s:down:paris-gw").to(60);
        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", "192.168.7.10"))
                .containsExactly("paris-gw2");
        assertThat(drive.hops("spoke1-vm", PARIS)).hasSize(2);
    }

    @Test
    void r_gw_45_a_spoke_uses_the_other_nva_within_the_time_that_was_measured() {
        Drive drive = Drive.open("S-14").with("10s:shut:nva1").to(100);
        String all = "192.168.0.0/16";

        double other =
                drive.since(s ->
                        Drive.hops(s, drive.nic("spoke1-vm"), all).equals(List.of("10.0.4.5")));
        assertThat(other - 10).as("39 s were measured, looking now and then").isBetween(20.0, 39.0);

        drive.with("100s:restore:nva1").to(300);
        double back =
                drive.since(s ->
                        Drive.hops(s, drive.nic("spoke1-vm"), all).equals(List.of("10.0.4.4")));
        assertThat(back - 100).as("24 s were measured").isBetween(20.0, 45.0);
    }
}
