package studio.routeserver.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Azure answered in deployed labs: the rows of its tables, a file each, whose first lines say
/// which command printed them where. Lines that begin with `#` are for people.
final class Captures {

    private static final Path FOLDER =
            Path.of(
                    System.getProperty("basedir", ""),
                    "src/test/resources/studio/routeserver/scenario/labs");

    private Captures() {}

    /// The rows of a file such as `dual-hub/baseline/c1-ep.routes`, in Azure's order.
    static List<String> rows(String file) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> String.join(" ", line.strip().split("\\s+")))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
