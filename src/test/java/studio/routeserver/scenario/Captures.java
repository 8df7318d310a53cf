package studio.routeserver.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `az` printed in a deployed lab, as rows of the tables here. The files are not part of this
/// project; the environment variable `STUDIO_CAPTURES` names their folder.
record Captures(Path folder) {

    static final String VARIABLE = "STUDIO_CAPTURES";

    static Optional<Captures> known() {
        @Nullable String folder = System.getenv(VARIABLE);
        return Optional.ofNullable(folder)
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(Captures::new);
    }

    /// The rows of `az network nic show-effective-route-table`.
    List<String> effectiveRoutes(String file) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : read(file).required("value")) {
            for (JsonNode prefix : row.required("addressPrefix")) {
                String source = row.required("source").asString();
                String hops =
                        Stream.of(row.path("nextHopIpAddress"))
                                .flatMap(JsonNode::valueStream)
                                .map(JsonNode::asString)
                                .sorted()
                                .collect(Collectors.joining(", "));
                rows.add(
                        "%s %s %s %s %s"
                                .formatted(
                                        source.equals("VirtualNetworkGateway") ? "VNG" : source,
                                        row.required("state").asString(),
                                        prefix.asString(),
                                        row.required("nextHopType").asString(),
                                        hops)
                                .strip());
            }
        }
        return rows;
    }

    /// The rows of `az network routeserver peering list-learned-routes`, by the address of the
    /// instance: which of the two Azure calls 0 is not fixed (azure rule R-RS-02).
    Map<String, List<String>> learned(String file) {
        Map<String, List<String>> rows = new TreeMap<>();
        JsonNode root = read(file);
        for (String key : List.of("RouteServiceRole_IN_0", "RouteServiceRole_IN_1")) {
            for (JsonNode row : root.path(key)) {
                rows.computeIfAbsent(
                                row.required("localAddress").asString(), _ -> new ArrayList<>())
                        .add(
                                "%s %s %s"
                                        .formatted(
                                                row.required("network").asString(),
                                                row.required("nextHop").asString(),
                                                row.required("asPath").asString()));
            }
        }
        return rows;
    }

    /// The JSON of a file, without the lines in which it says how it was made.
    private JsonNode read(String file) {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return JsonMapper.shared()
                    .readTree(
                            lines.filter(line -> !line.startsWith("#"))
                                    .collect(Collectors.joining("\n")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
