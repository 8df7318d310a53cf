package studio.routeserver.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Golden;

/// What Azure itself answered in deployed labs, line by line beside what the engine says.
///
/// The labs are projects under `samples/labs`. A table of an expectation file there has a line
/// `captured FILE` with the rows that Azure printed; where it cannot be equal, a line `differs WHY`
/// says which rule explains the difference, and lines `azure ROW` and `ours ROW` which rows they
/// are. The counts are kept in a table for people.
class MeasuredScenario {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "samples", "labs");

    private static final String TABLE = "../studio/routeserver/scenario/labs.tsv";

    static Stream<Case> runs() {
        return GoldenScenario.expectations(FOLDER).flatMap(GoldenScenario::runs);
    }

    private static boolean captured(Case.Item item) {
        return !item.block().inside("captured").isEmpty();
    }

    static Stream<Compared> tables() {
        return runs().flatMap(run -> {
            List<Case.Item> items =
                    run.items().stream().filter(MeasuredScenario::captured).toList();
            var moments = run.moments(items);
            List<Compared> compared = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                compared.add(Compared.of(run, items.get(i), moments.get(i)));
            }
            return compared.stream();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void the_engine_says_what_azure_said(Compared table) {
        assertThat(table.faults()).as(table.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void the_lab_went_as_it_was_measured(Case run) {
        List<String> failures =
                run.judge(item -> !captured(item)).stream()
                        .flatMap(one ->
                                one.failures().stream()
                                        .map(text ->
                                                "line %d: %s"
                                                        .formatted(
                                                                one.item().block().line(), text)))
                        .toList();

        assertThat(failures).as(run.toString()).isEmpty();
    }

    @Test
    void the_counts_are_those_that_are_shown_to_people() {
        String head = String.join("\t", "lab", "capture", "linesEqual", "linesDifferent", "why");

        Golden.assertMatches(
                TABLE,
                tables().map(Compared::line).collect(Collectors.joining("\n", head + "\n", "\n")));
    }
}
