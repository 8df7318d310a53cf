package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.appliance;
import static studio.routeserver.lab.Changes.bgpBranch;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.topology.Kind;

/// Who wins among ExpressRoute, VPN and NVA, and which networks hear of it: azure rules R-GW-33 to
/// R-GW-37.
class GatewayPreferenceScenario {

    private static final String ALL = "192.168.0.0/16";
    private static final String NVA = "10.0.4.4";
    private static final String VPN = "10.0.5.4,10.0.5.5";
    private static final String EXPRESSROUTE = "10.0.5.6,10.0.5.7";
    private static final String ALONE = set("routeServers", "[]");

    private static String preference(String value) {
        return set("routeServers/hub-route-server/hubRoutingPreference", "'" + value + "'");
    }

    @Test
    void r_gw_33_a_longer_prefix_comes_before_every_preference() {
        Drive drive = Drive.open("S-22", advertises("nva1", "192.168.0.0/17"));

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly("192.168.0.0/16 " + EXPRESSROUTE, "192.168.0.0/17 " + NVA);
        assertThat(drive.ways("spoke1-vm", "192.168.1.10"))
                .allSatisfy(way -> assertThat(way).startsWith("spoke1-vm nva1"));
        assertThat(drive.ways("spoke1-vm", "192.168.200.10"))
                .allSatisfy(way -> assertThat(way).startsWith("spoke1-vm er-gw dc-er"));
    }

    @Test
    void r_gw_33_nvas_of_equal_length_share_and_a_shorter_one_of_vpn_or_nva_wins() {
        Drive drive =
                Drive.open(
                        "S-22",
                        all(
                                preference("VpnGateway"),
                                appliance("nva2", "10.0.4.5", 65002, ALL),
                                remove("connections/dc-vpn")));
        assertThat(drive.bgpRows("spoke1-vm")).containsExactly(ALL + " 10.0.4.4,10.0.4.5");

        Drive vpn =
                Drive.open(
                        "S-22",
                        preference("VpnGateway"),
                        advertises("nva1", "{'prefix': '" + ALL + "', 'asPathPrepend': 1}"));
        assertThat(vpn.bgpRows("spoke1-vm")).containsExactly(ALL + " " + VPN);
    }

    @ParameterizedTest(name = "{0}, VPN {1}: {2}")
    @CsvSource({
        "VpnGateway, static, '10.0.5.4,10.0.5.5'",
        "ASPath, static, '10.0.5.4,10.0.5.5'",
        "VpnGateway, bgp, '10.0.5.4,10.0.5.5'",
        "ASPath, none, '10.0.4.4'",
        "VpnGateway, none, '10.0.4.4'"
    })
    void r_gw_34_a_static_branch_counts_0_one_with_bgp_1_and_a_circuit_2(
            String preference, String vpn, String winner) {
        Drive drive =
                Drive.open(
                        "S-22",
                        preference(preference),
                        vpn.equals("none")
                                ? remove("connections/dc-vpn")
                                : set("connections/dc-vpn/routing", "'" + vpn + "'"));

        assertThat(drive.bgpRows("spoke1-vm"))
                .as("an NVA's path has one ASN; at a tie the gateway is programmed")
                .containsExactly(ALL + " " + winner);
    }

    @ParameterizedTest
    @CsvSource({"ExpressRoute", "VpnGateway", "ASPath"})
    void r_gw_35_without_a_route_server_expressroute_beats_vpn_and_a_longer_prefix_both(
            String preference) {
        Drive drive =
                Drive.open(
                        "S-22",
                        all(
                                preference(preference),
                                ALONE,
                                bgpBranch("lyon", "192.168.40.0/24", 65030)));

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(ALL + " " + EXPRESSROUTE, "192.168.40.0/24 " + VPN);
        assertThat(drive.ways("spoke1-vm", "192.168.40.10"))
                .allSatisfy(way -> assertThat(way).isEqualTo("spoke1-vm vpn-gw lyon-gw lyon"));
    }

    @Test
    void r_gw_36_rows_of_a_gateway_name_its_instances_and_rows_of_an_nva_the_nva() {
        Drive drive =
                Drive.open(
                        "S-22",
                        all(
                                advertises("nva1", "172.16.0.0/12"),
                                bgpBranch("lyon", "192.168.40.0/24", 65030)));

        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly(
                        "172.16.0.0/12 " + NVA, ALL + " " + EXPRESSROUTE, "192.168.40.0/24 " + VPN);
        assertThat(drive.now().fabric().routes(drive.nic("spoke1-vm")).rows())
                .filteredOn(row -> row.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(row.type())
                                .isEqualTo(EffectiveRoute.Type.VIRTUAL_NETWORK_GATEWAY));
    }

    @ParameterizedTest(name = "transit {0}, remote gateways {1}, propagation off {2}: {3}")
    @CsvSource({
        "true, true, false, true",
        "false, true, false, false",
        "true, false, false, false",
        "true, true, true, false"
    })
    void r_gw_37_a_spoke_needs_both_flags_and_propagation_and_gets_both_kinds_or_none(
            boolean transit, boolean remote, boolean off, boolean gets) {
        Drive drive =
                Drive.open(
                        "S-21",
                        set("peerings/hub>spoke1/allowGatewayTransit", "" + transit),
                        set("peerings/spoke1>hub/useRemoteGateways", "" + remote),
                        add(
                                "routeTables",
                                "{'name': 'rt', 'disableBgpRoutePropagation': %s, 'routes': []}"
                                        .formatted(off)),
                        set("virtualNetworks/spoke1/subnets/default/routeTable", "'rt'"));

        assertThat(drive.bgpRows("spoke1-vm")).hasSize(gets ? 3 : 0);
        assertThat(drive.bgpRows("spoke2-vm")).hasSize(3);
        assertThat(
                        drive.holds("vpn-gw/0", "paris", true).stream()
                                .anyMatch(row -> row.startsWith("10.1.0.0/16")))
                .as("branches hear of it as soon as the flags stand")
                .isEqualTo(transit && remote);
    }

    @Test
    void r_gw_37_a_global_peering_serves_a_spoke_as_well() {
        Drive drive =
                Drive.open(
                        "S-21",
                        set("virtualNetworks/spoke1/region", "'northeurope'"),
                        BRANCH_TO_BRANCH);

        assertThat(drive.bgpRows("spoke1-vm")).isEqualTo(drive.bgpRows("spoke2-vm"));
        assertThat(drive.exits(Kind.BRANCH, "paris", "10.1.0.4")).containsExactly("paris-gw");
    }

    @Test
    void r_gw_37_a_network_with_a_gateway_of_its_own_uses_no_other() {
        Drive drive =
                Drive.open(
                        "S-21",
                        add(
                                "virtualNetworks/spoke1/subnets",
                                "{'name': 'GatewaySubnet', 'prefix': '10.1.255.0/27'}"),
                        add(
                                "gateways",
                                "{'name': 'own', 'type': 'vpn', 'subnet':"
                                        + " 'spoke1/GatewaySubnet'}"));

        assertThat(drive.bgpRows("spoke1-vm")).isEmpty();
        assertThat(List.of(drive.bgpRows("spoke2-vm"))).isNotEmpty();
    }
}
