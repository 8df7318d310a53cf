package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.Verdict;

/// Rules that meet: each is held alone elsewhere, here is what they do to each other.
class CombinationScenario {

    private static String paris(String... prefixes) {
        return set("branches/paris/prefixes", "['" + String.join("', '", prefixes) + "']");
    }

    // ---- what enters by a gateway

    /// A firewall beside nva1, and a route of GatewaySubnet that leads to it.
    private static String[] throughFirewall(String prefix) {
        return all(
                add(
                        "nvas",
                        "{'name': 'fw', 'subnet': 'hub/nva', 'ip': '10.0.4.9', 'ipForwarding':"
                                + " true}"),
                add(
                        "routeTables",
                        """
                        {'name': 'rt-gw', 'routes': [{'name': 'inspect', 'prefix': '%s',
                         'nextHopType': 'VirtualAppliance', 'nextHopIp': '10.0.4.9'}]}
                        """
                                .formatted(prefix)),
                set("virtualNetworks/hub/subnets/GatewaySubnet/routeTable", "'rt-gw'"));
    }

    @Test
    void r_eff_25_r_eff_17_a_route_of_gateway_subnet_beats_what_route_server_told_the_gateway() {
        String there = "172.16.0.10";

        Drive same = Drive.open("S-21", all(BRANCH_TO_BRANCH, throughFirewall("172.16.0.0/12")));
        assertThat(same.ways("paris", there)).allMatch(way -> way.contains("vpn-gw fw "));

        Drive longer = Drive.open("S-21", all(BRANCH_TO_BRANCH, throughFirewall("172.16.0.0/24")));
        assertThat(longer.ways("paris", there)).allMatch(way -> way.contains("vpn-gw fw "));

        Drive shorter = Drive.open("S-21", all(BRANCH_TO_BRANCH, throughFirewall("172.0.0.0/8")));
        assertThat(shorter.ways("paris", there)).allMatch(way -> way.contains("vpn-gw nva1 "));
    }

    @Test
    void r_rul_11_r_eff_14_a_gateway_reaches_a_peered_network_by_the_peering_row_past_a_supernet() {
        for (String told : new String[] {"10.0.0.0/8", "10.9.0.0/16", "10.9.0.0/24"}) {
            Drive drive =
                    Drive.open(
                            "S-21",
                            BRANCH_TO_BRANCH,
                            advertises("nva1", told, "172.16.0.0/12"),
                            spoke("other", "10.9.0.0/16", false));

            assertThat(drive.ways("paris", "10.9.0.4"))
                    .as(told)
                    .isNotEmpty()
                    .noneMatch(way -> way.contains("nva1"));
        }
    }

    // ---- branches that announce much

