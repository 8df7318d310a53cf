package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.routeserver.Golden;
import tools.jackson.databind.JsonNode;

/// The main job in the terminal: nva1 of the founding sample dies in one way or another, and `run`
/// tells what happens and what is lost.
class FailoverScenario {

    /// What one run told.
    private record Told(List<JsonNode> rows, List<JsonNode> flows) {

        static Told of(String... options) {
            List<String> command = new ArrayList<>(List.of("run", SAMPLE, "--format", "json"));
            command.addAll(List.of(options));
            List<JsonNode> lines = studio(command.toArray(String[]::new)).fine().jsonLines();
            List<JsonNode> flows = new ArrayList<>();
            lines.getLast().get("flows").forEach(flows::add);
            return new Told(lines.subList(0, lines.size() - 1), flows);
        }

        /// The times, in seconds, of the rows of a kind whose text has these words.
        List<Double> when(String kind, String words) {
            return rows(kind)
                    .filter(row -> row.get("text").asString().contains(words))
                    .map(row -> RunCommandTest.seconds(row.get("at")))
                    .toList();
        }

        Stream<JsonNode> rows(String kind) {
            return rows.stream().filter(row -> row.get("kind").asString().equals(kind));
        }

        /// The members of a flow that lost something.
        List<JsonNode> lost(String from, String to) {
            return flows.stream()
                    .filter(flow -> flow.get("from").asString().equals(from))
                    .filter(flow -> flow.get("to").asString().equals(to))
                    .filter(flow -> !flow.get("lostFrom").isNull())
                    .toList();
        }

