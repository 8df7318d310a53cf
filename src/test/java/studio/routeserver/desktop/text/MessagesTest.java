package studio.routeserver.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", ""), "src/main/java/studio/routeserver/desktop");

    /// A key, or the beginning of one that is put together.
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z0-9]+)+\\.?)\"");

    private static final Pattern LITERAL_USE =
            Pattern.compile(
                    "\\b(?:Messages\\.)?text\\(\\s*\"([a-z]+(?:\\.[a-zA-Z0-9]+)+)\"[,)\\s]");

    @Test
    void each_use_has_a_key() throws IOException {
        Set<String> used = found(LITERAL_USE);

        assertThat(used).hasSizeGreaterThan(100).isSubsetOf(keys());
    }

    @Test
    void a_number_of_thousands_chooses_its_words_too_and_is_not_grouped() {
        assertThat(Messages.text("status.programmed.some", 1)).isEqualTo("1 NIC reprogramming");
        assertThat(Messages.text("status.programmed.some", 4005))
                .isEqualTo("4005 NICs reprogramming");
        assertThat(Messages.text("status.announce.flows", 8000, 8010))
                .isEqualTo("8000 of 8010 flows delivered");
    }

    @Test
    void each_key_is_used() throws IOException {
        Set<String> named = found(KEY);

        Set<String> unused =
                keys().stream()
                        .filter(key -> !named.contains(key))
                        .filter(key -> named.stream().noneMatch(begin -> begins(key, begin)))
                        .filter(key -> !key.startsWith("act."))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    /// A key that is put together of a beginning with a dot at its end, or of a beginning and an
    /// ending such as `.title`.
    private static boolean begins(String key, String begin) {
        return begin.endsWith(".")
                ? key.startsWith(begin)
                : key.equals(begin + ".title") || key.equals(begin + ".explanation");
    }

    @Test
    void a_number_chooses_its_words() {
        assertThat(Messages.text("problems.count.text", 1)).isEqualTo("1 problem");
        assertThat(Messages.text("problems.count.text", 12)).isEqualTo("12 problems");
    }

    @Test
    void a_large_number_is_written_without_grouping() {
        assertThat(Messages.text("inspector.fact.peersof", 1, 65535)).isEqualTo("1 of 65535");
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessagesTest::read)
                    .flatMap(source -> pattern.matcher(source).results())
                    .map(result -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<String> keys() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Messages.class.getResourceAsStream("Messages.properties")) {
            properties.load(Objects.requireNonNull(stream));
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
