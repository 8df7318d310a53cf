package studio.routeserver.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Writes `docs/benchmarks.md` from what JMH left in `target/jmh.json`.
public final class Report {

    private Report() {}

    public static void main(String[] arguments) throws IOException {
        JsonNode results = new ObjectMapper().readTree(Path.of("target/jmh.json").toFile());
        StringBuilder text = new StringBuilder();
        text.append("# Benchmarks\n\n")
                .append("Measured with `mvn -Pbench verify -DskipTests` and written by it; figures of one\n")
                .append("machine, good for comparing one version with the next on that machine.\n\n");
        text.append(
                "JDK %s, %d processors, %s.%n%n"
                        .formatted(
                                System.getProperty("java.version"),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name")));
        text.append("| benchmark | parameters | score | ± | unit |\n|---|---|---:|---:|---|\n");
        for (JsonNode result : results) {
            JsonNode metric = result.get("primaryMetric");
            String name = result.get("benchmark").asString().replaceAll("^studio\\.routeserver\\.bench\\.", "");
            String parameters = result.has("params") ? result.get("params").toString() : "";
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %.3f | %s | %s |%n",
                            name,
                            parameters,
                            metric.get("score").asDouble(),
                            metric.get("scoreError").asString("–"),
                            metric.get("scoreUnit").asString()));
        }
        Files.writeString(
                Path.of("docs/benchmarks.md"),
                text.toString().replace("\r\n", "\n"),
                StandardCharsets.UTF_8);
    }
}
