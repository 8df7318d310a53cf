package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ScenarioChanges;
import studio.routeserver.topology.Topology;

/// What the rules say of a network that has been run, as `check` does it.
record Checked(Topology topology, Advice advice) {

    private static final Path SCENARIOS = Path.of("samples/scenarios");

    static Checked of(Topology topology) {
        return new Checked(topology, Advice.of(topology, RunningLab.of(topology, 1).snapshot()));
    }

    static Checked founding() {
        return of(Opened.topology(ProjectReader.read(Path.of("samples/azure-route-server.json"))));
    }

    /// A scenario with changes: JSON lists, with single quotes, applied in order.
    static Checked scenario(String name, String... changes) {
        return of(drawn(name, changes));
    }

    static Topology drawn(String name, String... changes) {
        try {
            String text = Files.readString(SCENARIOS.resolve(name + ".json"));
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

    TreeSet<String> rules() {
        TreeSet<String> rules = new TreeSet<>();
        advice.findings().forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    /// The rules that found something that bad or worse.
    TreeSet<String> rules(Severity severity) {
        TreeSet<String> rules = new TreeSet<>();
        advice.findings().stream()
                .filter(finding -> finding.severity().atLeast(severity))
                .forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    List<Finding> of(String rule) {
        return advice.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    List<String> objects(String rule) {
        return of(rule).stream().map(Finding::object).toList();
    }

    /// The one finding of a rule.
    Finding one(String rule) {
        assertThat(of(rule)).as(rule + " in " + advice.findings()).hasSize(1);
        return of(rule).getFirst();
    }

    /// Severity, object and sentence of the one finding of a rule.
    String said(String rule) {
        Finding finding = one(rule);
        return "%s %s: %s"
                .formatted(finding.severity().text(), finding.object(), finding.message());
    }

    /// The network once the first fix of the one finding of the rule was made.
    Checked mended(String rule) {
        return of(topology.apply(one(rule).fixes().getFirst().edit()));
    }
}
