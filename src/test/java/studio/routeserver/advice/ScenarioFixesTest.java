package studio.routeserver.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;

/// What is offered for a finding mends it: the finding goes, and nothing as bad comes.
class ScenarioFixesTest {

    private static final String FOUNDING = "azure-route-server.json";

    static List<Path> projects() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("samples"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void every_fix_of_a_sample_mends_its_finding_and_brings_nothing_as_bad(Path project) {
        Checked before = Checked.of(Opened.topology(ProjectReader.read(project)));

        for (Finding finding : before.advice().findings()) {
            if (finding.severity() == Severity.INFO && !project.endsWith(FOUNDING)) {
                continue; // the same in each of them
            }
            TreeSet<String> known = asBad(before, finding.severity());
            for (Fix fix : finding.fixes()) {
                Checked after = Checked.of(before.topology().apply(fix.edit()));

                String what = finding.message() + " " + fix.title();
                assertThat(after.objects(finding.rule())).as(what).doesNotContain(finding.object());
                assertThat(asBad(after, finding.severity())).as(what).isSubsetOf(known);
            }
        }
    }

    /// What is that bad or worse, as rule and object.
    private static TreeSet<String> asBad(Checked checked, Severity severity) {
        return checked.advice().findings().stream()
                .filter(finding -> finding.severity().atLeast(severity))
                .map(finding -> finding.rule() + " " + finding.object())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
