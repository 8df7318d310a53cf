package studio.routeserver.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The projects that ship with the program. Opening one gives a copy: there is no file to save to.
public final class Samples {

    /// The sample that the window opens with.
    public static final String FOUNDING = "azure-route-server.json";

    /// One tab-separated line a sample: file, title, what it shows.
    private static final String INDEX = "index.tsv";

    private static final int COLUMNS = 3;

    private Samples() {}

    /// One bundled project.
    ///
    /// @param file its name among the samples
    /// @param title for a list of them
    /// @param about what it shows, in one sentence
    public record Sample(String file, String title, String about) {}

    /// All of them, in the order in which they are shown.
    public static List<Sample> all() {
        return new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", COLUMNS))
                .map(columns -> new Sample(columns[0], columns[1], columns[2]))
                .toList();
    }

    /// Opens one by its file name.
    ///
    /// @throws IllegalArgumentException if there is no such sample
    public static Loaded.Project open(String file) {
        if (all().stream().noneMatch(sample -> sample.file().equals(file))) {
            throw new IllegalArgumentException("there is no sample " + file);
        }
        return switch (ProjectReader.read("samples/" + file, bytes(file))) {
            case Loaded.Project project -> project;
            case Loaded.Rejected(var problems) ->
                    throw new IllegalStateException("a bundled sample is bad: " + problems);
        };
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without samples/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
