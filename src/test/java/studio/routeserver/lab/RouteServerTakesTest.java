package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.add;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.appliance;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.spoke;

import org.junit.jupiter.api.Test;
import studio.routeserver.fabric.Verdict;

/// What an instance takes from an NVA: azure rules R-RS-18 to R-RS-26.
class RouteServerTakesTest {

    private static final String RS = "hub-route-server";

    @Test
    void r_rs_20_another_route_servers_subnet_is_a_prefix_like_any() {
        Drive drive = Drive.open("S-01", advertises("nva1", "10.0.6.0/26", "10.30.0.0/27"));

        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("10.30.0.0/27 10.0.4.4 65001");
        assertThat(drive.refused(RS, 0, "nva1")).contains("10.0.6.0/26 R-RS-20");
    }

    @Test
    void r_rs_21_r_eff_15_what_lies_in_the_space_of_a_client_is_refused_and_of_a_stranger_not() {
        String[] statements =
                all(
                        spoke("client", "10.7.0.0/16", true),
                        spoke("stranger", "10.8.0.0/16", false),
                        advertises(
                                "nva1",
                                "10.7.0.0/16",
                                "10.7.1.0/24",
                                "10.6.0.0/15",
                                "10.8.0.0/16",
                                "0.0.0.0/0"));
        Drive drive = Drive.open("S-01", statements);

        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly(
                        "0.0.0.0/0 10.0.4.4 65001",
                        "10.6.0.0/15 10.0.4.4 65001",
                        "10.8.0.0/16 10.0.4.4 65001");
        assertThat(drive.refused(RS, 0, "nva1"))
                .contains("10.7.0.0/16 R-RS-21", "10.7.1.0/24 R-RS-21");
    }

    @Test
    void r_rs_22_r_peer_05_the_space_of_a_network_that_is_only_peered_is_an_ordinary_prefix() {
        Drive drive =
                Drive.open(
                        "S-05",
                        all(
                                BRANCH_TO_BRANCH,
                                spoke("stranger", "10.8.0.0/16", false),
                                advertises("nva1", "10.8.0.0/16", "10.8.3.0/24")));

        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .as("so a site hears of what the hub reaches by peering")
                .containsExactly("10.8.0.0/16 10.0.4.4 65001", "10.8.3.0/24 10.0.4.4 65001");
        assertThat(drive.bgpRows("hub-vm"))
                .as("in the hub the peering wins (R-EFF-14)")
                .noneMatch(row -> row.startsWith("10.8."));
        assertThat(drive.hops("spoke1-vm", "10.8.3.0/24")).containsExactly("10.0.4.4");
    }

    @Test
    void r_rs_23_a_default_route_reaches_every_subnet_and_circuits_and_no_vpn_site() {
        Drive drive = Drive.open("S-22", advertises("nva1", "0.0.0.0/0"));

        assertThat(drive.hops("spoke1-vm", "0.0.0.0/0")).containsExactly("10.0.4.4");
        assertThat(drive.hops("hub-vm", "0.0.0.0/0")).containsExactly("10.0.4.4");
        assertThat(drive.hops("nva1", "0.0.0.0/0")).as("its own subnet").hasSize(1);
        assertThat(drive.holds(RS + "/0", "er-gw/0", true)).contains("0.0.0.0/0 10.0.4.4 65001");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true)).contains("0.0.0.0/0 10.0.4.4 65001");
        assertThat(drive.holds("dc-er/0", "dc", true)).anyMatch(row -> row.startsWith("0.0.0.0/0"));
        assertThat(drive.holds("vpn-gw/0", "dc", true))
                .isNotEmpty()
                .noneMatch(row -> row.startsWith("0.0.0.0/0"));
    }

    @Test
    void r_rs_24_any_next_hop_is_programmed_as_it_is_but_an_instance() {
        Drive drive =
                Drive.open(
                        "S-01",
                        advertises(
                                "nva1",
                                "{'prefix': '192.168.0.0/16', 'nextHop': '10.0.4.77'}",
                                "{'prefix': '172.16.0.0/12', 'nextHop': '10.0.6.5'}"));

        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("192.168.0.0/16 10.0.4.77 65001");
        assertThat(drive.refused(RS, 0, "nva1")).contains("172.16.0.0/12 R-RS-24");
        assertThat(drive.bgpRows("spoke1-vm")).containsExactly("192.168.0.0/16 10.0.4.77");
        assertThat(drive.path("spoke1-vm", "192.168.10.5").verdict())
                .as("nobody checked that it lives")
                .isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void r_rs_24_a_load_balancer_of_another_region_does_not_work_as_a_next_hop() {
        String[] balanced = {
            add(
                    "loadBalancers",
                    """
                    {'name': 'lb', 'subnet': 'spoke3/nva', 'ip': '10.3.4.10',
                     'backends': ['nva1']}
                    """),
            advertises("nva1", "{'prefix': '192.168.0.0/16', 'nextHop': '10.3.4.10'}")
        };
        Drive near = Drive.open("S-16", balanced);
        Drive far =
                Drive.open(
                        "S-16",
                        all(balanced, set("virtualNetworks/spoke3/region", "'northeurope'")));

        assertThat(near.path("hub-vm", "192.168.10.5").verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(far.hops("hub-vm", "192.168.0.0/16")).containsExactly("10.3.4.10");
        assertThat(far.path("hub-vm", "192.168.10.5").forward().getFirst().rule())
                .isEqualTo("R-RS-24");
    }

    @Test
    void r_rs_25_communities_are_kept_and_no_advertise_keeps_a_route_from_all_but_nics() {
        Drive drive =
                Drive.open(
                        "S-05",
                        all(
                                BRANCH_TO_BRANCH,
                                appliance("nva2", "10.0.4.5", 65002),
                                advertises(
                                        "nva1",
                                        "{'prefix': '192.168.2.0/24', 'communities': ['65001:7']}",
                                        "{'prefix': '192.168.3.0/24',"
                                                + " 'communities': ['65535:65282']}",
                                        "{'prefix': '192.168.4.0/24',"
                                                + " 'communities': ['65535:65281']}")));

        assertThat(drive.now().learned(new SessionId(RS + "/0", "vpn-gw/0"), true).toString())
                .contains("65001:7");
        assertThat(drive.bgpRows("spoke1-vm"))
                .contains("192.168.3.0/24 10.0.4.4", "192.168.4.0/24 10.0.4.4");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true))
                .as("no-export stays within the AS, where the gateways are")
                .containsExactly("192.168.2.0/24 10.0.4.4 65001", "192.168.4.0/24 10.0.4.4 65001");
        assertThat(drive.advertised(RS, 0, "nva2"))
                .contains("192.168.2.0/24 10.0.6.4 65515-65001")
                .noneMatch(row -> row.startsWith("192.168.3.") || row.startsWith("192.168.4."));
    }

    @Test
    void r_rs_26_lengths_and_public_prefixes_and_first_as_are_nobodys_business() {
        Drive drive =
                Drive.open(
                        "S-01",
                        advertises("nva1", "192.168.7.7/32", "8.8.8.0/24", "100.64.0.0/10"));

        assertThat(drive.learned(RS, 1, "nva1")).hasSize(3);
        assertThat(drive.bgpRows("spoke1-vm")).contains("192.168.7.7/32 10.0.4.4");
    }
}
