package studio.routeserver.advice.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.routeserver.advice.Advice;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Topology;

/// Scenarios with changes, and what the design advice says of them.
final class Drawn {

    private Drawn() {}

    static Topology scenario(String name, String... changes) {
        try {
            String text = Files.readString(Path.of("samples/scenarios", name + ".json"));
            for (String change : changes) {
                text =
                        new String(
                                ScenarioChanges.apply(text, change.replace('\'', '"')),
                                StandardCharsets.UTF_8);
            }
            return Opened.topology(ProjectReader.read(name, text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DesignAdvice advice(String name, String... changes) {
        return advice(scenario(name, changes));
    }

    static DesignAdvice advice(Topology topology) {
        LabSnapshot snapshot = RunningLab.of(topology, 1).snapshot();
        return DesignAdvice.of(topology, snapshot, Advice.of(topology, snapshot));
    }

    static ByHand byHand(Topology topology) {
        return ByHand.of(topology, RunningLab.of(topology, 1).snapshot());
    }
}
