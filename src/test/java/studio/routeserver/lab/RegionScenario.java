package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Several Route Servers: scenarios 26, 27 and 30.
class RegionScenario {

    @Test
    void r_rs_39_r_rs_41_two_hubs_learn_of_each_other_through_their_NVAs() {
        Drive drive = Drive.open("S-26");

        for (int i = 0; i < 2; i++) {
            assertThat(drive.learned("rs-b", i, "nva-b"))
                    .containsExactly(
                            "10.10.0.0/16 10.20.1.4 65002-65001",
                            "10.11.0.0/16 10.20.1.4 65002-65001");
            assertThat(drive.learned("rs-a", i, "nva-a"))
                    .containsExactly(
                            "10.20.0.0/16 10.10.1.4 65001-65002",
                            "10.21.0.0/16 10.10.1.4 65001-65002");
            assertThat(drive.advertised("rs-a", i, "nva-a"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).endsWith(" 65515"));
        }
        assertThat(drive.bgpRows("vm-b"))
                .containsExactly("10.10.0.0/16 10.20.1.4", "10.11.0.0/16 10.20.1.4");

        drive.with("10s:down:a-b").to(200);
        assertThat(drive.bgpRows("vm-a")).isEmpty();
        assertThat(drive.bgpRows("vm-b")).isEmpty();
    }

    @Test
    void r_rs_19_r_rs_41_r_gw_23_without_the_override_both_learn_nothing() {
        Drive drive =
                Drive.open(
                        "S-26",
                        """
                        [{'set': 'nvas/nva-a/bgp/asOverride', 'to': false},
                         {'set': 'nvas/nva-b/bgp/asOverride', 'to': false}]
                        """);
        assertThat(drive.learned("rs-a", 0, "nva-a")).isEmpty();
        assertThat(drive.learned("rs-b", 1, "nva-b")).isEmpty();
        assertThat(drive.bgpRows("vm-b")).isEmpty();
    }

    @Test
    void r_rs_09_r_rs_43_a_Route_Server_in_the_spoke_peers_across_plain_peerings() {
        Drive drive = Drive.open("S-27");

        assertThat(drive.bgpRows("vm")).containsExactly("192.168.0.0/16 10.10.1.4,10.20.1.4");
        assertThat(drive.bgpRows("hub-a-vm")).isEmpty();
        assertThat(drive.advertised("rs", 0, "nva-b"))
                .containsExactly("10.5.0.0/16 10.5.0.68 65515");
        assertThat(drive.advertised("rs", 1, "nva-a"))
                .containsExactly("10.5.0.0/16 10.5.0.69 65515");

        drive.with("10s:fail:nva-a").to(300);
        assertThat(drive.bgpRows("vm")).containsExactly("192.168.0.0/16 10.20.1.4");
    }

    @Test
    void r_rs_20_r_rs_22_r_rs_32_r_rs_42_the_measured_lab_learns_what_Azure_learned() {
        Drive drive = Drive.open("S-30");

        assertThat(drive.learned("ars-hub1", 0, "peer-nva1"))
                .containsExactly(
                        "0.0.0.0/0 10.10.1.4 65001",
                        "10.30.0.0/24 10.10.1.4 65001",
                        "10.30.0.0/27 10.10.1.4 65001",
                        "10.31.0.0/24 10.10.1.4 65001",
                        "10.32.0.0/24 10.10.1.4 65001");
        assertThat(drive.learned("ars-poland", 0, "peer-nva1"))
                .containsExactly(
                        "0.0.0.0/0 10.10.1.4 65001",
                        "10.10.0.64/27 10.10.1.4 65001",
                        "10.10.1.0/27 10.10.1.4 65001");
        assertThat(drive.advertised("ars-hub2", 0, "peer-nva2"))
                .containsExactly(
                        "10.20.0.0/16 10.20.0.68 65515",
                        "10.21.0.0/24 10.20.0.68 65515",
                        "10.40.0.0/16 10.20.0.68 65515-65000");
        assertThat(drive.advertised("ars-poland", 1, "peer-nva2"))
                .containsExactly(
                        "10.30.0.0/24 10.30.0.5 65515",
                        "10.31.0.0/24 10.30.0.5 65515",
                        "10.32.0.0/24 10.30.0.5 65515");
        assertThat(drive.bgpRows("vm-c1-ep")).containsExactly("0.0.0.0/0 10.10.1.4,10.20.1.4");
        assertThat(drive.bgpRows("vm-hub1-ep")).isEmpty();
        assertThat(drive.bgpRows("nva1"))
                .containsExactly("0.0.0.0/0 10.10.1.4", "10.40.0.0/16 10.10.0.4,10.10.0.5");
        assertThat(drive.holds("vpngw-hub1/0", "onprem", true))
                .contains("10.31.0.0/24 10.10.0.4 65515-65001")
                .noneMatch(row -> row.startsWith("0.0.0.0/0"));
        assertThat(drive.holds("vpngw-hub2/0", "onprem", true))
                .contains("10.31.0.0/24 10.20.0.4 65515-65002-65002-65002");
    }

    @Test
    void r_rs_29_r_rs_38_prepending_and_failing_over_as_measured() {
        String delta3 =
                """
                [{'set': 'nvas/nva2/bgp/advertise/0.0.0.0~10',
                  'to': {'prefix': '0.0.0.0/0', 'to': ['10.20.0.68', '10.20.0.69']}},
                 {'add': 'nvas/nva2/bgp/advertise',
                  'value': {'prefix': '0.0.0.0/0', 'asPathPrepend': 2,
                            'to': ['10.30.0.4', '10.30.0.5']}}]
                """;
        Drive drive = Drive.open("S-30", delta3);
        assertThat(drive.bgpRows("vm-c1-ep")).containsExactly("0.0.0.0/0 10.10.1.4");
        assertThat(drive.learned("ars-poland", 1, "peer-nva2"))
                .contains("0.0.0.0/0 10.20.1.4 65002-65002-65002");

        drive.with("10s:shut:nva1", "10s:down:conn-hub1").to(60);
        assertThat(drive.bgpRows("vm-c1-ep")).containsExactly("0.0.0.0/0 10.20.1.4");
        assertThat(drive.learned("ars-poland", 0, "peer-nva1")).isEmpty();

        drive.with("300s:restore:nva1", "300s:restore:conn-hub1").to(700);
        assertThat(drive.bgpRows("vm-c1-ep")).containsExactly("0.0.0.0/0 10.10.1.4");
        assertThat(drive.bgpRows("nva1")).contains("10.40.0.0/16 10.10.0.4,10.10.0.5");
    }
}
