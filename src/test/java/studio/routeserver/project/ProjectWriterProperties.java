package studio.routeserver.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.Seed;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.SomeEdits;
import studio.routeserver.topology.Topology;

class ProjectWriterProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void what_is_written_reads_back_equal(Seed seed) {
        Topology topology = SomeEdits.topology(seed);

        Loaded loaded = ProjectReader.read("random.json", ProjectWriter.write(topology, null));

        assertThat(Opened.topology(loaded)).isEqualTo(topology);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void an_edited_file_is_the_old_text_with_the_change_in_it(Seed seed) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of("samples/scenarios/S-30.json"));
        Loaded.Project original = Opened.project(ProjectReader.read("S-30.json", bytes));
        Topology edited = original.topology();
        for (int i = 0; i < 1 + seed.size() / 10; i++) {
            if (edited.attempt(SomeEdits.edit(seed, edited)) instanceof Edited.Applied(var after)) {
                edited = after;
            }
        }

        byte[] patched = new Patched(original).write(edited);

        assertThat(Opened.topology(ProjectReader.read("patched.json", patched))).isEqualTo(edited);
        assertThat(ProjectWriter.write(edited, original)).isEqualTo(patched);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("studio.routeserver.Seeds#two_hundred")
    void undoing_in_the_file_gives_back_the_old_topology(Seed seed) {
        Topology before = SomeEdits.topology(seed);
        Loaded.Project original =
                Opened.project(ProjectReader.read("a", ProjectWriter.write(before, null)));
        Edited edited = before.attempt(SomeEdits.edit(seed, before));
        Topology after = edited instanceof Edited.Applied(var changed) ? changed : before;

        byte[] there = ProjectWriter.write(after, original);
        Loaded.Project second = Opened.project(ProjectReader.read("b", there));
        byte[] back = ProjectWriter.write(before, second);

        assertThat(Opened.topology(ProjectReader.read("c", back))).isEqualTo(before);
        assertThat(new String(there, UTF_8)).endsWith("}\n");
    }

    /// The writer without its net: what is patched must be right by itself.
    private record Patched(Loaded.Project original) {
        byte[] write(Topology edited) {
            return edited.equals(original.topology())
                    ? original.original().bytes()
                    : new Patch(original.original().source())
                            .apply(
                                    original.original().root(),
                                    ProjectTree.of(original.topology()),
                                    ProjectTree.of(edited))
                            .getBytes(UTF_8);
        }
    }
}
