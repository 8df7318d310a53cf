package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.Topology;

/// A VPN gateway as such: azure rules R-GW-01 to R-GW-06.
class GatewayObjectTest {

    private static final String RS = "hub-route-server";
    private static final String STANDBY = set("gateways/vpn-gw/activeActive", "false");
    private static final String[] PARIS = {"192.168.7.0/24", "192.168.8.0/23"};

    @Test
    void r_gw_01_the_basic_sku_speaks_no_bgp_and_what_is_static_works_over_it() {
        String basic = set("gateways/vpn-gw/sku", "'Basic'");
        Drive bgp = Drive.open("S-21", STANDBY, basic);
        Drive fixed = Drive.open("S-21", STANDBY, basic, remove("connections/paris-gw/routing"));

        assertThat(bgp.up("vpn-gw/0", "paris")).isFalse();
        assertThat(bgp.session("vpn-gw/0", "paris").note()).contains("Basic", "R-GW-01");
        assertThat(bgp.hops("spoke1-vm", PARIS[0])).isEmpty();
        assertThat(fixed.now().sessions().keySet())
                .as("where the file says nothing such a connection is static")
                .noneMatch(id -> id.remote().equals("paris"));
        assertThat(fixed.hops("spoke1-vm", PARIS[0])).containsExactly("10.0.5.4");
        assertThat(fixed.ways("paris", "10.1.0.4"))
                .containsExactly("paris paris-gw vpn-gw spoke1-vm");
    }

    @Test
    void r_gw_02_both_instances_of_an_active_active_gateway_have_an_address_and_a_tunnel() {
        Drive drive = Drive.open("S-21");

        assertThat(drive.up("vpn-gw/0", "paris") && drive.up("vpn-gw/1", "paris")).isTrue();
        assertThat(drive.session("vpn-gw/0", "paris").localAddress()).hasToString("10.0.5.4");
        assertThat(drive.session("vpn-gw/1", "paris").localAddress()).hasToString("10.0.5.5");
        assertThat(drive.hops("spoke1-vm", PARIS[0])).containsExactly("10.0.5.4", "10.0.5.5");
    }

    @Test
    void r_gw_02_an_active_standby_gateway_has_one_address_and_forwards_with_one_instance() {
        Drive drive = Drive.open("S-21", STANDBY);

        assertThat(drive.up("vpn-gw/0", "paris")).isTrue();
        assertThat(drive.now().sessions().keySet())
                .noneMatch(id -> id.toString().contains("vpn-gw/1"));
        assertThat(drive.hops("spoke1-vm", PARIS[0])).containsExactly("10.0.5.4");
        assertThat(drive.path("spoke1-vm", "192.168.7.10").works()).isEqualTo(1.0);
    }

    @Test
    void r_gw_03_a_gateway_speaks_with_65515_unless_another_asn_is_given() {
        Drive silent = Drive.open("S-21", remove("gateways/vpn-gw/bgp"));
        Drive other = Drive.open("S-21", set("gateways/vpn-gw/bgp/asn", "64600"));

        assertThat(silent.holds("vpn-gw/0", "paris", true))
                .contains("10.1.0.0/16 10.0.5.4 65515")
                .allSatisfy(row -> assertThat(row).endsWith(" 65515"));
        assertThat(other.holds("vpn-gw/0", "paris", true))
                .contains("10.1.0.0/16 10.0.5.4 64600")
                .allSatisfy(row -> assertThat(row).endsWith(" 64600"));
    }

    @Test
    void r_gw_04_an_active_standby_gateway_exchanges_nothing_and_its_routes_are_programmed() {
        Drive drive = Drive.open("S-21", STANDBY, BRANCH_TO_BRANCH);

        assertThat(drive.now().sessions().keySet())
                .noneMatch(id -> id.local().startsWith(RS) && id.remote().startsWith("vpn-gw"));
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(4);
        assertThat(drive.holds("vpn-gw/0", "paris", true)).hasSize(4);
        assertThat(drive.hops("spoke1-vm", PARIS[1])).containsExactly("10.0.5.4");
    }

