package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.look.GatewayListing;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;

/// Gateways that are joined with each other, and what the two instances of one tell each other: a
/// second network with a gateway beside scenario 5, as in the measured lab of two hubs.
class GatewayToGatewayScenario {

    private static final String RS = "hub-route-server";

    private static final String B2B =
            "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";

    private static final String FAR =
            """
            [{'add': 'virtualNetworks', 'value': {'name': 'far', 'addressSpace': ['10.50.0.0/16'],
               'subnets': [{'name': 'GatewaySubnet', 'prefix': '10.50.0.0/27'},
                           {'name': 'default', 'prefix': '10.50.1.0/24'}]}},
             {'add': 'gateways', 'value': {'name': 'far-gw', 'type': 'vpn',
               'subnet': 'far/GatewaySubnet', 'activeActive': true, 'bgp': {'asn': 65050}}},
             {'add': 'virtualMachines', 'value': {'name': 'far-vm', 'subnet': 'far/default',
               'ip': '10.50.1.4'}}]
            """;

    private static final String THERE =
            """
            [{'add': 'connections', 'value': {'name': 'hub-far', 'from': 'vpn-gw', 'to': 'far-gw',
               'type': 'ipsec'}}]
            """;

    private static final String BACK =
            """
            [{'add': 'connections', 'value': {'name': 'far-hub', 'from': 'far-gw', 'to': 'vpn-gw',
               'type': 'ipsec'}}]
            """;

    private static final String STATIC =
            """
            [{'set': 'connections/hub-far/routing', 'to': 'static'},
             {'set': 'connections/far-hub/routing', 'to': 'static'}]
            """;

    private static Drive joined() {
        return Drive.open("S-05", B2B, FAR, THERE, BACK);
    }

    private static Gateway gateway(Drive drive, String name) {
        return drive.now().topology().gateway(name).orElseThrow();
    }

    private static List<String> peers(Drive drive, String name) {
        return GatewayListing.peers(drive.now(), gateway(drive, name)).stream()
                .map(peer ->
                        "%s %s %s %d"
                                .formatted(
                                        peer.local(),
                                        peer.neighbor(),
                                        peer.state(),
                                        peer.received()))
                .toList();
    }

    private static List<String> learned(Drive drive, String name) {
        return GatewayListing.learned(drive.now(), gateway(drive, name)).stream()
                .map(route ->
                        "%s %s %s %s"
                                .formatted(
                                        route.local(),
                                        route.prefix(),
                                        route.origin().text(),
                                        route.source()))
                .toList();
    }

    @Test
    void r_gw_02_each_instance_speaks_with_each_of_the_other_gateway_and_with_its_own_other_one() {
        Drive drive = joined();

        assertThat(peers(drive, "far-gw"))
                .contains(
                        "10.50.0.4 10.0.5.4 Connected 6",
                        "10.50.0.4 10.0.5.5 Connected 6",
                        "10.50.0.4 10.50.0.4 Unknown 0",
                        "10.50.0.5 10.0.5.4 Connected 6",
                        "10.50.0.5 10.0.5.5 Connected 6",
                        "10.50.0.5 10.50.0.5 Unknown 0")
                .hasSize(8);
        assertThat(drive.up("far-gw/0", "far-gw/1")).isTrue();
    }

    @Test
    void r_gw_10_r_gw_18_gateways_tell_each_other_their_networks_sites_and_nvas() {
        Drive drive = joined();

        assertThat(drive.bgpRows("far-vm"))
                .containsExactly(
                        "10.0.0.0/16 10.50.0.4,10.50.0.5",
                        "10.1.0.0/16 10.50.0.4,10.50.0.5",
                        "10.2.0.0/16 10.50.0.4,10.50.0.5",
                        "10.3.0.0/16 10.50.0.4,10.50.0.5",
                        "192.168.1.0/24 10.50.0.4,10.50.0.5",
                        "192.168.2.0/24 10.50.0.4,10.50.0.5");
        assertThat(drive.holds("far-gw/0", "vpn-gw/0", false))
                .contains(
                        "192.168.1.0/24 10.0.5.4 65515-65010",
                        "192.168.2.0/24 10.0.5.4 65515-65001");
        assertThat(drive.bgpRows("spoke1-vm")).contains("10.50.0.0/16 10.0.5.4,10.0.5.5");
        assertThat(drive.advertised(RS, 0, "nva1")).contains("10.50.0.0/16 10.0.6.4 65515-65050");
        assertThat(drive.holds("vpn-gw/0", "branch-a", true))
                .contains("10.50.0.0/16 10.0.5.4 65515-65050");
    }

