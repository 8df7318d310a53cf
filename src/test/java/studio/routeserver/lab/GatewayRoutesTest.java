package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.advertises;
import static studio.routeserver.lab.Changes.all;
import static studio.routeserver.lab.Changes.bgpBranch;
import static studio.routeserver.lab.Changes.set;
import static studio.routeserver.lab.Changes.staticBranch;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.look.GatewayListing;
import studio.routeserver.topology.Kind;

/// What a VPN gateway takes from its branches and tells them: azure rules R-GW-07 to R-GW-15.
class GatewayRoutesTest {

    private static final String RS = "hub-route-server";
    private static final String INTERNET = "8.8.8.8";

    private static String says(String... prefixes) {
        return set(
                "branches/paris/prefixes",
                java.util.Arrays.stream(prefixes)
                        .map(prefix -> "'" + prefix + "'")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static final String LISTED =
            set("connections/paris-gw/prefixes", "['192.168.20.0/24']");

    private static List<String> learned(Drive drive) {
        return GatewayListing.learned(
                        drive.now(), drive.now().topology().gateway("vpn-gw").orElseThrow())
                .stream()
                .filter(one -> one.local().toString().equals("10.0.5.4"))
                .map(one ->
                        "%s %s %d".formatted(one.prefix(), one.origin().text(), one.weight())
                                + one.asPath())
                .toList();
    }

    @Test
    void r_gw_07_over_a_bgp_tunnel_nothing_is_configured_but_the_branch_s_asn() {
        Drive bgp = Drive.open("S-21", LISTED);
        Drive both = Drive.open("S-21", LISTED, set("connections/paris-gw/routing", "'both'"));

        assertThat(learned(bgp)).contains("192.168.7.0/24 EBgp 32768[65020]");
        assertThat(bgp.hops("spoke1-vm", "192.168.20.0/24"))
                .as("a list of prefixes is not asked where BGP alone runs")
                .isEmpty();
        assertThat(learned(both))
                .contains("192.168.7.0/24 EBgp 32768[65020]", "192.168.20.0/24 Network 32768[]");
        assertThat(both.hops("spoke1-vm", "192.168.20.0/24"))
                .containsExactly("10.0.5.4", "10.0.5.5");
    }

    @Test
    void r_gw_08_a_static_prefix_stays_with_its_tunnel_down_and_its_packets_die_in_the_gateway() {
        Drive drive =
                Drive.open("S-21", all(staticBranch("rome", "192.168.30.0/24"), BRANCH_TO_BRANCH));
        assertThat(drive.advertised(RS, 0, "nva1")).contains("192.168.30.0/24 10.0.6.4 65515");
        assertThat(drive.path("spoke1-vm", "192.168.30.10").verdict()).isEqualTo(Verdict.DELIVERED);

        drive.with("10s:down:rome-gw").to(600);

        assertThat(drive.hops("spoke1-vm", "192.168.30.0/24"))
                .containsExactly("10.0.5.4", "10.0.5.5");
        assertThat(drive.advertised(RS, 0, "nva1")).contains("192.168.30.0/24 10.0.6.4 65515");
        PathReport path = drive.path("spoke1-vm", "192.168.30.10");
        assertThat(path.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(path.forward().getFirst().rule()).isEqualTo("R-GW-08");
        assertThat(drive.ways("spoke1-vm", "192.168.30.10"))
                .allSatisfy(way -> assertThat(way).startsWith("spoke1-vm vpn-gw"));
    }

    @Test
    void r_gw_09_a_static_prefix_beats_the_same_one_learned_by_bgp_and_loses_to_a_longer_one() {
        Drive drive = Drive.open("S-21", staticBranch("rome", "192.168.7.0/24"));

        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", "192.168.7.10")).containsExactly("rome-gw");
        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", "192.168.8.10"))
                .as("both kinds of tunnel live side by side")
                .containsExactly("paris-gw");
        Drive longer = Drive.open("S-21", staticBranch("rome", "192.168.0.0/16"));
        assertThat(longer.exits(Kind.GATEWAY, "vpn-gw", "192.168.7.10"))
                .containsExactly("paris-gw");
        assertThat(longer.exits(Kind.GATEWAY, "vpn-gw", "192.168.99.10"))
                .containsExactly("rome-gw");
    }

    @Test
    void r_gw_10_a_branch_hears_of_the_spaces_and_of_the_gateways_other_branches() {
        Drive drive =
                Drive.open(
                        "S-21",
                        all(
                                bgpBranch("lyon", "192.168.40.0/24", 65030),
                                staticBranch("rome", "192.168.30.0/24"),
                                set("peerings/spoke3>hub/useRemoteGateways", "false")));

        assertThat(drive.holds("vpn-gw/1", "paris", true))
                .containsExactly(
                        "10.0.0.0/16 10.0.5.5 65515",
                        "10.1.0.0/16 10.0.5.5 65515",
                        "10.2.0.0/16 10.0.5.5 65515",
                        "192.168.30.0/24 10.0.5.5 65515",
                        "192.168.40.0/24 10.0.5.5 65515-65030");
        assertThat(drive.ways("paris", "192.168.40.10"))
                .as("without any switch")
                .contains("paris paris-gw vpn-gw lyon-gw lyon");
    }

    @Test
    void r_gw_10_with_branch_to_branch_it_hears_of_what_nvas_say_but_never_of_a_default_route() {
        Drive drive =
                Drive.open(
                        "S-21",
                        BRANCH_TO_BRANCH,
                        advertises("nva1", "172.16.0.0/12", "0.0.0.0/0", "10.0.0.0/8"));

        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true)).contains("0.0.0.0/0 10.0.4.4 65001");
        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .contains("172.16.0.0/12 10.0.5.4 65515-65001", "10.0.0.0/8 10.0.5.4 65515-65001")
                .noneMatch(row -> row.startsWith("0.0.0.0/0"));
    }

    @Test
    void r_gw_11_route_server_hears_of_every_branch_and_nvas_only_with_branch_to_branch() {
        String[] rome = staticBranch("rome", "192.168.30.0/24");
        Drive off = Drive.open("S-21", rome);
        Drive on = Drive.open("S-21", all(rome, BRANCH_TO_BRANCH));

        for (Drive drive : List.of(off, on)) {
            assertThat(drive.holds(RS + "/1", "vpn-gw/0", false))
                    .contains("192.168.7.0/24 10.0.5.4 65020", "192.168.30.0/24 10.0.5.4");
            assertThat(drive.hops("spoke1-vm", "192.168.30.0/24")).hasSize(2);
            assertThat(drive.hops("spoke1-vm", "192.168.7.0/24")).hasSize(2);
        }
        assertThat(off.advertised(RS, 1, "nva1")).noneMatch(row -> row.startsWith("192.168"));
        assertThat(on.advertised(RS, 1, "nva1"))
                .contains("192.168.7.0/24 10.0.6.5 65515-65020", "192.168.30.0/24 10.0.6.5 65515");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, false",
        "10.0.4.0/24, false",
        "10.1.0.0/16, false",
        "10.1.0.0/24, false",
        "10.0.0.0/8, true",
        "10.0.0.0/15, true"
    })
    void r_gw_12_what_lies_in_a_network_of_azure_is_filtered_and_what_covers_it_is_not(
            String prefix, boolean taken) {
        Drive drive = Drive.open("S-21", says(prefix));

        assertThat(drive.now().learned(new SessionId("vpn-gw/0", "paris"), false))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.accepted()).isEqualTo(taken);
                    assertThat("R-GW-12".equals(route.rule())).isEqualTo(!taken);
                });
        assertThat(drive.hops("spoke1-vm", prefix)).hasSize(taken ? 2 : 0);
    }

    @Test
    void r_gw_13_a_branch_s_default_route_takes_the_internet_from_every_client() {
        Drive drive =
                Drive.open(
                        "S-21",
                        all(
                                says("192.168.7.0/24", "0.0.0.0/0"),
                                bgpBranch("lyon", "192.168.40.0/24", 65030),
                                set("peerings/spoke3>hub/useRemoteGateways", "false")));

        for (String vm : List.of("hub-vm", "spoke1-vm", "spoke2-vm")) {
            assertThat(drive.hops(vm, "0.0.0.0/0")).containsExactly("10.0.5.4", "10.0.5.5");
        }
        assertThat(drive.hops("spoke3-vm", "0.0.0.0/0")).isEmpty();
        assertThat(drive.now().fabric().routes(drive.nic("spoke1-vm")).rows())
                .filteredOn(row -> row.addressPrefix().equals("0.0.0.0/0"))
                .filteredOn(row -> row.source() == EffectiveRoute.Source.DEFAULT)
                .allSatisfy(row -> assertThat(row.state()).isEqualTo(EffectiveRoute.State.INVALID));
        assertThat(drive.ways("spoke1-vm", INTERNET))
                .allSatisfy(way -> assertThat(way).isEqualTo("spoke1-vm vpn-gw paris-gw paris"));
        assertThat(drive.holds("vpn-gw/0", "lyon", true))
                .as("the other branch does not hear of it")
                .contains("192.168.7.0/24 10.0.5.4 65515-65020")
                .noneMatch(row -> row.startsWith("0.0.0.0/0"));
        assertThat(drive.advertised(RS, 0, "nva1")).hasSize(3);
    }

    @Test
    void r_gw_13_with_branch_to_branch_nvas_hear_of_it() {
        Drive drive = Drive.open("S-21", says("192.168.7.0/24", "0.0.0.0/0"), BRANCH_TO_BRANCH);

        assertThat(drive.advertised(RS, 0, "nva1")).contains("0.0.0.0/0 10.0.6.4 65515-65020");
    }

    @Test
    void r_gw_14_a_default_site_is_a_static_default_route_on_its_connection() {
        Drive drive =
                Drive.open(
                        "S-21",
                        all(
                                staticBranch("rome", "192.168.30.0/24"),
                                set(
                                        "connections/rome-gw/prefixes",
                                        "['192.168.30.0/24', '0.0.0.0/0']")));

        for (String vm : List.of("hub-vm", "spoke1-vm", "spoke3-vm")) {
            assertThat(drive.hops(vm, "0.0.0.0/0")).containsExactly("10.0.5.4", "10.0.5.5");
        }
        assertThat(drive.exits(Kind.GATEWAY, "vpn-gw", INTERNET)).containsExactly("rome-gw");
        assertThat(drive.holds("vpn-gw/0", "paris", true))
                .noneMatch(row -> row.startsWith("0.0.0.0/0"));
    }

    @ParameterizedTest
    @CsvSource({"4000, true", "4001, false"})
    void r_gw_15_a_session_that_brings_too_many_prefixes_is_dropped(int count, boolean holds) {
        Drive drive =
                Drive.open(
                        "S-21",
                        set("routeServers", "[]"),
                        set("gateways/vpn-gw/activeActive", "false"),
                        says(
                                IntStream.range(0, count)
                                        .mapToObj(i ->
                                                "172.%d.%d.0/24".formatted(16 + i / 256, i % 256))
                                        .toArray(String[]::new)));

        assertThat(drive.up("vpn-gw/0", "paris")).isEqualTo(holds);
        assertThat(drive.holds("vpn-gw/0", "paris", false)).hasSize(holds ? count : 0);
        assertThat(drive.bgpRows("spoke1-vm")).hasSize(holds ? count : 0);
        if (!holds) {
            assertThat(drive.session("vpn-gw/0", "paris").note()).contains("6/1");
        }
    }
}
