package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.advice.Advice;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio check`.
class CheckCommandTest {

    private static final String NONE = "No problems. " + Advice.rules() + " rules checked.";
    private static final String SMALL =
            "{'set': 'virtualNetworks/hub/subnets/RouteServerSubnet/prefix', 'to': '10.0.6.0/28'}";
    private static final String BFD =
            "{'set': 'nvas/nva1/bgp/bfd', 'to': {'transmit': '300ms', 'receive': '300ms',"
                    + " 'multiplier': 3}}";

    /// Timers that leave nothing to say about the founding sample.
    private static final String QUICK =
            """
            {'set': 'nvas/nva1/bgp/holdTime', 'to': '15s'},
            {'set': 'nvas/nva1/bgp/keepalive', 'to': '5s'},
            {'set': 'nvas/nva2/bgp/holdTime', 'to': '15s'},
            {'set': 'nvas/nva2/bgp/keepalive', 'to': '5s'}
            """;

    @Test
    void the_founding_sample_is_fine_and_hears_about_its_timers() {
        assertThat(studio("check", SAMPLE).fine().lines())
                .extracting(line -> line.replaceAll("  +.*", ""))
                .containsExactly("Rule", "V-074", "V-074");
        assertThat(studio("check", SAMPLE, "--format", "json").fine().json().get("findings"))
                .extracting(one -> one.get("severity").asString())
                .containsExactly("info", "info");
    }

    @Test
    void without_a_finding_it_says_how_much_was_looked_at(@TempDir Path directory) {
        String file = Shell.sample(directory, "[" + QUICK + "]");

        assertThat(studio("check", file).fine().out()).isEqualTo(NONE + "\n");
        assertThat(studio("check", file, "--format", "json").fine().json().get("findings"))
                .isEmpty();
    }

    @Test
    void a_forgotten_route_breaks_no_rule_and_is_not_called_fine() {
        Answer answer = studio("check", "samples/scenarios/S-06.json").fine();

        assertThat(answer.lines().getFirst())
                .isEqualTo("No rule is broken. " + Advice.rules() + " rules checked.");
        assertThat(answer.out())
                .contains("flows do not work:")
                .contains(
                        "  spoke2-vm>192.168.0.10: black hole at spoke2-vm's NIC because"
                                + " 192.168.0.0/16 None");

        JsonNode flows =
                studio("check", "samples/scenarios/S-06.json", "--format", "json")
                        .fine()
                        .json()
                        .get("flows");
        assertThat(flows.get("asked").asInt()).isEqualTo(8);
        assertThat(flows.get("lost"))
                .hasSize(8)
                .anySatisfy(one -> {
                    assertThat(one.get("flow").asString()).isEqualTo("spoke2-vm>192.168.0.10");
                    assertThat(one.get("verdict").asString()).isEqualTo("black-hole");
                    assertThat(one.get("reason").asString()).endsWith("192.168.0.0/16 None");
                });
    }

    @Test
    void an_error_exits_with_1_and_names_its_fix(@TempDir Path directory) {
        String file = Shell.sample(directory, "[" + SMALL + "]");

        Answer table = studio("check", file);
        Answer json = studio("check", file, "--format", "json");

        assertThat(table.code()).isEqualTo(1);
        assertThat(table.err()).isEmpty();
        assertThat(table.lines().getFirst()).matches("Rule +Severity +Object +What");
        assertThat(table.lines().get(1))
                .startsWith("V-007  error     hub/RouteServerSubnet  ")
                .contains("RouteServerSubnet of hub is /28;")
                .endsWith("Fix: " + fix(json.json()));
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().get("findings").get(0).propertyNames())
                .containsExactly("rule", "severity", "object", "message", "fix");
        assertThat(fix(json.json())).contains("10.0.6.0/26");
    }

    private static String fix(JsonNode json) {
        return json.get("findings").get(0).get("fix").asString();
    }

    @Test
    void what_is_only_a_warning_exits_with_1_too(@TempDir Path directory) {
        String file = Shell.sample(directory, "[" + QUICK + ", " + BFD + "]");

        Answer json = studio("check", file, "--format", "json");

        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().get("findings"))
                .extracting(one -> one.get("rule").asString() + one.get("severity").asString())
                .containsExactly("V-035warning");
        assertThat(studio("check", file, "--profile", "article").fine().out())
                .startsWith("No problems.");
    }

    @Test
    void a_suppressed_finding_is_shown_apart_and_is_fine(@TempDir Path directory) {
        String file =
                Shell.sample(
                        directory,
                        "["
                                + QUICK
                                + ", "
                                + SMALL
                                + ", {'set': 'suppressions', 'to': [{'rule': 'V-007', 'object':"
                                + " 'hub/RouteServerSubnet', 'reason': 'a lab'}]}]");

        assertThat(studio("check", file).fine().lines())
                .containsExactly(NONE, "Suppressed: V-007 of hub/RouteServerSubnet (a lab)");
    }

    @Test
    void advice_says_route_server_or_route_tables_with_its_reasons() {
        Answer table = studio("check", SAMPLE, "--advice").fine();
        JsonNode json =
                studio("check", SAMPLE, "--advice", "--format", "json").fine().json().get("advice");

        assertThat(table.out()).contains("Use Route Server: nva1 speaks BGP").contains("A-15  how");
        assertThat(json.get("answer").asString()).isEqualTo("use Route Server");
        assertThat(json.get("recommendations"))
                .extracting(one -> one.get("rule").asString())
                .containsExactly("A-01", "A-02", "A-08", "A-15");
        assertThat(json.get("preferences")).isEmpty();
    }

    @Test
    void by_hand_lists_each_entry_the_branch_more_and_the_forgotten_one() {
        Answer table = studio("check", SAMPLE, "--by-hand").fine();
        JsonNode json =
                studio("check", SAMPLE, "--by-hand", "--format", "json")
                        .fine()
                        .json()
                        .get("byHand");

        assertThat(table.out())
                .contains("By hand: 12 entries in 1 table")
                .containsPattern("spoke2/default +172.16.0.0/12 +10.0.4.4 +rt-by-hand-1 +ECMP lost")
                .contains("One branch more, 10.4.0.0/24 behind nva1: 4 entries to write")
                .contains("One entry forgotten: spoke1/default lacks 10.100.0.0/16: 2 flows");
        assertThat(json.get("entries").asInt()).isEqualTo(12);
        assertThat(json.get("oneBranchMore").get("entries").asInt()).isEqualTo(4);
        assertThat(json.get("oneEntryForgotten").get("flows"))
                .extracting(flow -> flow.get("after").asString())
                .containsExactly("black-hole", "one-way");
    }

    @Test
    void what_only_by_hand_shows_is_refused_without_it() {
        assertThat(studio("check", SAMPLE, "--new-branch", "192.168.50.0/24").refusal())
                .isEqualTo("--new-branch chooses what --by-hand shows; write --by-hand too");
        assertThat(studio("check", SAMPLE, "--forget", "nonsense").refusal())
                .isEqualTo("--forget chooses what --by-hand shows; write --by-hand too");
    }

    @Test
    void the_branch_more_and_the_forgotten_entry_can_be_chosen() {
        JsonNode json =
                studio(
                                "check",
                                SAMPLE,
                                "--by-hand",
                                "--format",
                                "json",
                                "--new-branch",
                                "192.168.50.0/24",
                                "--forget",
                                "spoke2/default=192.168.0.0/16")
                        .fine()
                        .json()
                        .get("byHand");

        assertThat(json.get("oneBranchMore").get("entries").asInt()).isZero();
        assertThat(json.get("oneEntryForgotten").get("sentence").asString())
                .startsWith("spoke2/default lacks 192.168.0.0/16: 2 flows of spoke2-vm");
        assertThat(
                        studio(
                                        "check",
                                        SAMPLE,
                                        "--by-hand",
                                        "--forget",
                                        "spoke2/default=10.9.0.0/16")
                                .refusal())
                .contains("there is no entry 'spoke2/default=10.9.0.0/16'; did you mean");
    }

    @Test
    void where_a_branch_comes_over_two_gateways_each_preference_names_its_winner() {
        Answer answer = studio("check", "samples/scenarios/S-22.json", "--advice");

        assertThat(answer.out()).contains("A-12").containsPattern("VpnGateway +vpn-gw");
    }

    @Test
    void headroom_is_a_table_for_people_and_a_key_for_programs() {
        Answer plain = studio("check", SAMPLE).fine();
        Answer table = studio("check", SAMPLE, "--headroom").fine();
        JsonNode json = studio("check", SAMPLE, "--format", "json").fine().json().get("headroom");

        assertThat(plain.out()).doesNotContain("L-02");
        assertThat(table.out())
                .containsPattern("L-02 +routes that nva1 tells hub-route-server +3 of 4,000 +free");
        assertThat(json.get(0).get("limit").asString()).isEqualTo("L-01");
        assertThat(json.get(0).get("value").asLong()).isEqualTo(2);
        assertThat(json.get(0).get("actsAt").asLong()).isEqualTo(9);
    }
}
