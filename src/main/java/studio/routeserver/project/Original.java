package studio.routeserver.project;

/// A project file as it stood when it was read.
public final class Original {

    private final SourceText source;
    private final Node.ObjectNode root;

    Original(SourceText source, Node.ObjectNode root) {
        this.source = source;
        this.root = root;
    }

    /// The file's bytes, as they were.
    public byte[] bytes() {
        return source.bytes();
    }

    SourceText source() {
        return source;
    }

    Node.ObjectNode root() {
        return root;
    }
}