    @Test
    void packets_pass_between_the_networks_of_two_gateways_and_back() {
        Drive drive = joined();

        var report = drive.path("spoke1-vm", "10.50.1.4");
        assertThat(report.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(Drive.ways(report)).allMatch("spoke1-vm vpn-gw hub-far far-gw far-vm"::equals);
        assertThat(Drive.answers(report))
                .allMatch("far-vm far-gw far-hub vpn-gw spoke1-vm"::equals);
        assertThat(drive.path("branch-a", "10.50.1.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub-far", "far-hub"})
    void a_tunnel_between_gateways_is_down_with_either_connection(String connection) {
        Drive drive = joined();

        drive.with("10s:down:" + connection).to(200);
        assertThat(drive.up("far-gw/0", "vpn-gw/0")).isFalse();
        assertThat(drive.bgpRows("far-vm")).isEmpty();

        drive.with("200s:restore:" + connection).to(500);
        assertThat(drive.up("far-gw/0", "vpn-gw/0")).isTrue();
        assertThat(drive.bgpRows("far-vm")).hasSize(6);
    }

    @Test
    void v097_one_connection_alone_carries_nothing() {
        Drive drive = Drive.open("S-05", B2B, FAR, THERE);

        SessionView view = drive.session("vpn-gw/0", "far-gw/0");
        assertThat(view.state()).isNotEqualTo(SessionState.ESTABLISHED);
        assertThat(view.note()).contains("far-gw has no connection back to vpn-gw (V-097)");
        assertThat(drive.bgpRows("far-vm")).isEmpty();
    }

    @Test
    void r_gw_03_gateways_of_one_as_have_no_bgp_with_each_other() {
        Drive drive =
                Drive.open(
                        "S-05",
                        B2B,
                        FAR,
                        THERE,
                        BACK,
                        "[{'set': 'gateways/far-gw/bgp/asn', 'to': 65515}]");

        assertThat(drive.session("far-gw/0", "vpn-gw/0").note())
                .contains("far-gw and vpn-gw both have AS 65515 (R-GW-03)");
        assertThat(drive.bgpRows("far-vm")).isEmpty();
    }

    @Test
    void r_gw_08_without_bgp_each_gateway_knows_the_other_networks_address_space() {
        Drive drive = Drive.open("S-05", B2B, FAR, THERE, BACK, STATIC);

        assertThat(drive.bgpRows("far-vm")).containsExactly("10.0.0.0/16 10.50.0.4,10.50.0.5");
        assertThat(drive.bgpRows("nva1")).contains("10.50.0.0/16 10.0.5.4,10.0.5.5");
        assertThat(drive.path("nva1", "10.50.1.4").verdict()).isEqualTo(Verdict.DELIVERED);

        drive.with("10s:down:far-hub").to(300);
        assertThat(drive.bgpRows("nva1")).contains("10.50.0.0/16 10.0.5.4,10.0.5.5");
        assertThat(drive.path("nva1", "10.50.1.4").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_gw_07_the_way_to_a_peer_is_the_gateways_own_and_its_other_instances() {
        Drive drive = joined();

        assertThat(learned(drive, "far-gw"))
                .contains(
                        "10.50.0.4 10.0.5.4/32 Network 10.50.0.4",
                        "10.50.0.4 10.0.5.5/32 Network 10.50.0.4",
                        "10.50.0.4 10.0.5.4/32 IBgp 10.50.0.5",
                        "10.50.0.5 10.0.5.5/32 IBgp 10.50.0.4");
        assertThat(learned(drive, "vpn-gw")).contains("10.0.5.4 192.168.1.10/32 Network 10.0.5.4");
        assertThat(drive.bgpRows("spoke1-vm")).noneMatch(row -> row.contains("/32"));
        assertThat(drive.bgpRows("far-vm")).noneMatch(row -> row.contains("/32"));
        assertThat(drive.advertised(RS, 0, "nva1")).noneMatch(row -> row.contains("/32"));
        assertThat(drive.holds("vpn-gw/0", "branch-a", true)).noneMatch(row -> row.contains("/32"));
        assertThat(drive.path("spoke1-vm", "192.168.1.10").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_02_an_instance_tells_the_other_what_its_tunnels_bring_and_not_the_address_spaces() {
        Drive drive = joined();

        assertThat(drive.holds("far-gw/0", "far-gw/1", false))
                .containsExactly(
                        "10.0.0.0/16 10.50.0.5 65515",
                        "10.0.5.4/32 10.50.0.5",
                        "10.0.5.5/32 10.50.0.5",
                        "10.1.0.0/16 10.50.0.5 65515",
                        "10.2.0.0/16 10.50.0.5 65515",
                        "10.3.0.0/16 10.50.0.5 65515",
                        "192.168.1.0/24 10.50.0.5 65515-65010",
                        "192.168.2.0/24 10.50.0.5 65515-65001");
        // What Route Server told one instance stays with it.
        assertThat(drive.holds("vpn-gw/0", "vpn-gw/1", false))
                .extracting(row -> row.split(" ")[0])
                .doesNotContain("192.168.2.0/24", "10.0.0.0/16");
    }

    @Test
    void r_gw_02_a_site_with_a_tunnel_to_one_instance_is_told_on_by_the_other() {
        Drive drive =
                Drive.open(
                        "S-05",
                        B2B,
                        FAR,
                        THERE,
                        BACK,
                        "[{'set': 'connections/a-gw/links', 'to': 1}]");

        assertThat(drive.holds("vpn-gw/0", "vpn-gw/1", true))
                .contains("192.168.1.0/24 10.0.5.4 65010");
        assertThat(drive.holds("far-gw/0", "vpn-gw/1", false))
                .contains("192.168.1.0/24 10.0.5.5 65515-65010");
        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", "192.168.1.10")).containsExactly("a-gw");
        assertThat(drive.path("far-vm", "192.168.1.10").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_16_one_instance_hears_from_route_server_what_the_other_brought() {
        Drive drive = joined();

        for (int i = 0; i < 2; i++) {
            assertThat(drive.holds(RS + "/" + i, "vpn-gw/0", true))
                    .containsExactly("192.168.2.0/24 10.0.4.4 65001");
            assertThat(drive.holds(RS + "/" + i, "vpn-gw/1", true))
                    .containsExactly(
                            "10.50.0.0/16 10.0.5.4 65050",
                            "192.168.1.0/24 10.0.5.4 65010",
                            "192.168.2.0/24 10.0.4.4 65001");
        }
    }

    @Test
    void r_rul_20_of_equal_paths_the_one_that_stood_stays_when_the_other_comes_back() {
        String second =
                """
                [{'add': 'branches', 'value': {'name': 'branch-c',
                   'prefixes': ['192.168.9.0/24', '192.168.1.0/24'], 'bgp': {'asn': 65011}}},
                 {'add': 'connections', 'value': {'name': 'c-gw', 'branch': 'branch-c',
                   'to': 'vpn-gw', 'type': 'ipsec', 'routing': 'bgp'}}]
                """;
        Drive drive = Drive.open("S-05", B2B, FAR, THERE, BACK, second);
        String by = "192.168.1.0/24 10.0.5.4 65515-";

        assertThat(drive.holds("far-gw/0", "vpn-gw/0", false)).contains(by + "65010");
        drive.with("10s:down:a-gw").to(200);
        assertThat(drive.holds("far-gw/0", "vpn-gw/0", false)).contains(by + "65011");
        drive.with("200s:restore:a-gw").to(600);
        assertThat(drive.holds("far-gw/0", "vpn-gw/0", false)).contains(by + "65011");
    }
}
