package studio.routeserver.topology;

/// What came of an edit.
public sealed interface Edited {

    /// It was made; this is the new topology.
    record Applied(Topology topology) implements Edited {}

    /// It cannot be; nothing was changed.
    ///
    /// @param sentence why, and what to do
    record Refused(String sentence) implements Edited {}
}
