package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory before each test
class ProjectFileTest {

    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final byte[] NEW = "new".getBytes(UTF_8);

    @TempDir private Path directory;

    @Test
    void a_new_file_holds_the_bytes_and_nothing_is_left_beside_it() throws IOException {
        Path file = directory.resolve("hub.json");

        assertThat(ProjectFile.save(file, NEW)).isEmpty();

        assertThat(file).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("hub.json");
    }

    @Test
    void the_bytes_before_are_kept_in_one_backup() throws IOException {
        Path file = Files.write(directory.resolve("hub.json"), OLD);

        ProjectFile.save(file, "between".getBytes(UTF_8));
        ProjectFile.save(file, NEW);

        assertThat(file).hasBinaryContent(NEW);
        assertThat(directory.resolve("hub.json.bak")).hasContent("between");
        assertThat(names()).containsExactly("hub.json", "hub.json.bak");
    }

    @Test
    void saving_the_same_bytes_again_keeps_the_backup() throws IOException {
        Path file = Files.write(directory.resolve("hub.json"), OLD);

        ProjectFile.save(file, NEW);
        ProjectFile.save(file, NEW);

        assertThat(directory.resolve("hub.json.bak")).hasBinaryContent(OLD);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_file_keeps_its_mode() throws IOException {
        Path file = Files.write(directory.resolve("hub.json"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        ProjectFile.save(file, NEW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_symbolic_link_stays_one_and_its_target_gets_the_bytes() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path target = Files.write(shared.resolve("real.json"), OLD);
        Path link = directory.resolve("hub.json");
        Files.createSymbolicLink(link, Path.of("shared/real.json"));

        assertThat(ProjectFile.save(link, NEW)).isEmpty();

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasBinaryContent(NEW);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_that_go_in_a_circle_are_refused() throws IOException {
        Path link = directory.resolve("hub.json");
        Files.createSymbolicLink(link, Path.of("hub.json"));

        assertThat(ProjectFile.save(link, NEW).orElseThrow().what())
                .contains("its links go in a circle");
    }

    @Test
    void a_directory_is_refused_and_stays() {
        assertThat(ProjectFile.save(directory, NEW).map(Problem::toString))
                .contains(directory + ":1:1: this is a directory; save to a file in it");
    }

    @Test
    void a_directory_that_does_not_exist_is_refused() {
        Path file = directory.resolve("missing").resolve("hub.json");

        assertThat(ProjectFile.save(file, NEW).map(Problem::toString))
                .contains(
                        file
                                + ":1:1: the directory to save in does not exist; create it, or"
                                + " save elsewhere");
    }

    @Test
    void a_file_cannot_be_saved_below_a_file() throws IOException {
        Path file = Files.write(directory.resolve("hub.json"), OLD);

        assertThat(ProjectFile.save(file.resolve("inner.json"), NEW)).isPresent();

        assertThat(file).hasBinaryContent(OLD);
    }

    @Test
    void an_unwritable_backup_leaves_the_file_as_it_was() throws IOException {
        Path file = Files.write(directory.resolve("hub.json"), OLD);
        Files.createDirectories(directory.resolve("hub.json.bak/in the way"));

        assertThat(ProjectFile.save(file, NEW)).isPresent();

        assertThat(file).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("hub.json", "hub.json.bak");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
