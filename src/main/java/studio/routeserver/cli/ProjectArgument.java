package studio.routeserver.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.Problem;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.topology.Topology;

/// The file that a command reads, and what may be said about how it runs.
final class ProjectArgument {

    private static final long DEFAULT_SEED = 1;

    @Parameters(paramLabel = "FILE", description = "A project file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private Path file;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Limits and timers: azure or article. Default: what the file says.")
    private @Nullable String profile;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Sets all jitter. Default: ${DEFAULT-VALUE}.")
    private long seed = DEFAULT_SEED;

    Path file() {
        return file;
    }

    /// The network in the file.
    Topology topology() {
        Topology topology =
                switch (ProjectReader.read(file)) {
                    case Loaded.Project project -> project.topology();
                    case Loaded.Rejected(var problems) ->
                            throw new Refusal(problems.stream().map(Problem::toString).toList());
                };
        return profile == null ? topology : topology.edit().profile(named(profile)).build();
    }

    private static ProfileName named(String text) {
        List<String> known = Arrays.stream(ProfileName.values()).map(ProfileName::text).toList();
        return Arrays.stream(ProfileName.values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                "there is no profile '%s'; did you mean '%s'?"
                                        .formatted(text, Nearest.to(text, known).orElseThrow())));
    }

    /// The network running, converged, at 0 s.
    Lab lab(Topology topology) {
        return RunningLab.of(topology, seed);
    }
}
