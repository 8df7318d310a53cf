package studio.routeserver.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.lab.Changes.BRANCH_TO_BRANCH;
import static studio.routeserver.lab.Changes.advertises;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Route maps of a Route Server (azure rules R-GW-46 to R-GW-51).
class RouteMapScenario {

    private static final String RS = "hub-route-server";

    private static final String IN = "{'peer': 'nva1', 'direction': 'in'}";

    /// One route of nva1, with two communities and an ASN behind its own.
    private static final String MARKED =
            advertises(
                    "nva1",
                    "{'prefix': '172.16.0.0/12', 'asPath': [65100], 'communities': ['65001:1',"
                            + " '65001:2']}");

    /// A rule that puts one prefix in place of all that another contains.
    private static String summary(String contained, String prefix) {
        return """
        {'name': 'sum', 'match': [{'condition': 'Contains', 'routePrefix': ['%s']}],
         'actions': [{'type': 'Replace', 'routePrefix': ['%s']}], 'nextStep': 'Terminate'}
        """
                .formatted(contained, prefix);
    }

    private static String map(String attach, String rules) {
        return """
        [{'set': 'routeServers/hub-route-server/routeMaps', 'to': [
          {'name': 'map', 'attach': [%s], 'rules': [%s]}]}]
        """
                .formatted(attach, rules);
    }

