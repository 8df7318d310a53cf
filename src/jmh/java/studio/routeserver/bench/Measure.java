package studio.routeserver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectMapper;

/// Measures what is promised about speed and writes it down: a line a figure is added to
/// `target/bench/results.jsonl`, and `docs/benchmarks.md` is made anew from the latest of each.
///
/// `mvn -Pbench verify -DskipTests` measures all, `-Dbench=Founding` what has that in its name.
public final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws Exception {
        Pattern wanted = Pattern.compile(arguments.length == 0 ? ".*" : arguments[0]);
        List<Result> results = new ArrayList<>(Sampled.all(wanted));
        if (wanted.matcher("Heap").find()) {
            results.addAll(Heap.measureAll());
        }
        if (wanted.matcher("Start").find()) {
            results.addAll(Start.measureAll());
        }
        write(results);
        Report.write();
    }

    private static void write(List<Result> results) throws IOException {
        Files.createDirectories(Objects.requireNonNull(Report.RESULTS.getParent()));
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        for (Result result : results) {
            lines.append(json.writeValueAsString(result)).append('\n');
        }
        Files.writeString(
                Report.RESULTS,
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
