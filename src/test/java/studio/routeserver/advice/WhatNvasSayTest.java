package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhatNvasSayTest {

    @Test
    void r_rs_50_v034_different_statements_for_the_two_instances() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '192.168.0.0/16'},"
                                + " {'prefix': '172.16.0.0/12', 'to': ['10.0.6.4']}]}]");

        assertThat(checked.said("V-034"))
                .isEqualTo(
                        "warning nva1: nva1 tells the two instances of hub-route-server different"
                                + " things; advertise the same routes to both.");
        Checked mended = checked.mended("V-034");
        assertThat(mended.rules()).doesNotContain("V-034");
        assertThat(mended.topology().nva("nva1").orElseThrow().speaks().orElseThrow().advertise())
                .extracting(statement -> statement.to().toString())
                .containsExactly("[]", "[10.0.6.4, 10.0.6.5]");
    }

    @Test
    void v034_a_policy_for_one_instance_alone() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'nvas/nva1/bgp/policies', 'to': [{'neighbor': '10.0.6.5',"
                                + " 'direction': 'out', 'match': {}, 'action': 'accept', 'prepend':"
                                + " 2}]}]");

        assertThat(checked.objects("V-034")).containsExactly("nva1");
    }

    @Test
    void v034_stays_silent_where_only_one_instance_is_a_neighbour() {
        Checked checked =
                Checked.scenario(
                        "S-19",
                        "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '192.168.0.0/16',"
                                + " 'to': ['10.0.6.4']}]}]");

        assertThat(checked.rules()).contains("V-031").doesNotContain("V-034");
    }

    @Test
    void v037_and_v038_tell_what_is_not_programmed_apart() {
        Checked checked = Checked.scenario("S-11");

        assertThat(checked.said("V-037"))
                .isEqualTo(
                        "outage nva1: nva1 advertises 10.0.0.0/16 and 10.0.8.0/24, part of hub, and"
                            + " 10.2.0.0/16 and 10.2.0.0/24, part of spoke2; Azure does not program"
                            + " them. Advertise a shorter prefix, or use a route table.");
        assertThat(checked.said("V-038"))
                .isEqualTo(
                        "warning hub-route-server: hub-route-server ignores 10.0.6.0/26 from nva1:"
                                + " it is its own subnet.");
        assertThat(checked.mended("V-038").rules()).doesNotContain("V-038").contains("V-037");
    }

    @Test
    void v037_counts_what_another_speaker_taught_the_nva_and_no_echo() {
        Checked checked =
                Checked.scenario(
                        "S-26",
                        "[{'set': 'nvas/nva-a/bgp/advertise', 'to': [{'prefix':"
                                + " '10.21.0.0/25'}]}]");

        assertThat(checked.said("V-037"))
                .startsWith("outage nva-b: nva-b advertises 10.21.0.0/25, part of spoke-b;");
    }

    @Test
    void v038_of_a_third_route_server_is_mended_for_that_one_alone() {
        Checked checked = Checked.scenario("S-30");

        assertThat(checked.objects("V-038")).containsExactly("ars-hub1", "ars-hub2", "ars-poland");
        Finding poland = checked.of("V-038").getLast();
        assertThat(poland.message())
                .isEqualTo(
                        "ars-poland ignores 10.30.0.0/27 from nva1 and nva2: it is its own"
                                + " subnet.");

        var mended =
                checked.topology()
                        .apply(poland.fixes().getFirst().edit())
                        .nva("nva1")
                        .orElseThrow()
                        .speaks()
                        .orElseThrow();

        assertThat(mended.advertise())
                .filteredOn(one -> one.prefix().toString().equals("10.30.0.0/27"))
                .extracting(one -> one.to().toString())
                .containsExactly("[10.10.0.68, 10.10.0.69]");
    }

    @Test
    void r_rs_13_v039_bgp_in_the_kernel_hides_the_instances() {
        Checked checked =
                Checked.scenario("S-01", "[{'set': 'nvas/nva1/bgpToKernel', 'to': true}]");

        assertThat(checked.said("V-039"))
                .isEqualTo(
                        "outage nva1: nva1 has no static route for RouteServerSubnet (10.0.6.0/26);"
                                + " when it learns 10.0.0.0/16 its sessions go down and flap. Add"
                                + " 10.0.6.0/26 via 10.0.4.1.");
        assertThat(checked.mended("V-039").rules()).doesNotContain("V-039");
    }

    @Test
    void r_rs_12_v039_a_second_nic_that_peers_needs_its_own_way() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'nvas/nva1/interfaces', 'to': [{'name': 'inside', 'subnet':"
                                + " 'hub/shared', 'ip': '10.0.8.9'}]}, {'set':"
                                + " 'routeServers/hub-route-server/peers/nva1/ip', 'to':"
                                + " '10.0.8.9'}]");

        assertThat(checked.said("V-039"))
                .isEqualTo(
                        "outage nva1: nva1 has no static route for RouteServerSubnet (10.0.6.0/26);"
                            + " its answers leave by nva1, and its sessions go down and flap. Add"
                            + " 10.0.6.0/26 via 10.0.8.1.");
        assertThat(checked.mended("V-039").rules()).doesNotContain("V-039");
    }

    @Test
    void r_rul_10_v040_says_that_azure_may_lose_the_outer_packets_of_tunnels() {
        String byDefault = "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '0.0.0.0/0'}]}]";

        assertThat(Checked.scenario("S-21", byDefault).said("V-040"))
                .isEqualTo(
                        "outage nva1: nva1 learns its own default route back and loops; give"
                                + " hub/nva a route 0.0.0.0/0 to Internet. Until then Azure may"
                                + " lose the outer packets of offices-nva1 as well"
                                + " (undocumented).");
        assertThat(Checked.scenario("S-12").said("V-040"))
                .as("no tunnel, nothing to lose")
                .isEqualTo(
                        "outage nva1: nva1 learns its own default route back and loops; give"
                                + " hub/nva a route 0.0.0.0/0 to Internet.");
    }

    @Test
    void r_nva_09_v041_a_static_route_whose_packets_come_back() {
        Checked checked =
                Checked.scenario(
                        "S-01",
                        "[{'set': 'nvas/nva1/bgp/advertise', 'to': [{'prefix': '10.99.0.0/16'}]},"
                            + " {'set': 'nvas/nva1/staticRoutes', 'to': [{'prefix': '10.99.0.0/16',"
                            + " 'via': '10.0.4.9'}]}]");

        assertThat(checked.said("V-041"))
                .isEqualTo(
                        "outage nva1: nva1 receives 10.99.0.0/16 with itself as next hop; packets"
                                + " loop until the hop limit. Use a tunnel, a route table, or turn"
                                + " propagation off on hub/nva.");
        assertThat(checked.mended("V-041").rules()).doesNotContain("V-041");
    }

    @Test
    void v041_propagation_stays_where_another_route_needs_it() {
        Checked checked =
                Checked.scenario(
                        "S-05",
                        "[{'add': 'nvas/nva1/bgp/advertise', 'value': {'prefix': '10.99.0.0/16'}},"
                            + " {'set': 'nvas/nva1/staticRoutes', 'to': [{'prefix': '10.99.0.0/16',"
                            + " 'via': '10.0.4.9'}]}]");

        assertThat(checked.one("V-041").fixes()).isEmpty();
    }

    @Test
    void v042_a_next_hop_two_peerings_away() {
        Checked checked = Checked.scenario("S-16");

        assertThat(checked.objects("V-042")).containsExactly("spoke1", "spoke2");
        assertThat(checked.of("V-042").getFirst().message())
                .isEqualTo(
                        "10.100.0.0/16, 172.16.0.0/12 and 192.168.0.0/16 from nva1 have next hop"
                                + " 10.3.4.4, which nothing in reach of spoke1 owns; traffic is"
                                + " black-holed.");
    }

    @Test
    void v042_is_cured_where_a_peering_is_drawn() {
        Checked checked =
                Checked.scenario(
                        "S-16",
                        "[{'add': 'peerings', 'value': {'from': 'spoke1', 'to': 'spoke3',"
                                + " 'allowForwardedTraffic': true}}, {'add': 'peerings', 'value':"
                                + " {'from': 'spoke3', 'to': 'spoke1', 'allowForwardedTraffic':"
                                + " true}}]");

        assertThat(checked.objects("V-042")).containsExactly("spoke2");
    }

    @Test
    void v043_a_path_that_holds_azures_asn() {
        Checked checked = Checked.scenario("S-13");

        assertThat(checked.said("V-043"))
                .isEqualTo(
                        "warning nva1: nva1 passes on routes that already hold ASN 65515;"
                                + " hub-route-server drops them. Remove or replace 65515 on that"
                                + " session.");
    }

    @Test
    void v043_two_regions_without_override_and_none_with() {
        assertThat(Checked.scenario("S-26").rules()).doesNotContain("V-043");
        assertThat(
                        Checked.scenario(
                                        "S-26",
                                        "[{'set': 'nvas/nva-a/bgp/asOverride', 'to': false},"
                                                + " {'set': 'nvas/nva-b/bgp/asOverride', 'to':"
                                                + " false}]")
                                .objects("V-043"))
                .containsExactly("nva-a", "nva-b");
    }
}
