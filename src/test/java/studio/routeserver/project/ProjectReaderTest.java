package studio.routeserver.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.topology.Topology;

class ProjectReaderTest {

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_is_a_project(String name) {
        Loaded loaded = ProjectReader.read(Path.of("src/test/resources/scenarios", name));

        assertThat(loaded).isInstanceOf(Loaded.Project.class);
    }

    static Stream<String> scenarios() {
        return IntStream.rangeClosed(1, 30).mapToObj("S-%02d.json"::formatted);
    }

    @Test
    void the_founding_sample_is_a_project() {
        Loaded loaded = ProjectReader.read(Path.of("samples/azure-route-server.json"));

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Loaded.Project.class,
                        project -> {
                            Topology topology = project.topology();
                            assertThat(topology.nvas()).hasSize(2);
                        });
    }
}
