package studio.routeserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What holds for every file that is checked in.
class RepositoryTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""));

    /// One letter of each stands in brackets, so that this file does not find itself.
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "registr[y]\\.npmjs|rep[o]1?\\.maven\\.|de[b]\\.debian\\.org|securit[y]\\.debian\\.org|/wor[k]/|/tm[p]/wt|/roo[t]/|workplac[e]|su[b]-?agent|language"
                        + " mode[l]",
                    Pattern.CASE_INSENSITIVE);

    @Test
    void no_file_names_a_registry_or_the_machine_it_was_written_on()
            throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();

        for (String name : textFiles()) {
            List<String> lines =
                    Files.readString(ROOT.resolve(name), StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList();
            for (int i = 0; i < lines.size(); i++) {
                var hit = ELSEWHERE.matcher(lines.get(i));
                if (hit.find()) {
                    found.add(name + ":" + (i + 1) + ": " + hit.group());
                }
            }
        }

        assertThat(found).as("a file must make sense to whoever clones it").isEmpty();
    }

    @Test
    void every_decision_is_listed() throws IOException {
        Path decisions = ROOT.resolve("docs").resolve("decisions");
        String list = Files.readString(decisions.resolve("README.md"));

        try (var pages = Files.list(decisions)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .filteredOn(page -> page.endsWith(".md") && !page.equals("README.md"))
                    .allSatisfy(page -> assertThat(list).contains("](" + page + ")"));
        }
    }

    @Test
    void the_benchmark_and_the_tests_that_a_newcomer_is_told_to_run_are_there()
            throws IOException, InterruptedException {
        String loop = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
        List<String> files = textFiles();

        assertThat(named(loop, "test"))
                .hasSizeGreaterThan(1)
                .allSatisfy(name ->
                        assertThat(files)
                                .anyMatch(file ->
                                        file.matches("src/test/.*/" + name + "\\w*[.]java")));
        assertThat(named(loop, "bench"))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(files)
                                .anyMatch(file ->
                                        file.matches("src/jmh/.*/" + name + "\\w*[.]java")));
    }

    private static List<String> named(String text, String option) {
        return Pattern.compile("-D" + option + "='?(\\w+)")
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .filter(name -> !name.equals("NAME"))
                .toList();
    }

    private static List<String> textFiles() throws IOException, InterruptedException {
        assumeTrue(Files.exists(ROOT.resolve(".git")), "this is no git working copy");
        Process git;
        try {
            git =
                    new ProcessBuilder("git", "ls-files", "-z")
                            .directory(ROOT.toAbsolutePath().toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException missing) {
            assumeTrue(false, "git is not installed");
            return List.of();
        }
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(git.waitFor(30, TimeUnit.SECONDS) && git.exitValue() == 0, "git ls-files fails");
        return Pattern.compile("\0")
                .splitAsStream(names)
                .filter(name -> !name.matches(".*\\.(png|ttf|gz|jar|ico|icns)"))
                .filter(name -> Files.isRegularFile(ROOT.resolve(name)))
                .toList();
    }
}
