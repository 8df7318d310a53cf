package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.remove;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.net.Ipv4Address;

/// How routes come into NICs, and when: azure rules R-EFF-11 to R-EFF-13, R-EFF-29, R-EFF-30.
class ProgrammingTest {

    private static final String ALL = "192.168.0.0/16";

    @ParameterizedTest(name = "{0}, {1} more in front: {2}")
    @CsvSource({
        "192.168.1.0/24, 0, 10.0.5.4 10.0.5.5",
        "192.168.1.0/24, 3, 10.0.5.4 10.0.5.5",
        "192.168.1.0/25, 0, 10.0.4.4"
    })
    void r_eff_12_with_branch_to_branch_off_route_servers_choice_decides_all_the_same(
            String prefix, int prepend, String hops) {
        Drive drive =
                Drive.open(
                        "S-05",
                        advertises(
                                "nva1",
                                "{'prefix': '%s', 'asPathPrepend': %d}"
                                        .formatted(prefix, prepend)));

        assertThat(drive.hops("spoke1-vm", prefix)).containsExactly(hops.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"ExpressRoute, 10.0.5.6 10.0.5.7", "VpnGateway, 10.0.4.4", "ASPath, 10.0.4.4"})
    void r_eff_11_r_eff_12_r_rs_28_the_preference_decides_what_is_programmed_also_when_it_is_off(
            String preference, String hops) {
        Drive drive =
                Drive.open(
                        "S-22",
                        remove("connections/dc-vpn"),
                        set("routeServers/hub-route-server/branchToBranch", "false"),
                        set(
                                "routeServers/hub-route-server/hubRoutingPreference",
                                "'" + preference + "'"));

        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly(hops.split(" "));
    }

    @Test
    void r_eff_12_nobody_behind_a_client_has_the_routes() {
        Drive drive =
                Drive.open(
                        "S-01",
                        spoke("stranger", "10.8.0.0/16", false),
                        """
                        [{'add': 'virtualNetworks', 'value': {'name': 'below',
                           'addressSpace': ['10.9.0.0/16'],
                           'subnets': [{'name': 'default', 'prefix': '10.9.0.0/24'}]}},
                         {'add': 'peerings', 'value': {'from': 'spoke1', 'to': 'below',
                           'allowGatewayTransit': true}},
                         {'add': 'peerings', 'value': {'from': 'below', 'to': 'spoke1',
                           'useRemoteGateways': true}},
                         {'add': 'virtualMachines', 'value': {'name': 'below-vm',
                           'subnet': 'below/default', 'ip': '10.9.0.4'}},
                         {'add': 'virtualMachines', 'value': {'name': 'stranger-vm',
                           'subnet': 'stranger/default', 'ip': '10.8.0.4'}}]
                        """);

        assertThat(drive.bgpRows("spoke1-vm")).hasSize(3);
        assertThat(drive.bgpRows("below-vm")).isEmpty();
        assertThat(drive.bgpRows("stranger-vm")).isEmpty();
        assertThat(drive.bgpRows("nva1")).as("an NVA's own subnet as well").hasSize(3);
    }

    @Test
    void r_eff_29_a_route_comes_after_25_to_35_seconds_and_goes_after_20_to_30() {
        Drive drive = Drive.open("S-01").with("10s:advertise:nva1:172.31.9.0/24").to(100);
        for (String vm : List.of("hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm")) {
            double there =
                    drive.since(s -> !Drive.hops(s, drive.nic(vm), "172.31.9.0/24").isEmpty());
            assertThat(there).isBetween(10.0 + 25, 10.0 + 35.1);
        }

        drive.with("100s:withdraw:nva1:172.31.9.0/24").to(200);
        for (String vm : List.of("hub-vm", "spoke1-vm", "spoke2-vm", "spoke3-vm")) {
            double gone = drive.since(s -> Drive.hops(s, drive.nic(vm), "172.31.9.0/24").isEmpty());
            assertThat(gone).isBetween(100.0 + 20, 100.0 + 30.1);
        }
    }

    @Test
    void r_eff_30_a_prefix_goes_from_one_set_of_next_hops_to_the_next_and_is_never_gone() {
        Drive drive = Drive.open("S-14").with("10s:shut:nva1").to(100);

        assertThat(drive.hops("spoke1-vm", ALL)).containsExactly("10.0.4.5");
        assertThat(drive.seen())
                .allSatisfy(s -> assertThat(Drive.hops(s, drive.nic("spoke1-vm"), ALL)).hasSize(1));
    }

    @Test
    void r_eff_30_where_nothing_is_left_the_next_wider_row_takes_the_packet() {
        Drive drive =
                Drive.open("S-01", advertises("nva1", "192.168.0.0/16", "0.0.0.0/0"))
                        .with("10s:withdraw:nva1:192.168.0.0/16")
                        .to(100);

        assertThat(
                        drive.now()
                                .fabric()
                                .routes(drive.nic("spoke1-vm"))
                                .match(Ipv4Address.parse("192.168.10.5")))
                .hasValueSatisfying(row -> assertThat(row.addressPrefix()).isEqualTo("0.0.0.0/0"));
    }
}
