package studio.routeserver.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every golden scenario, as its expectation file has it.
///
/// An expectation that does not hold yet carries a line `pending` with the reason: it is then a
/// skipped case of its own here, which says so when it holds by now.
class GoldenScenario {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "samples", "scenarios");

    static Stream<Case> runs() {
        return expectations(FOLDER).flatMap(GoldenScenario::runs);
    }

    /// An expectation that does not hold yet.
    record Pending(Case run, Case.Item item) {

        @Override
        public String toString() {
            return run + ": " + item.block().text();
        }
    }

    static Stream<Pending> what_is_pending() {
        return runs().flatMap(run ->
                run.items().stream()
                        .filter(item -> !item.pending().isEmpty())
                        .map(item -> new Pending(run, item)));
    }

    @Test
    void there_are_thirty_of_them() {
        assertThat(expectations(FOLDER)).hasSize(30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void the_network_answers_as_azure_does(Case run) {
        List<String> failures =
                run.judge().stream()
                        .filter(one -> one.item().pending().isEmpty())
                        .flatMap(GoldenScenario::told)
                        .toList();

        assertThat(failures).as(run.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("what_is_pending")
    void an_expectation_does_not_hold_yet(Pending pending) {
        List<String> failures =
                pending.run().judge().stream()
                        .filter(one -> one.item().equals(pending.item()))
                        .flatMap(GoldenScenario::told)
                        .toList();

        abort(
                failures.isEmpty()
                        ? "it holds by now: take its line 'pending' away"
                        : pending.item().pending());
    }

    private static Stream<String> told(Case.Judged judged) {
        String when = judged.item().when().isEmpty() ? "timeline" : "at " + judged.item().when();
        return judged.failures().stream()
                .map(failure ->
                        "%nline %d, %s, seed %d: %s"
                                .formatted(
                                        judged.item().block().line(),
                                        when,
                                        judged.seed(),
                                        failure));
    }

    /// The expectation files of a folder.
    static Stream<Path> expectations(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".expected")).sorted().toList();
            return found.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Stream<Case> runs(Path expectations) {
        String name = expectations.getFileName().toString().replace(".expected", "");
        String project = text(expectations.resolveSibling(name + ".json"));
        return Block.parse(text(expectations)).stream()
                .filter(block -> block.verb().equals("run"))
                .map(run -> new Case(name, project, run));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
