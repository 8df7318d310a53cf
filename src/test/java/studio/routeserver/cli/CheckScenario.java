package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Golden;
import studio.routeserver.cli.Shell.Answer;

/// `./studio check` of every project that lies beside the program: all that it raises is kept.
class CheckScenario {

    static List<Path> projects() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("samples"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void all_that_check_raises_is_kept(Path project) {
        Answer answer = studio("check", project.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isBetween(0, 1);
        String name = project.getFileName().toString().replace(".json", "");
        Golden.assertMatches("check/%s.txt".formatted(name), answer.out());
    }
}
