package studio.routeserver.project;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Topology;

/// Writes projects as files of format 1.
public final class ProjectWriter {

    private ProjectWriter() {}

    /// The bytes of a file that reads as this topology.
    ///
    /// @param original the file that it was before it was edited, if there is one. Of an untouched
    ///   topology its bytes come back; of an edited one every object that did not change keeps its
    ///   text, comma by comma.
    public static byte[] write(Topology topology, Loaded.@Nullable Project original) {
        Tree.Branching tree = ProjectTree.of(topology);
        if (original == null) {
            return canonical(tree);
        }
        if (topology.equals(original.topology())) {
            return original.original().bytes();
        }
        SourceText source = original.original().source();
        Tree before = ProjectTree.of(original.topology());
        byte[] patched =
                new Patch(source)
                        .apply(original.original().root(), before, tree)
                        .getBytes(StandardCharsets.UTF_8);
        return readsAs(patched, topology) ? patched : canonical(tree);
    }

    private static byte[] canonical(Tree.Branching tree) {
        return new CanonicalText("\n").document(tree).getBytes(StandardCharsets.UTF_8);
    }

    /// No save may lose anything: what was patched is read back before it is believed.
    private static boolean readsAs(byte[] bytes, Topology topology) {
        return ProjectReader.read("", bytes) instanceof Loaded.Project(var read, _)
                && read.equals(topology);
    }
}
