package studio.routeserver.project;

import studio.routeserver.topology.Topology;

/// What a test opens that has to be readable, and if it is not, says why.
public final class Opened {

    private Opened() {}

    public static Loaded.Project project(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Project project -> project;
            case Loaded.Rejected(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    public static Topology topology(Loaded loaded) {
        return project(loaded).topology();
    }
}
