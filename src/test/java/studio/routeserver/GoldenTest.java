package studio.routeserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    private static final boolean UPDATE = true;
    private static final boolean CI = true;

    @TempDir private Path folder = Path.of("");

    @Test
    void the_same_text_matches() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
        var golden = new Golden(folder, !UPDATE, CI);

        assertThatCode(() -> golden.compare("a.txt", "one\ntwo\n")).doesNotThrowAnyException();
    }

    @Test
    void another_text_fails_and_says_how_to_accept_it() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\n");
        var golden = new Golden(folder, !UPDATE, !CI);

        assertThatThrownBy(() -> golden.compare("a.txt", "two\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("golden file a.txt")
                .hasMessageContaining("-Dgolden.update=true");
    }

    @Test
    void a_text_without_a_file_fails_and_shows_itself() {
        var golden = new Golden(folder, !UPDATE, !CI);

        assertThatThrownBy(() -> golden.compare("new.txt", "fresh\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fresh");
    }

    @Test
    void an_update_writes_what_is_compared_from_then_on() throws IOException {
        new Golden(folder.resolve("not-yet"), UPDATE, !CI).compare("a.txt", "new\n");

        assertThat(folder.resolve("not-yet").resolve("a.txt")).hasContent("new\n");
    }

    @Test
    void an_update_is_refused_where_ci_is_set() {
        var golden = new Golden(folder, UPDATE, CI);

        assertThatThrownBy(() -> golden.compare("a.txt", "new\n"))
                .isInstanceOf(AssertionError.class);
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }
}
