package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.routeserver.cli.Shell.SAMPLE;
import static studio.routeserver.cli.Shell.studio;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.routeserver.cli.Shell.Answer;

/// An error of the program itself ends in one sentence too.
@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class ProgramErrorTest {

    @TempDir private Path directory;

    @Test
    void an_unexpected_exception_is_one_sentence_that_says_how_to_report_it() {
        Answer answer =
                painted((_, _) -> {
                    throw new IllegalStateException("no glyph");
                });

        assertThat(answer.refusal())
                .isEqualTo(
                        "this is an error of the program itself (java.lang.IllegalStateException:"
                            + " no glyph); report what the same command says with --stacktrace");
    }

    @Test
    void with_stacktrace_it_is_shown_whole() {
        Answer answer =
                painted(
                        (_, _) -> {
                            throw new IllegalStateException("no glyph");
                        },
                        "--stacktrace");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("java.lang.IllegalStateException: no glyph\n")
                .contains("\tat studio.routeserver.cli.ExportCommand");
    }

    @Test
    void a_stack_that_overflows_is_no_stack_trace() {
        assertThat(
                        painted(
                                        (_, _) -> {
                                            throw new StackOverflowError();
                                        })
                                .refusal())
                .startsWith(
                        "this is an error of the program itself (java.lang.StackOverflowError)");
    }

    @Test
    void a_picture_that_cannot_be_written_is_no_error_of_the_program() {
        assertThat(
                        painted(
                                        (_, _) -> {
                                            throw new IOException("disk full");
                                        })
                                .refusal())
                .endsWith(
                        "p.png:1:1: the file cannot be written (disk full); choose another place");
    }

    private Answer painted(PngPainter painter, String... more) {
        String target = directory.resolve("p.png").toString();
        return more.length == 0
                ? studio(painter, "export", SAMPLE, "--to", "png", "-o", target)
                : studio(painter, "export", SAMPLE, "--to", "png", "-o", target, more[0]);
    }
}