    @Test
    void r_gw_13_a_branch_may_name_its_default_route_first() {
        Drive drive = Drive.open("S-21", paris("0.0.0.0/0", "192.168.7.0/24"));

        assertThat(drive.hops("spoke1-vm", "0.0.0.0/0")).containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(drive.hops("spoke1-vm", "192.168.7.0/24"))
                .containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(drive.path("paris", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_gw_13_a_branch_may_announce_nothing_but_a_default_route() {
        for (String[] wide : new String[][] {{"0.0.0.0/0"}, {"0.0.0.0/1", "128.0.0.0/1"}}) {
            Drive drive = Drive.open("S-21", paris(wide));

            assertThat(drive.hops("spoke1-vm", wide[0])).containsExactly("10.0.5.4", "10.0.5.5");
            assertThat(drive.path("spoke1-vm", "8.8.8.8").verdict()).isEqualTo(Verdict.DELIVERED);
        }
    }

    @Test
    void
            r_nva_29_r_gw_12_a_branch_sends_what_azure_told_it_to_azure_though_its_own_prefix_holds_it() {
        for (String wide : new String[] {"0.0.0.0/0", "10.0.0.0/8"}) {
            Drive drive = Drive.open("S-21", paris("192.168.7.0/24", wide));

            assertThat(drive.ways("paris", "10.1.0.4"))
                    .allMatch(way -> way.contains("vpn-gw"))
                    .allMatch(way -> way.endsWith("spoke1-vm"));
            assertThat(drive.path("paris", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
            // What is not Azure's is at home.
            assertThat(drive.ways("paris", "10.77.0.1")).noneMatch(way -> way.contains("vpn-gw"));
        }
        Drive drive = Drive.open("S-21", paris("192.168.7.0/24", "0.0.0.0/0"));
        assertThat(drive.path("spoke1-vm", "8.8.8.8").verdict()).isEqualTo(Verdict.DELIVERED);
    }

    @Test
    void r_nva_29_a_static_connection_is_the_way_to_azure_also_of_a_branch_that_has_the_internet() {
        Drive drive =
                Drive.open("S-01", set("branches/hq/prefixes", "['192.168.0.0/16', '0.0.0.0/0']"));

        assertThat(drive.path("hq", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.ways("hq", "10.1.0.4")).allMatch(way -> way.contains("nva1"));
        assertThat(drive.ways("hq", "8.8.8.8")).noneMatch(way -> way.contains("nva1"));
    }

    // ---- why

    private static EffectiveRoute row(Drive drive, String nic, String prefix) {
        return drive.now().fabric().routes(drive.nic(nic)).rows().stream()
                .filter(one -> one.addressPrefix().equals(prefix))
                .filter(one -> one.state() == EffectiveRoute.State.ACTIVE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r_rs_28_a_row_names_a_loser_that_came_while_the_winner_was_being_programmed() {
        Drive drive =
                Drive.open(
                        "S-22",
                        remove("connections/dc-vpn"),
                        set("routeServers/hub-route-server/hubRoutingPreference", "'VpnGateway'"));

        EffectiveRoute row = row(drive, "spoke1-vm", "192.168.0.0/16");

        assertThat(row.rule()).isEqualTo("R-RS-28");
        assertThat(row.why()).contains("a route of ExpressRoute").contains("nva1");
    }

    @Test
    void r_rul_24_a_row_names_the_step_that_beat_the_runner_up() {
        Drive drive =
                Drive.open(
                        "S-22",
                        set("routeServers/hub-route-server/hubRoutingPreference", "'VpnGateway'"));

        EffectiveRoute row = row(drive, "spoke1-vm", "192.168.0.0/16");

        assertThat(row.rule()).isEqualTo("R-RUL-24");
        assertThat(row.why()).contains("nva1").contains("vpn-gw/0");
    }

    @Test
    void r_gw_35_without_a_route_server_no_preference_is_named() {
        Drive drive = Drive.open("S-22", remove("routeServers/hub-route-server"));

        EffectiveRoute row = row(drive, "spoke1-vm", "192.168.0.0/16");

        assertThat(row.rule()).isEqualTo("R-GW-35");
        assertThat(row.nextHops()).hasToString("[10.0.5.6, 10.0.5.7]");
    }

    @Test
    void r_nva_22_what_dies_behind_a_tunnel_is_told_of_who_died_there_and_not_of_the_tunnel() {
        Drive nva = Drive.open("S-01").with("10s:fail:nva1").to(20);
        assertThat(nva.path("hq", "10.1.0.4").reason())
                .isEqualTo("black hole at nva1 because it is down");

        Drive gateway = Drive.open("S-21").with("10s:fail:vpn-gw").to(20);
        assertThat(gateway.path("paris", "10.1.0.4").reason())
                .contains("black hole at vpn-gw/0 because it is down");

        Drive branch = Drive.open("S-01").with("10s:fail:hq").to(20);
        assertThat(branch.path("spoke1-vm", "192.168.10.5").reason())
                .isEqualTo("black hole at hq because it is down");

        Drive tunnel = Drive.open("S-01").with("10s:down:hq-nva1").to(20);
        assertThat(tunnel.path("spoke1-vm", "192.168.10.5").reason())
                .isEqualTo("black hole at nva1 because connection hq-nva1 is down");
    }

    // ---- NVAs with two NICs

    @Test
    void r_nva_11_what_an_nva_sends_itself_has_the_address_of_the_nic_that_it_leaves_by() {
        Drive drive =
                Drive.open(
                        "S-12",
                        add(
                                "virtualNetworks/hub/subnets",
                                "{'name': 'outside', 'prefix': '10.0.9.0/24', 'routeTable':"
                                        + " 'rt-out'}"),
                        add(
                                "routeTables",
                                "{'name': 'rt-out', 'disableBgpRoutePropagation': true, 'routes':"
                                        + " []}"),
                        set(
                                "nvas/nva1/interfaces",
                                "[{'name': 'out', 'subnet': 'hub/outside', 'ip': '10.0.9.4'}]"),
                        set(
                                "nvas/nva1/staticRoutes",
                                "[{'prefix': '0.0.0.0/0', 'via': '10.0.9.1'},"
                                        + " {'prefix': '10.0.0.0/8', 'via': '10.0.4.1'}]"));

        assertThat(drive.path("nva1", "8.8.8.8").verdict()).isEqualTo(Verdict.INTERNET);
        assertThat(drive.path("nva1", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(drive.path("spoke1-vm", "8.8.8.8").verdict())
                .as("what others send is not translated unless it says so")
                .isEqualTo(Verdict.BLACK_HOLE);
    }

    // ---- instances of gateways

    @Test
    void r_gw_39_what_a_branch_sends_into_the_tunnel_of_a_lost_instance_dies_until_it_notices() {
        for (String routing : new String[] {"bgp", "static"}) {
            Drive drive =
                    Drive.open("S-21", set("connections/paris-gw/routing", "'" + routing + "'"));
            assertThat(drive.path("paris", "10.1.0.4").works()).isEqualTo(1);

            drive.with("10s:fail:vpn-gw/0").to(54);
            assertThat(drive.path("paris", "10.1.0.4").works()).as(routing).isEqualTo(0.5);
            assertThat(drive.path("paris", "10.1.0.4").reason()).contains("vpn-gw/0");

            drive.to(56);
            assertThat(drive.path("paris", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);

            drive.with("100s:restore:vpn-gw/0").to(200);
            assertThat(drive.path("paris", "10.1.0.4").forward()).hasSize(2);
            assertThat(drive.path("paris", "10.1.0.4").verdict()).isEqualTo(Verdict.DELIVERED);
        }
    }

    @Test
    void r_gw_39_a_branch_with_one_tunnel_enters_by_the_first_instance_only() {
        Drive drive = Drive.open("S-21", set("connections/paris-gw/links", "1"));

        assertThat(drive.path("paris", "10.1.0.4").forward()).hasSize(1);
    }
}
