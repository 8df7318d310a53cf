package studio.routeserver.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a table that Azure returned in a deployed lab compares with the engine's.
///
/// @param why what explains the lines that differ; empty where none does
record Measured(String lab, String capture, int equal, int different, String why) {

    private static final String FILE = "/studio/routeserver/scenario/labs.tsv";

    static List<Measured> all() {
        try (@Nullable InputStream in = Measured.class.getResourceAsStream(FILE)) {
            if (in == null) {
                return List.of();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).filter(line -> !line.isBlank()).map(Measured::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measured of(String line) {
        String[] words = line.split("\t", -1);
        return new Measured(
                words[0],
                words[1],
                Integer.parseInt(words[2].strip()),
                Integer.parseInt(words[3].strip()),
                words.length > 4 ? words[4].strip() : "");
    }
}