    @Test
    void r_gw_04_a_gateway_with_an_asn_of_its_own_exchanges_all_the_same() {
        Drive drive = Drive.open("S-21", set("gateways/vpn-gw/bgp/asn", "64600"), BRANCH_TO_BRANCH);

        assertThat(drive.advertised(RS, 0, "nva1"))
                .as("as a public lab showed: 65515, the gateway, the branch")
                .contains("192.168.7.0/24 10.0.6.4 65515-64600-65020");
        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .contains("172.16.0.0/12 10.0.5.4 64600-65515-65001");
    }

    @Test
    void r_gw_04_a_gateway_whose_branches_are_all_static_exchanges_with_route_server_too() {
        Drive drive =
                Drive.open(
                        "S-21",
                        BRANCH_TO_BRANCH,
                        remove("gateways/vpn-gw/bgp", "branches/paris/bgp"),
                        set("connections/paris-gw/routing", "'static'"));

        assertThat(drive.up(RS + "/0", "vpn-gw/0") && drive.up(RS + "/1", "vpn-gw/1")).isTrue();
        assertThat(drive.advertised(RS, 0, "nva1")).contains("192.168.7.0/24 10.0.6.4 65515");
    }

    @ParameterizedTest
    @CsvSource({"true, '10.0.5.6, 10.0.5.7'", "false, '10.0.5.5, 10.0.5.6'"})
    void r_gw_05_azure_gives_addresses_from_4_up_and_the_gateway_drawn_first_the_lower_ones(
            boolean activeActive, String second) {
        Topology topology =
                Drive.scenario("S-22", set("gateways/vpn-gw/activeActive", "" + activeActive));

        List<Ipv4Address> vpn =
                Addresses.gateway(topology, topology.gateway("vpn-gw").orElseThrow());
        List<Ipv4Address> expressRoute =
                Addresses.gateway(topology, topology.gateway("er-gw").orElseThrow());

        assertThat(vpn.getFirst()).hasToString("10.0.5.4");
        assertThat(expressRoute).hasToString("[%s]".formatted(second));
        Drive drive = new Drive(topology, 1);
        assertThat(drive.session("er-gw/0", "dc-er/0").localAddress())
                .isEqualTo(expressRoute.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"[], 2", "'[[''169.254.21.4'']]', 1"})
    void r_gw_06_an_instance_with_an_apipa_address_waits_for_the_device(
            String addresses, int connections) {
        List<String> opens = new java.util.ArrayList<>();
        RunningLab.boot(
                        Drive.scenario("S-21", set("gateways/vpn-gw/apipa", addresses)),
                        1,
                        (at, from, to, message) -> {
                            if (message.get(18) == 1) {
                                opens.add(from + ">" + to);
                            }
                        })
                .advanceTo(Drive.at(0));
    }

    @Test
    void r_gw_06_an_apipa_address_speaks_with_the_branch_and_the_default_one_with_route_server() {
        String apipa = "[['169.254.21.4', '169.254.22.4'], ['169.254.21.8']]";
        Drive drive = Drive.open("S-21", set("gateways/vpn-gw/apipa", apipa));

        assertThat(drive.session("vpn-gw/0", "paris").localAddress()).hasToString("169.254.21.4");
        assertThat(drive.session("vpn-gw/1", "paris").localAddress()).hasToString("169.254.21.8");
        assertThat(drive.up("vpn-gw/0", "paris") && drive.up("vpn-gw/1", "paris")).isTrue();
        assertThat(drive.session(RS + "/0", "vpn-gw/0").remoteAddress()).hasToString("10.0.5.4");
        assertThat(drive.hops("spoke1-vm", PARIS[0])).containsExactly("10.0.5.4", "10.0.5.5");
    }
}
