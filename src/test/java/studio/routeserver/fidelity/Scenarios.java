package studio.routeserver.fidelity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The scenarios and how many of their expectations do not hold yet. All others are held by the
/// test that runs them.
///
/// @param name such as `S-01`
record Scenarios(String name, int pending) {

    static List<Scenarios> all() {
        Path folder = Path.of(System.getProperty("basedir", ""), "samples", "scenarios");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".expected"))
                    .sorted()
                    .map(Scenarios::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenarios of(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            long pending = lines.filter(line -> line.strip().startsWith("pending ")).count();
            String name = file.getFileName().toString().replace(".expected", "");
            return new Scenarios(name, Math.toIntExact(pending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
