package studio.routeserver.project;

import java.util.List;
import studio.routeserver.topology.Topology;

/// What came of opening a project file.
public sealed interface Loaded {

    /// It was read.
    ///
    /// @param original the file as it stood, for messages and for saving with small differences
    record Project(Topology topology, Original original) implements Loaded {}

    /// It is no project that this program can read.
    ///
    /// @param problems at least one, in the order of the file
    record Rejected(List<Problem> problems) implements Loaded {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a rejected file needs a problem");
            }
        }
    }
}
