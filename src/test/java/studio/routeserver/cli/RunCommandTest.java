package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.cli.Shell.Answer;
import tools.jackson.databind.JsonNode;

/// `./studio run`: its two forms, and what it plays.
class RunCommandTest {

    private static final String FAIL = "10s:fail:nva1";

    @Test
    void json_is_one_object_a_line_and_the_flows_at_last() {
        List<JsonNode> lines =
                studio("run", SAMPLE, "--event", FAIL, "--until", "400s", "--format", "json")
                        .fine()
                        .jsonLines();

        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> {
                    assertThat(line.propertyNames())
                            .containsExactly("at", "kind", "object", "text", "rule");
                    assertThat(line.get("at").asString()).matches("[0-9.]+s");
                    assertThat(line.get("kind").asString())
                            .isIn("session", "route", "programmed", "flow", "event");
                });
        assertThat(lines.getLast().propertyNames()).containsExactly("flows");
        assertThat(lines.getLast().get("flows"))
                .allSatisfy(flow ->
                        assertThat(flow.propertyNames())
                                .contains("from", "to", "share", "lostFrom", "lostUntil", "why"));
    }

    @Test
    void rows_are_in_the_order_of_their_times() {
        List<JsonNode> lines =
                studio("run", SAMPLE, "--event", FAIL, "--format", "json").fine().jsonLines();

        assertThat(lines.subList(0, lines.size() - 1))
                .extracting(line -> seconds(line.get("at")))
                .isSorted();
    }

    @Test
    void without_events_nothing_happens_and_nothing_is_lost() {
        Answer quiet = studio("run", SAMPLE).fine();

        assertThat(quiet.lines())
                .containsExactly(
                        "At  Kind  Object  What", "", "Nothing was lost: 60 flow members watched.");
    }

    @Test
    void events_happen_at_their_times_in_whatever_order_they_are_named() {
        String[] named = {
            "run", SAMPLE, "--event", "20s:restore:nva1", "--event", FAIL, "--format", "json"
        };
        String[] ordered = {
            "run", SAMPLE, "--event", FAIL, "--event", "20s:restore:nva1", "--format", "json"
        };

        assertThat(studio(named)).isEqualTo(studio(ordered));
    }

    @Test
    void what_comes_after_the_end_does_not_happen() {
        Answer answer = studio("run", SAMPLE, "--event", "50s:fail:nva1", "--until", "40s");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Nothing was lost").doesNotContain("fails silently");
        assertThat(answer.err())
                .isEqualTo("What comes after 40s does not happen: 50s:fail:nva1.\n");
    }

    @Test
    @Timeout(60)
    void a_year_of_rest_is_not_lived_through() {
        Answer year = studio("run", SAMPLE, "--event", FAIL, "--until", "9000h").fine();

        assertThat(year).isEqualTo(studio("run", SAMPLE, "--event", FAIL, "--until", "23h"));
    }

    @Test
    @Timeout(60)
    void sessions_that_never_come_up_are_at_rest_too() {
        String refused = "samples/scenarios/S-24.json";

        assertThat(studio("run", refused, "--until", "9000h").fine().out())
                .isEqualTo(studio("run", refused, "--until", "1h").out());
    }

    @Test
    void what_happens_a_year_after_everything_else_is_refused() {
        assertThat(studio("run", SAMPLE, "--event", "8000h:fail:nva1").refusal())
                .isEqualTo(
                        "--event: 8000h comes more than 24h after anything else happens; nothing in"
                                + " a network takes that long, so write an earlier time");
    }

    @Test
    void one_more_flow_is_watched_beside_the_others() {
        JsonNode flows =
                studio(
                                "run",
                                SAMPLE,
                                "--event",
                                FAIL,
                                "--flow",
                                "spoke1-vm>192.168.77.7",
                                "--format",
                                "json")
                        .fine()
                        .jsonLines()
                        .getLast()
                        .get("flows");

        assertThat(flows)
                .filteredOn(flow -> flow.get("to").asString().equals("192.168.77.7"))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.get("from").asString()).isEqualTo("spoke1-vm"));
        assertThat(flows)
                .filteredOn(flow -> flow.get("to").asString().equals("192.168.1.10"))
                .hasSize(3);
    }

    @Test
    void a_run_that_the_file_names_is_played_to_its_end(@TempDir Path directory) {
        String file =
                Shell.sample(
                        directory,
                        "[{'set': 'runs', 'to': [{'name': 'friday', 'events': ['5s:reset:nva2'],"
                                + " 'until': '20s'}]}]");

        Answer played = studio("run", file, "--run", "friday", "--format", "json").fine();
        Answer typed =
                studio(
                        "run",
                        file,
                        "--event",
                        "5s:reset:nva2",
                        "--until",
                        "20s",
                        "--format",
                        "json");

        assertThat(played).isEqualTo(typed);
        assertThat(played.out()).contains("nva2's BGP close");
    }

    @Test
    void the_file_s_expectations_are_the_flows_where_it_has_some(@TempDir Path directory) {
        String file =
                Shell.sample(
                        directory,
                        "[{'set': 'expectations', 'to': [{'name': 'e', 'from': 'spoke1-vm', 'to':"
                                + " '192.168.2.10', 'outcome': 'delivered'}]}]");

        JsonNode flows =
                studio("run", file, "--format", "json").fine().jsonLines().getLast().get("flows");

        assertThat(flows)
                .hasSize(2)
                .allSatisfy(flow -> {
                    assertThat(flow.get("from").asString()).isEqualTo("spoke1-vm");
                    assertThat(flow.get("to").asString()).isEqualTo("192.168.2.10");
                    assertThat(flow.get("lostFrom").isNull()).isTrue();
                });
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_other_times() {
        String[] command = {
            "run", SAMPLE, "--event", FAIL, "--until", "400s", "--format", "json", "--seed", "7"
        };

        Answer first = studio(command).fine();
        Answer second = studio(command).fine();
        command[9] = "8";
        Answer other = studio(command).fine();

        assertThat(second).isEqualTo(first);
        assertThat(other.out()).isNotEqualTo(first.out());
    }

    static double seconds(JsonNode at) {
        return Double.parseDouble(at.asString().replace("s", ""));
    }
}
