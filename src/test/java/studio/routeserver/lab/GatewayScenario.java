package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.DeviceRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// Gateways and branches: scenarios 5, 21, 22 and 28.
class GatewayScenario {

    private static final String RS = "hub-route-server";
    private static final String B2B =
            "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";

    private static List<DeviceRoute.Exit> exits(Drive drive, Kind kind, String name, String to) {
        return drive.now()
                .controlPlane()
                .device(new Ref(kind, name))
                .longestMatch(Ipv4Address.parse(to))
                .map(entry -> entry.value().exits())
                .orElse(List.of());
    }

    private static List<DeviceRoute.Exit> tunnel(String connection) {
        return List.of(new DeviceRoute.Exit.Tunnel(connection));
    }

    @Test
    void r_rs_07_r_gw_17_without_branch_to_branch_gateway_and_NVA_know_nothing_of_each_other() {
        Drive drive = Drive.open("S-05");

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly("192.168.1.0/24 10.0.5.4,10.0.5.5", "192.168.2.0/24 10.0.4.4");
        assertThat(drive.advertised(RS, 0, "nva1"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).endsWith(" 65515"));
        for (int i = 0; i < 2; i++) {
            assertThat(drive.holds(RS + "/" + i, "vpn-gw/0", true)).isEmpty();
            assertThat(drive.holds("vpn-gw/" + i, "branch-a", true))
                    .extracting(row -> row.replaceAll(" .* ", " "))
                    .containsExactly(
                            "10.0.0.0/16 65515",
                            "10.1.0.0/16 65515",
                            "10.2.0.0/16 65515",
                            "10.3.0.0/16 65515");
        }
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "192.168.2.10")).isEmpty();
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "10.1.0.4")).isEqualTo(tunnel("a-gw"));
    }

    @Test
    void r_rs_07_r_rs_34_r_rs_38_r_gw_18_with_branch_to_branch_each_side_learns_of_the_other() {
        Drive drive = Drive.open("S-05", B2B);

        assertThat(drive.advertised(RS, 1, "nva1"))
                .contains("192.168.1.0/24 10.0.6.5 65515-65010")
                .hasSize(5);
        // Measured: one instance of the gateway hears from Route Server what the other brought.
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .containsExactly("192.168.2.0/24 10.0.4.4 65001");
        assertThat(drive.holds(RS + "/0", "vpn-gw/1", true))
                .containsExactly("192.168.1.0/24 10.0.5.4 65010", "192.168.2.0/24 10.0.4.4 65001");
        assertThat(drive.holds("vpn-gw/0", "branch-a", true))
                .contains("192.168.2.0/24 10.0.5.4 65515-65001");
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "192.168.2.10")).isEqualTo(tunnel("a-gw"));
        assertThat(exits(drive, Kind.GATEWAY, "vpn-gw", "192.168.2.10"))
                .containsExactly(new DeviceRoute.Exit.NextHop(Ipv4Address.parse("10.0.4.4")));
        assertThat(exits(drive, Kind.GATEWAY, "vpn-gw", "192.168.1.10")).isEqualTo(tunnel("a-gw"));
        assertThat(exits(drive, Kind.GATEWAY, "vpn-gw", "10.1.0.4"))
                .containsExactly(new DeviceRoute.Exit.Network());
        assertThat(exits(drive, Kind.NVA, "nva1", "192.168.2.10")).isEqualTo(tunnel("b-nva1"));
        assertThat(exits(drive, Kind.NVA, "nva1", "192.168.1.10"))
                .containsExactly(new DeviceRoute.Exit.OutOf("nva1"));
    }

    @Test
    void s21_an_active_active_gateway_brings_its_branch_with_both_addresses() {
        Drive drive = Drive.open("S-21");

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "172.16.0.0/12 10.0.4.4",
                        "192.168.7.0/24 10.0.5.4,10.0.5.5",
                        "192.168.8.0/23 10.0.5.4,10.0.5.5");
        assertThat(drive.bgpRows("nva1")).isEqualTo(drive.bgpRows("spoke1-vm"));
        assertThat(drive.holds("vpn-gw/0", "paris", true)).hasSize(4);
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(4);

        drive.with("10s:down:paris-gw").to(200);
        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("172.16.0.0/12 10.0.4.4");
        double gone = drive.since(s -> Drive.bgpRows(s, drive.nic("spoke1-vm")).size() == 1);
        assertThat(gone).isBetween(10.0 + 45 + 20, 10.0 + 45 + 31);
        drive.with("200s:restore:paris-gw").to(400);
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(3);
    }

    @ParameterizedTest(name = "{0}, {1} more in front, VPN {2}: {3}")
    @CsvSource({
        "ExpressRoute, 0, true, er-gw",
        "VpnGateway, 1, true, vpn-gw",
        "ASPath, 1, true, vpn-gw",
        "ASPath, 0, false, nva1",
        "ASPath, 2, false, er-gw",
        "VpnGateway, 2, false, nva1"
    })
    void r_rs_28_r_gw_33_hub_routing_preference_decides_before_or_after_the_path(
            String preference, int prepend, boolean vpn, String winner) {
        Drive drive =
                Drive.open(
                        "S-22",
                        "[{'set': 'routeServers/hub-route-server/hubRoutingPreference', 'to': '%s'}]"
                                .formatted(preference),
                        """
                        [{'set': 'nvas/nva1/bgp/advertise',
                          'to': [{'prefix': '192.168.0.0/16', 'asPathPrepend': %d}]}]
                        """
                                .formatted(prepend),
                        vpn ? "[]" : "[{'remove': 'connections/dc-vpn'}]");

        var route =
                drive.now()
                        .controlPlane()
                        .programmed("hub", new studio.routeserver.fabric.Cohort(0, 0))
                        .get(Ipv4Prefix.parse("192.168.0.0/16"))
                        .orElseThrow();
        assertThat(route.speakers()).containsExactly(winner);
        assertThat(route.why()).isNotEmpty();
        if (winner.equals("er-gw")) {
            assertThat(route.asPath().toString()).isEqualTo("[12076, 64512]");
        }
    }

    @Test
    void s22_the_circuit_carries_both_directions() {
        Drive drive = Drive.open("S-22");

        assertThat(drive.up("er-gw/0", "dc-er/1")).isTrue();
        assertThat(drive.up("dc-er/0", "dc")).isTrue();
        assertThat(exits(drive, Kind.GATEWAY, "er-gw", "192.168.1.1")).isEqualTo(tunnel("dc-er"));
        assertThat(drive.holds("dc-er/0", "dc", true))
                .anySatisfy(row -> assertThat(row).contains("10.1.0.0/16").endsWith(" 12076"));

        drive.with("10s:down:dc-er").to(100);
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(1);
        assertThat(drive.when("dc finds dc-er silent")).containsExactly(10.0);
        assertThat(drive.when("er-gw finds dc-er silent")).containsExactly(10.9);
    }

    @Test
    void s28_a_redistributed_prefix_goes_with_its_tunnel_and_a_statement_stays() {
        Drive drive = Drive.open("S-28");
        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "192.168.1.0/24 10.0.5.4,10.0.5.5",
                        "192.168.2.0/24 10.0.4.4",
                        "192.168.3.0/24 10.0.4.4",
                        "192.168.4.0/24 10.0.4.4");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .containsExactly("192.168.2.0/24 10.0.4.4 65001", "192.168.3.0/24 10.0.4.4 65001");
        assertThat(drive.holds("vpn-gw/0", "branch-a", true))
                .contains("192.168.2.0/24 10.0.5.4 65515-65001")
                .noneMatch(row -> row.startsWith("192.168.4.0"));

        Drive redistributed = drive.with("10s:down:b-nva1").to(200);
        assertThat(redistributed.bgpRows("spoke1-vm"))
                .hasSize(3)
                .noneMatch(row -> row.startsWith("192.168.2.0"));
        assertThat(redistributed.when("loses")).isEmpty();

        Drive configured = Drive.open("S-28").with("10s:down:c-nva1").to(200);
        assertThat(configured.bgpRows("spoke1-vm")).hasSize(4);
        assertThat(configured.now().controlPlane().carries("c-nva1")).isFalse();
        assertThat(exits(configured, Kind.NVA, "nva1", "192.168.3.10")).isEqualTo(tunnel("c-nva1"));
    }

    @Test
    void r_gw_39_one_instance_of_an_active_active_gateway_leaves_the_rows_after_ten_seconds() {
        Drive drive = Drive.open("S-21").with("10s:fail:vpn-gw/0").to(19);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
        drive.to(21);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).containsExactly("10.0.5.5");
        assertThat(drive.now().controlPlane().alive("vpn-gw", 0)).isFalse();
        assertThat(drive.now().controlPlane().carries("paris-gw")).isTrue();
        drive.to(400);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).containsExactly("10.0.5.5");

        drive.with("400s:restore:vpn-gw/0").to(700);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
    }

    @Test
    void r_gw_38_an_active_standby_gateway_is_away_for_75_seconds_and_its_routes_stay_programmed() {
        Drive drive = Drive.open("S-21", "[{'set': 'gateways/vpn-gw/activeActive', 'to': false}]");
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).containsExactly("10.0.5.4");
        assertThat(drive.now().sessions().keySet())
                .noneMatch(id -> id.toString().contains(RS + "/0-vpn-gw"));

        drive.with("10s:fail:vpn-gw/0").to(84);
        Ref gateway = new Ref(Kind.GATEWAY, "vpn-gw");
        assertThat(drive.now().controlPlane().alive(gateway)).isFalse();
        drive.to(86);
        assertThat(drive.now().controlPlane().alive(gateway)).isTrue();
        drive.to(600);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).containsExactly("10.0.5.4");
        assertThat(drive.up("vpn-gw/0", "paris")).isTrue();
    }

    @Test
    void r_gw_24_a_whole_gateway_that_fails_keeps_its_rows_until_the_hold_timer() {
        Drive drive = Drive.open("S-21").with("10s:fail:vpn-gw").to(125);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
        drive.to(300);
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).isEmpty();
        assertThat(drive.when("paris loses").size() + drive.when("paris finds").size())
                .isPositive();

        Drive standby =
                Drive.open(
                                "S-21",
                                "[{'set': 'gateways/vpn-gw/activeActive', 'to': false}]",
                                "[{'set': 'routeServers', 'to': []}]")
                        .with("10s:fail:vpn-gw")
                        .to(185);
        assertThat(standby.hops("spoke1-vm", "192.168.7.0/24")).hasSize(1);
        standby.to(300);
        assertThat(standby.hops("spoke1-vm", "192.168.7.0/24")).isEmpty();
    }

    @Test
    void a_gateway_without_Route_Server_programs_the_NICs_itself() {
        Drive drive = Drive.open("S-21", "[{'set': 'routeServers', 'to': []}]");

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "192.168.7.0/24 10.0.5.4,10.0.5.5", "192.168.8.0/23 10.0.5.4,10.0.5.5");
    }
}
