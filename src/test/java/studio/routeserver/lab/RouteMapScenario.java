package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Route maps of a Route Server (azure rules R-GW-46 to R-GW-50).
class RouteMapScenario {

    private static final String RS = "hub-route-server";

    private static String map(String attach, String rules) {
        return """
        [{'set': 'routeServers/hub-route-server/routeMaps', 'to': [
          {'name': 'map', 'attach': [%s], 'rules': [%s]}]}]
        """
                .formatted(attach, rules);
    }

    @Test
    void an_inbound_prepend_decides_what_is_programmed() {
        Drive drive =
                Drive.open(
                        "S-02",
                        map(
                                "{'peer': 'nva1', 'direction': 'in'}",
                                """
                                {'name': 'longer', 'match': [{'condition': 'Equals',
                                   'routePrefix': ['192.168.0.0/16']}],
                                 'actions': [{'type': 'Add', 'asPath': [64580, 64581]}],
                                 'nextStep': 'Terminate'},
                                {'name': 'never reached', 'match': [],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Terminate'}
                                """));

        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly("192.168.0.0/16 10.0.4.4 64580-64581-65001");
        assertThat(drive.refused(RS, 0, "nva1"))
                .contains("172.16.0.0/12 R-GW-48", "10.100.0.0/16 R-GW-48");
        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("192.168.0.0/16 10.0.4.5");
    }

    @Test
    void an_outbound_map_changes_what_a_peer_hears_and_nothing_else() {
        Drive drive =
                Drive.open(
                        "S-02",
                        map(
                                "{'peer': 'nva1', 'direction': 'out'}",
                                """
                                {'name': 'not spoke3', 'match': [{'condition': 'Contains',
                                   'routePrefix': ['10.3.0.0/16']}],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Terminate'}
                                """));

        assertThat(drive.advertised(RS, 1, "nva1")).hasSize(3);
        assertThat(drive.advertised(RS, 1, "nva2")).hasSize(4);
        assertThat(drive.bgpRows("spoke3-vm")).hasSize(3);
    }

    @Test
    void a_map_of_a_connection_sees_what_the_site_brought_and_what_it_is_told() {
        String b2b = "[{'set': 'routeServers/hub-route-server/branchToBranch', 'to': true}]";
        String drop =
                "{'name': 'drop', 'match': [], 'actions': [{'type': 'Drop'}], 'nextStep':"
                        + " 'Terminate'}";
        Drive inbound =
                Drive.open("S-05", b2b, map("{'connection': 'a-gw', 'direction': 'in'}", drop));
        assertThat(inbound.bgpRows("spoke1-vm")).containsExactly("192.168.2.0/24 10.0.4.4");
        assertThat(inbound.advertised(RS, 0, "nva1")).hasSize(4);

        Drive outbound =
                Drive.open("S-05", b2b, map("{'connection': 'a-gw', 'direction': 'out'}", drop));
        assertThat(outbound.holds("vpn-gw/0", "branch-a", true))
                .hasSize(4)
                .noneMatch(row -> row.startsWith("192.168.2.0"));
        assertThat(outbound.holds(RS + "/0", "vpn-gw/0", true)).hasSize(1);
    }

    @Test
    void r_rs_51_a_map_rescues_no_looped_route() {
        Drive drive =
                Drive.open(
                        "S-13",
                        map(
                                "{'peer': 'nva1', 'direction': 'in'}",
                                """
                                {'name': 'strip', 'match': [],
                                 'actions': [{'type': 'Replace', 'asPath': [65001]}],
                                 'nextStep': 'Continue'}
                                """));

        assertThat(drive.refused(RS, 0, "nva1")).contains("172.16.0.0/12 R-RS-19");
        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly("10.100.0.0/16 10.0.4.4 65001", "192.168.0.0/16 10.0.4.4 65001");
    }
}
