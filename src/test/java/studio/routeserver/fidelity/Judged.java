package studio.routeserver.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule of `check`: what judges a drawing (`V-`) or advises (`A-`), or why nothing does.
///
/// @param sentence what its class says that it is about; of a rule without a class, why it has none
/// @param severity empty for advice and for what nothing judges
/// @param code the class that judges; empty where none does
/// @param tests the test classes that speak of it
record Judged(String rule, String sentence, String severity, String code, SortedSet<String> tests) {

    private static final Pattern ID = Pattern.compile("(?:return|ID =) \"([VA]-\\d{2,3})\";");
    private static final Pattern SEVERITY = Pattern.compile("Severity\\.([A-Z]+);");
    private static final Pattern ABOUT =
            Pattern.compile(
                    "/// `[VA]-\\d{2,3}`(?: \\(([^)]*)\\))?: ((?:[^\\n]*\\n///"
                            + " ?)*?[^\\n]*)\\n[^/]");
    private static final Pattern CITED = Pattern.compile("\"([VA]-\\d{2,3})[\" ]");
    private static final Pattern NAMED = Pattern.compile("\\b([va])(\\d{2,3})_");

    /// All of them, by id.
    static List<Judged> all() {
        SortedMap<String, SortedSet<String>> tests = testClasses();
        SortedMap<String, Judged> found = new TreeMap<>();
        Sources.files("src/main/java")
                .forEach((name, text) -> {
                    Matcher id = ID.matcher(text);
                    if (name.startsWith("advice.") && id.find()) {
                        String rule = id.group(1);
                        found.put(rule, judged(rule, name, text, tests));
                    }
                });
        reasons()
                .forEach((rule, why) ->
                        found.put(rule, new Judged(rule, why, "", "", new TreeSet<>())));
        return List.copyOf(found.values());
    }

    private static Judged judged(
            String rule, String name, String text, Map<String, SortedSet<String>> tests) {
        Matcher about = ABOUT.matcher(text);
        String sentence =
                about.find() ? about.group(2).replaceAll("\\s*\\n/// ?", " ").strip() : "";
        Matcher severity = SEVERITY.matcher(text);
        return new Judged(
                rule,
                sentence,
                severity.find() ? severity.group(1).toLowerCase(Locale.ROOT) : "",
                name,
                tests.getOrDefault(rule, new TreeSet<>()));
    }

    /// The test classes that cite a rule or have a test named after it.
    private static SortedMap<String, SortedSet<String>> testClasses() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        Sources.files("src/test/java")
                .forEach((name, text) -> {
                    if (name.startsWith("fidelity.")) {
                        return;
                    }
                    for (String rule : cited(text)) {
                        found.computeIfAbsent(rule, _ -> new TreeSet<>()).add(name);
                    }
                });
        return found;
    }

    private static List<String> cited(String text) {
        List<String> rules = new ArrayList<>();
        Matcher cited = CITED.matcher(text);
        while (cited.find()) {
            rules.add(cited.group(1));
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            rules.add(named.group(1).toUpperCase(Locale.ROOT) + "-" + named.group(2));
        }
        return rules;
    }

    /// Why nothing judges a rule: `RULE <tab> WHY`.
    private static Map<String, String> reasons() {
        try (InputStream in = Judged.class.getResourceAsStream("not-judged.tsv")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> reasons = new TreeMap<>();
            text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", 2))
                    .forEach(cells -> reasons.put(cells[0], cells[1]));
            return reasons;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean judges() {
        return !code.isEmpty();
    }
}