        boolean lostAnything() {
            return flows.stream().anyMatch(flow -> !flow.get("lostFrom").isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void a_silent_failure_is_found_by_the_hold_timers_and_each_spoke_is_programmed_after_it(
            String seed) {
        Told told = Told.of("--event", "10s:fail:nva1", "--until", "400s", "--seed", seed);

        List<Double> expired = told.when("session", "loses nva1: hold timer expired");
        assertThat(expired).hasSize(2).allSatisfy(at -> assertThat(at).isBetween(130.0, 190.0));
        assertThat(told.when("route", "192.168.0.0/16 by 10.0.4.5 (was by 10.0.4.4 and 10.0.4.5)"))
                .containsAll(expired);
        for (String spoke : List.of("spoke1-vm", "spoke2-vm", "spoke3-vm")) {
            double programmed = told.when("programmed", spoke + " is programmed").getFirst();
            assertThat(programmed - expired.getFirst()).as(spoke).isBetween(20.0, 61.0);
            assertThat(told.lost(spoke, "192.168.2.10"))
                    .singleElement()
                    .satisfies(flow -> {
                        assertThat(flow.get("share").asDouble()).isEqualTo(0.5);
                        assertThat(flow.get("via").asString()).isEqualTo("nva1");
                        assertThat(flow.get("lostFrom").asString()).isEqualTo("10s");
                        assertThat(RunCommandTest.seconds(flow.get("lostUntil")))
                                .isEqualTo(programmed);
                        assertThat(flow.get("why").asString())
                                .isEqualTo("black hole at nva1 because it is down");
                    });
            assertThat(told.lost(spoke, "192.168.1.10")).isEmpty();
        }
    }

    @Test
    void a_reset_is_withdrawn_at_once_and_programmed_in_the_profile_s_time() {
        Told told = Told.of("--event", "10s:reset:nva1", "--until", "60s");

        assertThat(told.when("session", "loses nva1")).hasSize(2).containsOnly(10.0);
        assertThat(told.when("route", "192.168.0.0/16 by 10.0.4.5 (was by 10.0.4.4 and 10.0.4.5)"))
                .filteredOn(at -> at == 10.0)
                .hasSize(2);
        assertThat(told.when("session", "nva1 are Established"))
                .hasSize(2)
                .allSatisfy(at -> assertThat(at).isBetween(10.0, 30.0));
        assertThat(told.when("programmed", "spoke1-vm is programmed").getFirst() - 10)
                .isBetween(20.0, 30.0);
        assertThat(told.lostAnything()).isFalse();
    }

    @Test
    void a_shut_session_stays_down() {
        Told told = Told.of("--event", "10s:shut:nva1", "--until", "120s");

        assertThat(told.when("session", "loses nva1"))
                .hasSize(2)
                .allSatisfy(at -> assertThat(at).isBetween(10.0, 10.1));
        assertThat(told.when("session", "are Established")).isEmpty();
        assertThat(told.lostAnything()).isFalse();
    }

    @Test
    void a_cut_of_one_session_takes_the_NVA_from_that_instance_alone() {
        Told told = Told.of("--event", "10s:cut:nva1/0", "--until", "400s");

        assertThat(told.when("session", "hub-route-server/0 loses nva1: hold timer expired"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(130.0, 190.0));
        assertThat(told.when("session", "hub-route-server/1 loses nva1")).isEmpty();
        assertThat(told.lostAnything()).isFalse();
    }

    @Test
    void under_the_article_s_profile_it_is_found_within_90_seconds_and_programmed_at_once() {
        Told told = Told.of("--event", "10s:fail:nva1", "--profile", "article");

        List<Double> expired = told.when("session", "loses nva1: hold timer expired");
        assertThat(expired).hasSize(2).allSatisfy(at -> assertThat(at).isBetween(60.0, 100.0));
        assertThat(told.when("session", "nothing heard for 90 s")).hasSize(2);
        assertThat(told.when("programmed", "spoke1-vm is programmed")).isSubsetOf(expired);
        assertThat(told.lost("spoke1-vm", "192.168.2.10")).hasSize(1);
    }

    @Test
    void a_repaired_NVA_ends_the_loss_when_its_guest_is_up_again() {
        Told told =
                Told.of(
                        "--event",
                        "10s:fail:nva1",
                        "--event",
                        "40s:restore:nva1",
                        "--until",
                        "90s");

        assertThat(told.lost("spoke1-vm", "192.168.2.10"))
                .singleElement()
                .satisfies(flow ->
                        assertThat(RunCommandTest.seconds(flow.get("lostUntil")))
                                .isBetween(40.0, 60.0));
    }

    @Test
    void a_flow_that_is_still_lost_at_the_end_has_no_end() {
        Told told = Told.of("--event", "10s:fail:nva1", "--until", "30s");

        assertThat(told.lost("spoke1-vm", "192.168.2.10"))
                .singleElement()
                .satisfies(flow -> assertThat(flow.get("lostUntil").isNull()).isTrue());
    }

    @Test
    void a_withdrawn_prefix_leaves_and_comes_back() {
        Told told =
                Told.of(
                        "--event",
                        "10s:withdraw:nva1:192.168.0.0/16",
                        "--event",
                        "20s:advertise:nva1:192.168.0.0/16",
                        "--until",
                        "120s");

        assertThat(told.when("route", "192.168.0.0/16 by 10.0.4.5 (was by 10.0.4.4 and 10.0.4.5)"))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isBetween(10.0, 11.0));
        assertThat(told.when("route", "192.168.0.0/16 by 10.0.4.4 and 10.0.4.5 (was by 10.0.4.5)"))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isBetween(20.0, 21.0));
    }

    @Test
    void shares_of_every_flow_s_members_add_up_to_all_of_it() {
        Told told = Told.of("--until", "1s");

        told.flows().stream()
                .map(flow -> flow.get("from").asString() + ">" + flow.get("to").asString())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(name ->
                        assertThat(
                                        told.flows().stream()
                                                .filter(flow ->
                                                        name.equals(
                                                                flow.get("from").asString()
                                                                        + ">"
                                                                        + flow.get("to")
                                                                                .asString()))
                                                .mapToDouble(flow -> flow.get("share").asDouble())
                                                .sum())
                                .as(name)
                                .isEqualTo(1.0));
    }

    @Test
    void the_timeline_and_the_losses_are_as_reviewed() {
        Golden.assertMatches(
                "founding.run.fail-nva1.txt",
                studio("run", SAMPLE, "--event", "10s:fail:nva1", "--until", "400s").fine().out());
        Golden.assertMatches(
                "founding.run.reset-nva1.txt",
                studio("run", SAMPLE, "--event", "10s:reset:nva1", "--until", "60s").fine().out());
    }
}
