package studio.routeserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Colours are for a terminal alone, and say nothing that the words do not.
class ColoursTest {

    @Test
    void a_terminal_shows_the_same_words_in_colour() {
        String plain = printed(false, "bgp", Shell.SAMPLE);
        String coloured = printed(true, "bgp", Shell.SAMPLE);

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[32mEstablished\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void json_is_never_coloured() {
        assertThat(printed(true, "bgp", Shell.SAMPLE, "--format", "json")).doesNotContain("\u001b");
        assertThat(printed(true, "run", Shell.SAMPLE, "--format", "json")).doesNotContain("\u001b");
    }

    private static String printed(boolean terminal, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Cli("", Shell.stream(out), Shell.stream(err), terminal, Shell.PAINTER).run(words);
        return out.toString(StandardCharsets.UTF_8);
    }
}