    @Test
    void r_gw_47_r_gw_48_an_inbound_prepend_decides_what_is_programmed() {
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
    void r_gw_47_an_outbound_map_changes_what_a_peer_hears_and_nothing_else() {
        Drive drive =
                Drive.open(
                        "S-05",
                        BRANCH_TO_BRANCH,
                        map(
                                "{'peer': 'nva1', 'direction': 'out'}",
                                """
                                {'name': 'not branch a', 'match': [{'condition': 'Contains',
                                   'routePrefix': ['192.168.1.0/24']}],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Terminate'}
                                """));

        assertThat(drive.advertised(RS, 1, "nva1"))
                .hasSize(4)
                .noneMatch(row -> row.startsWith("192.168.1"));
        assertThat(drive.hops("spoke1-vm", "192.168.1.0/24")).hasSize(2);
        assertThat(drive.hops("nva1", "192.168.1.0/24")).hasSize(2);
    }

    @Test
    void r_gw_46_of_two_maps_at_one_place_the_later_one_counts() {
        String two =
                """
                [{'set': 'routeServers/hub-route-server/routeMaps', 'to': [
                  {'name': 'first', 'attach': [{'peer': 'nva1', 'direction': 'in'}], 'rules': [
                    {'name': 'all', 'match': [], 'actions': [{'type': 'Drop'}],
                     'nextStep': 'Terminate'}]},
                  {'name': 'second', 'attach': [{'peer': 'nva1', 'direction': 'in'}],
                   'rules': []}]}]
                """;

        assertThat(Drive.open("S-02", two).learned(RS, 0, "nva1")).hasSize(3);
    }

    @Test
    void r_gw_48_a_rule_that_does_not_match_ends_nothing_and_one_without_actions_can_protect() {
        Drive drive =
                Drive.open(
                        "S-02",
                        map(
                                IN,
                                """
                                {'name': 'no match', 'match': [{'condition': 'Equals',
                                   'routePrefix': ['192.0.2.0/24']}],
                                 'actions': [], 'nextStep': 'Terminate'},
                                {'name': 'protected', 'match': [{'condition': 'Equals',
                                   'routePrefix': ['10.100.0.0/16']}],
                                 'actions': [], 'nextStep': 'Terminate'},
                                {'name': 'longer', 'match': [{'condition': 'Equals',
                                   'routePrefix': ['172.16.0.0/12']}],
                                 'actions': [{'type': 'Add', 'asPath': [64580]}],
                                 'nextStep': 'Continue'},
                                {'name': 'longer again', 'match': [{'condition': 'Contains',
                                   'asPath': [64580]}],
                                 'actions': [{'type': 'Add', 'asPath': [64581]}],
                                 'nextStep': 'Terminate'},
                                {'name': 'dropped', 'match': [{'condition': 'NotContains',
                                   'routePrefix': ['192.168.0.0/24']}],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Continue'}
                                """));

        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly(
                        "10.100.0.0/16 10.0.4.4 65001", "172.16.0.0/12 10.0.4.4 64581-64580-65001");
        assertThat(drive.refused(RS, 0, "nva1")).containsExactly("192.168.0.0/16 R-GW-48");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Equals      | 'routePrefix': ['172.16.0.0/12', '192.0.2.0/24'] | true",
                "Equals      | 'routePrefix': ['172.0.0.0/8']                   | false",
                "Contains    | 'routePrefix': ['172.0.0.0/8']                   | true",
                "Contains    | 'routePrefix': ['172.16.0.0/16']                 | false",
                "NotEquals   | 'routePrefix': ['172.0.0.0/8']                   | true",
                "NotContains | 'routePrefix': ['172.0.0.0/8']                   | false",
                "Equals      | 'community': ['65001:1', '65001:2']              | true",
                "Equals      | 'community': ['65001:1', '65001:3']              | false",
                "Contains    | 'community': ['65001:1', '65001:3']              | true",
                "NotContains | 'community': ['65001:3']                         | true",
                "NotEquals   | 'community': ['65001:1']                         | false",
                "Equals      | 'asPath': [65001, 65100]                         | true",
                "Equals      | 'asPath': [65100, 65001]                         | false",
                "Contains    | 'asPath': [64999, 65100]                         | true",
                "NotContains | 'asPath': [65100]                                | false",
                "NotEquals   | 'asPath': [65100]                                | true"
            })
    void r_gw_49_a_criterion_is_a_condition_on_prefix_community_or_path(
            String condition, String values, boolean matches) {
        Drive drive =
                Drive.open(
                        "S-01",
                        MARKED,
                        map(
                                IN,
                                """
                                {'name': 'drop', 'match': [{'condition': '%s', %s}],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Terminate'}
                                """
                                        .formatted(condition, values)));

        assertThat(drive.learned(RS, 0, "nva1")).hasSize(matches ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "65001:1, 172.16.0.0/12, 0",
        "65001:9, 172.16.0.0/12, 1",
        "65001:1, 172.0.0.0/8, 1"
    })
    void r_gw_49_a_rule_matches_when_all_its_criteria_do(
            String community, String prefix, int left) {
        Drive drive =
                Drive.open(
                        "S-01",
                        MARKED,
                        map(
                                IN,
                                """
                                {'name': 'drop', 'match': [
                                   {'condition': 'Contains', 'community': ['%s']},
                                   {'condition': 'Equals', 'routePrefix': ['%s']}],
                                 'actions': [{'type': 'Drop'}], 'nextStep': 'Terminate'}
                                """
                                        .formatted(community, prefix)));

        assertThat(drive.learned(RS, 0, "nva1")).hasSize(left);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type': 'Add', 'asPath': [64580, 64581]    | 64580-64581-65001-65100 | 1,2",
                "'type': 'Replace', 'asPath': [64580]       | 64580                   | 1,2",
                "'type': 'Replace', 'asPath': []            |                         | 1,2",
                "'type': 'Add', 'community': ['65001:3']    | 65001-65100             | 1,2,3",
                "'type': 'Remove', 'community': ['65001:1'] | 65001-65100             | 2",
                "'type': 'Replace', 'community': ['65001:7']| 65001-65100             | 7",
                "'type': 'Replace', 'community': []         | 65001-65100             | "
            })
    void r_gw_50_an_action_changes_the_path_or_the_communities(
            String action, String path, String communities) {
        Drive drive =
                Drive.open(
                        "S-01",
                        MARKED,
                        map(
                                IN,
                                """
                                {'name': 'change', 'match': [], 'actions': [{%s}],
                                 'nextStep': 'Terminate'}
                                """
                                        .formatted(action)));

        assertThat(drive.now().learned(RS, 0, "nva1"))
                .singleElement()
                .satisfies(route -> {
                    assertThat(text(route.asPath(), "-", "")).isEqualTo(path == null ? "" : path);
                    assertThat(text(route.communities(), ",", "65001:"))
                            .isEqualTo(communities == null ? "" : communities);
                });
    }

    private static String text(List<?> things, String between, String without) {
        return things.stream()
                .map(thing -> thing.toString().replace(without, ""))
                .collect(Collectors.joining(between));
    }

    @Test
    void r_gw_50_a_summary_stands_for_what_it_replaces_as_long_as_there_is_any() {
        Drive drive =
                Drive.open(
                        "S-02",
                        advertises("nva1", "172.16.0.0/13", "172.24.0.0/13", "192.168.0.0/16"),
                        advertises("nva2", "172.16.0.0/12", "192.168.0.0/16"),
                        map(IN, summary("172.16.0.0/12", "172.16.0.0/12")));

        assertThat(drive.learned(RS, 0, "nva1"))
                .as("neither path nor communities are left")
                .containsExactly("172.16.0.0/12 10.0.4.4", "192.168.0.0/16 10.0.4.4 65001");
        assertThat(drive.refused(RS, 0, "nva1"))
                .containsExactly("172.16.0.0/13 R-GW-50", "172.24.0.0/13 R-GW-50");
        assertThat(drive.bgpRows("spoke1-vm"))
                .containsExactly("172.16.0.0/12 10.0.4.4", "192.168.0.0/16 10.0.4.4,10.0.4.5");

        drive.with("10s:withdraw:nva1:172.16.0.0/13").to(60);
        assertThat(drive.hops("spoke1-vm", "172.16.0.0/12")).containsExactly("10.0.4.4");
        drive.with("60s:withdraw:nva1:172.24.0.0/13").to(120);
        assertThat(drive.hops("spoke1-vm", "172.16.0.0/12")).containsExactly("10.0.4.5");
        drive.with("120s:restore:nva1").to(200);
        assertThat(drive.hops("spoke1-vm", "172.16.0.0/12")).containsExactly("10.0.4.4");
        drive.with("200s:shut:nva1").to(300);
        assertThat(drive.learned(RS, 0, "nva1")).isEmpty();
        assertThat(drive.hops("spoke1-vm", "172.16.0.0/12")).containsExactly("10.0.4.5");
    }

    @Test
    void r_gw_50_a_summary_goes_out_once_and_with_the_last_that_it_replaces() {
        Drive drive =
                Drive.open(
                        "S-05",
                        BRANCH_TO_BRANCH,
                        advertises("nva1", "192.168.2.0/24", "192.168.3.0/24"),
                        map(
                                "{'connection': 'a-gw', 'direction': 'out'}",
                                summary("192.168.2.0/23", "192.168.2.0/23")));

        assertThat(toBranch(drive)).containsExactly("192.168.2.0/23 10.0.5.4 65515");
        drive.with("10s:withdraw:nva1:192.168.2.0/24").to(20);
        assertThat(toBranch(drive)).containsExactly("192.168.2.0/23 10.0.5.4 65515");
        drive.with("20s:withdraw:nva1:192.168.3.0/24").to(30);
        assertThat(toBranch(drive)).isEmpty();
        drive.with("30s:restore:nva1").to(40);
        assertThat(toBranch(drive)).containsExactly("192.168.2.0/23 10.0.5.4 65515");
        assertThat(drive.holds(RS + "/0", "vpn-gw/0", true)).hasSize(2);
    }

    private static List<String> toBranch(Drive drive) {
        return drive.holds("vpn-gw/0", "branch-a", true).stream()
                .filter(row -> row.startsWith("192.168."))
                .toList();
    }

    @Test
    void r_gw_50_a_route_that_is_there_itself_goes_before_the_summary_of_others() {
        String[] changes = {
            advertises("nva1", "172.16.0.0/12", "172.24.0.0/13"),
            map(
                    IN,
                    """
                    {'name': 'sum', 'match': [{'condition': 'Equals',
                       'routePrefix': ['172.24.0.0/13']}],
                     'actions': [{'type': 'Replace', 'routePrefix': ['172.16.0.0/12']}],
                     'nextStep': 'Terminate'}
                    """)
        };
        Drive drive = Drive.open("S-01", changes);

        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("172.16.0.0/12 10.0.4.4 65001");
        drive.with("10s:withdraw:nva1:172.16.0.0/12").to(60);
        assertThat(drive.learned(RS, 0, "nva1")).containsExactly("172.16.0.0/12 10.0.4.4");
    }

    @Test
    void r_gw_50_a_prefix_is_never_replaced_by_more_specific_ones() {
        Drive drive =
                Drive.open("S-01", MARKED, map(IN, summary("172.16.0.0/12", "172.16.0.0/16")));

        assertThat(drive.learned(RS, 0, "nva1"))
                .containsExactly("172.16.0.0/12 10.0.4.4 65001-65100");
    }

    @Test
    void r_gw_50_a_prepend_to_a_site_stands_behind_the_gateways_asn() {
        Drive drive =
                Drive.open(
                        "S-05",
                        BRANCH_TO_BRANCH,
                        map(
                                "{'connection': 'a-gw', 'direction': 'out'}",
                                """
                                {'name': 'longer', 'match': [],
                                 'actions': [{'type': 'Add', 'asPath': [64580]}],
                                 'nextStep': 'Terminate'}
                                """));

        assertThat(toBranch(drive)).containsExactly("192.168.2.0/24 10.0.5.4 65515-64580-65001");
    }

    @Test
    void r_gw_51_a_map_neither_changes_nor_hides_the_address_spaces() {
        Drive drive =
                Drive.open(
                        "S-02",
                        map(
                                "{'peer': 'nva1', 'direction': 'out'}",
                                """
                                {'name': 'nothing', 'match': [], 'actions': [{'type': 'Drop'}],
                                 'nextStep': 'Terminate'}
                                """));
        assertThat(drive.advertised(RS, 1, "nva1"))
                .hasSize(4)
                .isEqualTo(drive.advertised(RS, 1, "nva2"));

        Drive inside = Drive.open("S-01", MARKED, map(IN, summary("172.16.0.0/12", "10.1.0.0/16")));
        assertThat(inside.refused(RS, 0, "nva1")).containsExactly("172.16.0.0/12 R-GW-51");
    }

    @Test
    void r_gw_46_a_map_of_a_connection_sees_what_the_site_brought_and_what_it_is_told() {
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
