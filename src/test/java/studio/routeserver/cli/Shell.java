package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.routeserver.project.ScenarioChanges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the command line as a shell would.
final class Shell {

    static final String SAMPLE = "samples/azure-route-server.json";
    static final String VERSION = "Route Server Studio 1.2.3";

    /// Writes a file that is no picture, but where one would be.
    static final PngPainter PAINTER =
            (list, out) ->
                    out.write(
                            ("PNG of " + list.items().size() + " items")
                                    .getBytes(StandardCharsets.UTF_8));

    private Shell() {}

    /// What a command answered.
    record Answer(int code, String out, String err) {

        /// Whether it is fine: exit code 0, nothing on standard error.
        Answer fine() {
            assertThat(err).isEmpty();
            assertThat(code).isZero();
            return this;
        }

        /// Its one sentence of refusal: exit code 2, nothing on standard output, no stack trace.
        String refusal() {
            assertThat(code).as(out + err).isEqualTo(2);
            assertThat(out).isEmpty();
            assertThat(err.lines().toList()).as("one sentence").hasSize(1);
            assertThat(err).endsWith("\n").doesNotContain("\tat ");
            return err.strip();
        }

        List<String> lines() {
            return out.lines().toList();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        /// Each line of an answer that has one object a line.
        List<JsonNode> jsonLines() {
            return lines().stream().map(JsonMapper.shared()::readTree).toList();
        }
    }

    static Answer studio(String... words) {
        return studio(PAINTER, words);
    }

    static Answer studio(PngPainter painter, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(VERSION, stream(out), stream(err), false, painter).run(words);
        return new Answer(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /// The founding sample with changes, as a file in the directory.
    ///
    /// @param changes as [ScenarioChanges] reads them, with single quotes
    static String sample(Path directory, String changes) {
        try {
            Path file = directory.resolve("sample.json");
            String text = Files.readString(Path.of(SAMPLE));
            Files.write(file, ScenarioChanges.apply(text, changes.replace('\'', '"')));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
