package studio.routeserver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.cli.Cli;

class ScreenshotsCommandTest {

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Cli cli =
                new Cli(
                        "Route Server Studio",
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        (_, _) -> {},
                        new ScreenshotsCommand());
        return cli.run(arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_picture_that_is_not_there_is_named_with_the_nearest() {
        int code = run("screenshots", "-o", folder.toString(), "founding-norm");

        assertThat(code).isEqualTo(2);
        assertThat(said())
                .isEqualTo(
                        "there is no picture 'founding-norm'; did you mean 'founding-normal'?"
                                + System.lineSeparator());
    }

    @Test
    void a_theme_that_is_not_there_is_named_with_the_nearest() {
        int code = run("screenshots", "-o", folder.toString(), "--theme", "drak");

        assertThat(code).isEqualTo(2);
        assertThat(said()).startsWith("there is no theme 'drak'; did you mean 'dark'?");
    }

    @Test
    void a_folder_that_cannot_be_made_is_one_sentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        int code = run("screenshots", "-o", file.resolve("under").toString());

        assertThat(code).isEqualTo(2);
        assertThat(said().lines()).hasSize(1);
        assertThat(said()).contains(":1:1: the folder cannot be made there; choose another place");
    }

    @Test
    void the_help_of_the_program_lists_it() {
        int code = run("--help");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  screenshots");
    }
}
