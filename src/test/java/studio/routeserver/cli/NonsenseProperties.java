package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.cli.Shell.Answer;

/// A topology that contradicts itself is computed as far as Azure would, and every command answers
/// about it or refuses in a sentence: none breaks, none hangs, and the answer is the same each
/// time.
@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class NonsenseProperties {

    /// What depends on nothing but the file is asked once more.
    private static final Set<String> TWICE = Set.of("check", "run", "export");

    /// What runs many networks to answer is asked once.
    private static final String LONG = "--by-hand";

    @TempDir private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#twenty")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatever_is_drawn_every_command_answers_and_always_the_same(Seed seed) throws IOException {
        String file = directory.resolve("nonsense.json").toString();
        Files.writeString(Path.of(file), Nonsense.project(seed));

        for (List<String> command :
                List.of(
                        List.of("check", file),
                        List.of("check", file, "--advice", "--by-hand", "--headroom"),
                        List.of("routes", file, "--vm", "vm0", "--format", "az"),
                        List.of("routes", file, "--vm", "vm0", "--why", "0.0.0.0/0"),
                        List.of("routes", file, "--vm", "nva0", "--why", "10.0.0.0/16"),
                        List.of("path", file, "--from", "vm0", "--to", "10.0.4.4", "--why"),
                        List.of("bgp", file, "--learned"),
                        List.of("run", file, "--event", "10s:fail:nva0", "--until", "400s"),
                        List.of("export", file, "--to", "arm"),
                        List.of("export", file, "--to", "json"),
                        List.of("export", file, "--to", "svg"))) {
            assertAnswers(command);
        }
    }

    private static void assertAnswers(List<String> command) {
        String[] words = command.toArray(String[]::new);
        String[] told = Arrays.copyOf(words, words.length + 1);
        told[words.length] = "--stacktrace";

        Answer answer = studio(told);

        assertThat(answer.err()).as(command.toString()).doesNotContain("\tat ", "Exception");
        assertThat(answer.code()).as(command + " " + answer.err()).isBetween(0, 1);
        assertThat(answer.out() + answer.err()).as(command.toString()).isNotBlank();
        if (TWICE.contains(command.getFirst()) && !command.contains(LONG)) {
            assertThat(studio(told)).as(command + " again").isEqualTo(answer);
        }
    }
}
