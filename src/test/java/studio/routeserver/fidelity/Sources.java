package studio.routeserver.fidelity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What source files say about rules: where an id is cited, and which test methods are named after
/// it.
final class Sources {

    private static final String AREAS = "RS|EFF|PEER|NVA|RUL|GW";
    private static final Pattern CITED =
            Pattern.compile("(?<!such as `)\\bR-(?:%s)-\\d\\d\\b".formatted(AREAS));
    private static final Pattern TEST =
            Pattern.compile(
                    "\\bvoid\\s+((?:r_(?:%s)_\\d\\d_)+\\w+)\\(".formatted(AREAS.toLowerCase()));
    private static final Pattern NAMED =
            Pattern.compile("\\Gr_(%s)_(\\d\\d)_".formatted(AREAS.toLowerCase()));

    /// What repeats the reasons of others and decides nothing itself: no rule lives there.
    private static final List<String> EXPLAINING = List.of("whatif.why.", "lab.Origins");

    private Sources() {}

    /// The classes that cite each rule, such as `lab.RouteServerImport`. Only an id that is written
    /// out counts: "R-RS-19 to R-RS-21" cites two rules, not three.
    static SortedMap<String, SortedSet<String>> citations() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        files("src/main/java")
                .forEach((name, text) -> {
                    if (EXPLAINING.stream().anyMatch(name::startsWith)) {
                        return;
                    }
                    Matcher cited = CITED.matcher(text);
                    while (cited.find()) {
                        add(found, cited.group(), name);
                    }
                });
        return found;
    }

    /// The tests that are named after each rule, such as `lab.PeersTest: a second peer …`.
    static SortedMap<String, SortedSet<String>> tests() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        files("src/test/java")
                .forEach((name, text) -> {
                    Matcher test = TEST.matcher(text);
                    while (test.find()) {
                        named(found, name, test.group(1));
                    }
                });
        return found;
    }

    private static void named(Map<String, SortedSet<String>> found, String name, String method) {
        SortedSet<String> rules = new TreeSet<>();
        Matcher id = NAMED.matcher(method);
        int end = 0;
        while (id.find()) {
            rules.add("R-%s-%s".formatted(id.group(1).toUpperCase(), id.group(2)));
            end = id.end();
        }
        String sentence = method.substring(end).replace('_', ' ');
        rules.forEach(rule -> add(found, rule, name + ": " + sentence));
    }

    private static void add(Map<String, SortedSet<String>> to, String rule, String what) {
        to.computeIfAbsent(rule, _ -> new TreeSet<>()).add(what);
    }

    /// The sources below a folder by class name without the base package.
    static SortedMap<String, String> files(String folder) {
        Path root = Path.of(System.getProperty("basedir", ""), folder, "studio", "routeserver");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(
                                    file -> className(root.relativize(file)),
                                    Sources::text,
                                    (one, _) -> one,
                                    TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        return name.substring(0, name.length() - ".java".length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
