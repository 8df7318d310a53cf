package studio.routeserver.project;

import java.util.Map;
import java.util.Optional;
import studio.routeserver.topology.Ref;

/// A project file as it stood when it was read.
public final class Original {

    private final SourceText source;
    private final Node.ObjectNode root;
    private final Map<Ref, Node.ObjectNode> resources;

    Original(SourceText source, Node.ObjectNode root, Map<Ref, Node.ObjectNode> resources) {
        this.source = source;
        this.root = root;
        this.resources = resources;
    }

    /// The file's bytes, as they were.
    public byte[] bytes() {
        return source.bytes();
    }

    /// Where a resource stands in the file; empty for one that came later.
    public Optional<Position> positionOf(Ref ref) {
        return Optional.ofNullable(resources.get(ref)).map(node -> source.position(node.start()));
    }

    SourceText source() {
        return source;
    }

    Node.ObjectNode root() {
        return root;
    }
}
