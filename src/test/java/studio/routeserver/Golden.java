package studio.routeserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Expected text that lies in `src/test/resources/golden/` and is reviewed like code.
///
/// It changes only by `mvn test -Dgolden.update=true`, and the commit says why. With `CI` set that
/// is refused: a build server must never agree with itself.
public final class Golden {

    private final Path folder;
    private final boolean update;
    private final boolean ci;

    Golden(Path folder, boolean update, boolean ci) {
        this.folder = folder;
        this.update = update;
        this.ci = ci;
    }

    /// Compares the text with the golden file of that name, such as `nva-failure.timeline.txt`.
    public static void assertMatches(String name, String actual) {
        assertMatches(
                Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "golden"),
                name,
                actual);
    }

    /// The same for a file that lies elsewhere, such as a page of the documentation.
    public static void assertMatches(Path folder, String name, String actual) {
        new Golden(folder, Boolean.getBoolean("golden.update"), isSet(System.getenv("CI")))
                .compare(name, actual);
    }

    /// Whether an environment variable says yes: set, and neither empty nor `false`.
    public static boolean isSet(@Nullable String variable) {
        return variable != null && !variable.isEmpty() && !variable.equals("false");
    }

    void compare(String name, String actual) {
        Path file = folder.resolve(name);
        if (update) {
            write(file, actual);
            return;
        }
        String remedy =
                "golden file %s: if the new text is right, run 'mvn test -Dgolden.update=true' and"
                        + " say why in the commit";
        if (!Files.exists(file)) {
            fail(
                    remedy.formatted(name)
                            + "; there is no such file yet, and the text is:\n"
                            + actual);
        }
        assertThat(actual).as(remedy, name).isEqualTo(read(file));
    }

    private void write(Path file, String actual) {
        if (ci) {
            fail(
                    "golden files are not updated where CI is set; update them at home and commit"
                            + " them");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
