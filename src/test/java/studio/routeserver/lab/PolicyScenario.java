package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.DeviceRoute.Exit;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// What files say about single devices: an NVA's policies and statements, a branch's preference, a
/// gateway's static sites and route table.
class PolicyScenario {

    private static final String RS = "hub-route-server";

    private static List<Exit> exits(Drive drive, Kind kind, String name, String to) {
        return drive.now()
                .controlPlane()
                .device(new Ref(kind, name))
                .longestMatch(Ipv4Address.parse(to))
                .map(entry -> entry.value().exits())
                .orElse(List.of());
    }

    @Test
    void policies_of_an_NVA_reject_prepend_mark_and_redirect_in_order() {
        Drive drive =
                Drive.open(
                        "S-01",
                        """
                        [{'set': 'nvas/nva1/bgp/policies', 'to': [
                          {'direction': 'out', 'match': {'prefix': '10.100.0.0/16'},
                           'action': 'reject'},
                          {'neighbor': '10.0.6.4', 'direction': 'out',
                           'match': {'prefix': '192.168.0.0/16'}, 'action': 'accept',
                           'prepend': 2, 'nextHop': '10.0.4.10'},
                          {'direction': 'out', 'match': {'prefix': '172.0.0.0/8', 'ge': 9,
                           'le': 16}, 'action': 'accept', 'addCommunities': ['65535:65282']},
                          {'direction': 'in', 'match': {'prefix': '10.3.0.0/16'},
                           'action': 'reject'}]}]
                        """);

        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly(
                        "172.16.0.0/12 10.0.4.4 65001",
                        "192.168.0.0/16 10.0.4.10 65001-65001-65001");
        assertThat(drive.learned(RS, 1, "nva1"))
                .containsExactly("172.16.0.0/12 10.0.4.4 65001", "192.168.0.0/16 10.0.4.4 65001");
        assertThat(drive.now().learned(RS, 1, "nva1").toString()).contains("65535:65282");
        assertThat(drive.holds(RS + "/0", "nva1", true))
                .hasSize(3)
                .noneMatch(row -> row.startsWith("10.3.0.0"));
    }

    @Test
    void r_rul_05_a_statement_for_some_neighbours_keeps_the_others_without() {
        Drive drive =
                Drive.open(
                        "S-01",
                        """
                        [{'set': 'nvas/nva1/bgp/advertise', 'to': [
                          {'prefix': '192.168.0.0/16', 'to': ['10.0.6.5'], 'med': 7}]}]
                        """);

        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.learned(RS, 1, "nva1")).containsExactly("192.168.0.0/16 10.0.4.4 65001");
    }

    @Test
    void r_rs_40_an_instance_hears_the_other_ones_gateway_routes_from_an_NVA_that_strips_65515() {
        Drive drive =
                Drive.open(
                        "S-05",
                        "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]",
                        "[{'set': 'nvas/nva1/bgp/asOverride', 'to': true}]");

        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("192.168.2.0/24 10.0.4.4 65001");
        assertThat(drive.learned(RS, 1, "nva1"))
                .as("the echo of R-RS-40")
                .containsExactly(
                        "192.168.1.0/24 10.0.4.4 65001-65010", "192.168.2.0/24 10.0.4.4 65001");
        assertThat(drive.hops("spoke1-vm", "192.168.1.0/24"))
                .containsExactly("10.0.5.4", "10.0.5.5");
    }

    @Test
    void r_rs_34_a_static_site_is_known_with_an_empty_path_and_stays_when_its_tunnel_is_down() {
        Drive drive =
                Drive.open(
                        "S-05",
                        "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]",
                        "[{'set': 'connections/a-gw/routing', 'to': 'static'}]");
        assertThat(drive.advertised(RS, 0, "nva1")).contains("192.168.1.0/24 10.0.6.4 65515");
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "10.1.0.4"))
                .containsExactly(new Exit.Tunnel("a-gw"));

        drive.with("10s:down:a-gw").to(300);
        assertThat(drive.hops("spoke1-vm", "192.168.1.0/24")).hasSize(2);
        assertThat(exits(drive, Kind.GATEWAY, "vpn-gw", "192.168.1.10"))
                .containsExactly(new Exit.Tunnel("a-gw"));
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "10.1.0.4")).isEmpty();
    }

    @Test
    void r_nva_29_two_tunnels_of_one_site_share_and_a_preference_chooses() {
        String second =
                """
                [{'add': 'connections', 'value': {'name': 'a-gw2', 'branch': 'branch-a',
                   'to': 'vpn-gw', 'type': 'ipsec', 'routing': 'bgp'}}]
                """;
        Drive drive = Drive.open("S-05", second);
        // Those of the NVA and the gateway with Route Server, the tunnels, the gateway's instances.
        assertThat(drive.now().sessions()).hasSize(2 + 4 + 4 + 1);
        assertThat(drive.now().sessions().values())
                .allMatch(view -> view.state() == SessionState.ESTABLISHED);
        assertThat(exits(drive, Kind.BRANCH, "branch-a", "10.1.0.4"))
                .containsExactlyInAnyOrder(new Exit.Tunnel("a-gw"), new Exit.Tunnel("a-gw2"));
        assertThat(exits(drive, Kind.GATEWAY, "vpn-gw", "192.168.1.10"))
                .containsExactlyInAnyOrder(new Exit.Tunnel("a-gw"), new Exit.Tunnel("a-gw2"));

        Drive preferring =
                Drive.open(
                        "S-05",
                        second,
                        "[{'set': 'branches/branch-a/preference', 'to': ['a-gw2', 'a-gw']}]");
        assertThat(exits(preferring, Kind.BRANCH, "branch-a", "10.1.0.4"))
                .containsExactly(new Exit.Tunnel("a-gw2"));
        preferring.with("10s:down:a-gw2").to(20);
        assertThat(exits(preferring, Kind.BRANCH, "branch-a", "10.1.0.4"))
                .containsExactly(new Exit.Tunnel("a-gw"));
    }

    @Test
    void r_rs_49_a_route_of_GatewaySubnet_can_cut_Route_Server_from_the_gateway() {
        Drive drive =
                Drive.open(
                        "S-05",
                        """
                        [{'set': 'routeTables', 'to': [{'name': 'rt', 'routes': [
                           {'name': 'all-hub', 'prefix': '10.0.0.0/16',
                            'nextHopType': 'VirtualAppliance', 'nextHopIp': '10.0.4.4'}]}]},
                         {'set': 'virtualNetworks/hub/subnets/GatewaySubnet/routeTable',
                          'to': 'rt'}]
                        """);
        SessionView view = drive.session(RS + "/0", "vpn-gw/0");
        assertThat(view.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(view.note()).contains("all-hub").contains("R-RS-49");
    }

    @Test
    void the_heavier_circuit_carries_the_prefix() {
        String second =
                """
                [{'add': 'branches', 'value': {'name': 'dc2', 'prefixes': ['192.168.0.0/16'],
                   'bgp': {'asn': 64513}}},
                 {'add': 'connections', 'value': {'name': 'a-dc2', 'branch': 'dc2',
                   'to': 'er-gw', 'type': 'expressroute', 'routing': 'bgp', 'weight': 100}}]
                """;
        Drive drive = Drive.open("S-22", second);
        assertThat(exits(drive, Kind.GATEWAY, "er-gw", "192.168.1.1"))
                .containsExactly(new Exit.Tunnel("a-dc2"));
    }
}
