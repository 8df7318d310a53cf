package studio.routeserver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Writes `docs/benchmarks.md`: of each figure the latest in `target/bench/results.jsonl`.
final class Report {

    static final Path RESULTS = Path.of("target/bench/results.jsonl");
    private static final Path PAGE = Path.of("docs/benchmarks.md");
    private static final double KIBI = 1024;

    private Report() {}

    static void write() throws IOException {
        SequencedMap<String, Result> latest = new LinkedHashMap<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(RESULTS, StandardCharsets.UTF_8)) {
            Result result = json.readValue(line, Result.class);
            latest.put(result.name() + result.parameters(), result);
        }
        Files.writeString(PAGE, page(List.copyOf(latest.values())), StandardCharsets.UTF_8);
    }

    private static String page(List<Result> results) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Benchmarks

                        Written by `mvn -Pbench verify -DskipTests`; `-Dbench=Founding` measures what has that in its name
                        and keeps the other figures. Absolute times of one machine mean little: compare them with the
                        anchor's, which ran before and after in the same run. *Noisy* says that the anchor's two runs differ
                        by more than 15 %, so that the ratio is a guess. Nothing here is asserted in a test.

                        Networks: **S** 8 spokes × 1 NIC, 2 NVAs × 10 routes · **FIRST** 200 × 5, 2 × 500 · **M** 200 × 4,
                        8 × 100 · **L** 1,000 × 10, 8 × 1,000, 40 route tables; the same at each run (seed 42).
                        """);
        SequencedMap<String, StringBuilder> tables = new TreeMap<>();
        for (Result result : results) {
            String group = result.name().substring(0, result.name().indexOf('.'));
            tables.computeIfAbsent(group, Report::heading).append(row(result));
        }
        tables.values().forEach(page::append);
        page.append(
                results.isEmpty()
                        ? ""
                        : "\nJDK %s, %d cores, %s.\n"
                                .formatted(
                                        results.getLast().jdk(),
                                        results.getLast().cores(),
                                        System.getProperty("os.name")));
        return page.toString();
    }

    private static StringBuilder heading(String group) {
        return new StringBuilder("\n## ")
                .append(group.replace("Benchmark", ""))
                .append("\n\n| measured | with | average | p50 | p99 | max | anchor | ÷ anchor | allocated | goal |\n")
                .append("|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
    }

    private static String row(Result result) {
        @Nullable Double anchor = result.anchor();
        return "| %s | %s | %s %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        result.what(),
                        result.parameters(),
                        figure(result.ours()),
                        result.unit().replace("/op", ""),
                        figure(result.p50()),
                        figure(result.p99()),
                        figure(result.max()),
                        figure(anchor) + (result.noisy() ? " *noisy*" : ""),
                        anchor == null ? "" : figure(result.ours() / anchor),
                        octets(result.octets()),
                        result.goal())
                .replace("\r\n", "\n");
    }

    /// Three digits that count.
    private static String figure(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String octets(@Nullable Double count) {
        if (count == null) {
            return "";
        }
        return count < KIBI
                ? figure(count) + " B"
                : count < KIBI * KIBI
                        ? figure(count / KIBI) + " KiB"
                        : figure(count / KIBI / KIBI) + " MiB";
    }
}
