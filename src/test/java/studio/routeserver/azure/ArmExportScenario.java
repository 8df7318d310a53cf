package studio.routeserver.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every project file that we have gives a sound template.
class ArmExportScenario {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<Path> every_project_file() {
        Path root = Path.of(System.getProperty("basedir", ""));
        return Stream.of("samples", "samples/scenarios", "src/test/resources/projects")
                .map(root::resolve)
                .flatMap(ArmExportScenario::files);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted =
                    files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            return sorted.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Topology read(Path file) {
        return switch (ProjectReader.read(file)) {
            case Loaded.Project project -> project.topology();
            case Loaded.Rejected(var problems) ->
                    throw new AssertionError(String.valueOf(problems.getFirst()));
        };
    }

    @ParameterizedTest
    @MethodSource("every_project_file")
    void its_template_is_sound(Path file) {
        assertThat(ArmInspection.problems(ArmExport.template(read(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every_project_file")
    void nothing_drawn_is_lost_without_a_word(Path file) {
        Topology topology = read(file);

        JsonNode template = MAPPER.readTree(ArmExport.template(topology));

        List<String> written =
                template.path("resources").findValues("name").stream()
                        .map(name -> name.asString(""))
                        .toList();
        String comments = template.at("/metadata/comments").toString();
        Stream.of(
                        topology.virtualNetworks(),
                        topology.routeServers(),
                        topology.nvas(),
                        topology.gateways(),
                        topology.loadBalancers(),
                        topology.connections(),
                        topology.branches(),
                        topology.virtualMachines())
                .flatMap(List::stream)
                .forEach(resource ->
                        assertThat(mentions(written, comments, resource.name()))
                                .as("%s", resource.ref())
                                .isTrue());
        assertThat(topology.peerings())
                .allSatisfy(peering ->
                        assertThat(written)
                                .contains(
                                        "%s/%s-to-%s"
                                                .formatted(
                                                        peering.from(),
                                                        peering.from(),
                                                        peering.to())));
    }

    /// A branch with several tunnels has a local network gateway for each: `hq-first`, `hq-second`.
    private static boolean mentions(List<String> written, String comments, String name) {
        return written.contains(name)
                || written.stream().anyMatch(other -> other.startsWith(name + "-"))
                || comments.contains(name);
    }
}
