package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Compares tables whose rows are text with single spaces, in whatever order. `*` in an expected
/// row stands for any word.
final class Rows {

    private Rows() {}

    /// How a table of an expectation file is meant.
    enum Meant {
        /// These rows and no others.
        COMPLETE,
        /// These rows, and maybe others.
        EXCERPT,
        /// No row that begins like one of these.
        ABSENT
    }

    static List<String> failures(
            String what, Meant meant, List<String> expected, Collection<String> actual) {
        List<String> failures = new ArrayList<>();
        TreeSet<String> have = new TreeSet<>(actual);
        if (meant == Meant.ABSENT) {
            for (String row : expected) {
                List<String> found = have.stream().filter(one -> matches(row, one)).toList();
                if (!found.isEmpty()) {
                    failures.add(
                            "%s: expected no '%s', but there is %s".formatted(what, row, found));
                }
            }
            return failures;
        }
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> extra = new TreeSet<>(meant == Meant.COMPLETE ? have : List.of());
        for (String row : expected) {
            List<String> found =
                    have.stream()
                            .filter(one -> words(row) == words(one) && matches(row, one))
                            .toList();
            if (found.isEmpty()) {
                missing.add(row);
            }
            found.forEach(extra::remove);
        }
        if (!missing.isEmpty() || !extra.isEmpty()) {
            failures.add(
                    "%s:%n    expected and missing %s%n    there and not expected %s%n    whole table %s"
                            .formatted(what, lines(missing), lines(extra), lines(have)));
        }
        return failures;
    }

    private static String lines(Collection<String> rows) {
        return rows.isEmpty() ? "nothing" : "\n        " + String.join("\n        ", rows);
    }

    private static int words(String row) {
        return row.split(" ").length;
    }

    /// Whether the words of the pattern are the first words of the row.
    private static boolean matches(String pattern, String row) {
        List<String> wanted = List.of(pattern.split(" "));
        List<String> words = List.of(row.split(" "));
        for (int i = 0; i < wanted.size(); i++) {
            boolean same =
                    i < words.size()
                            && (wanted.get(i).equals("*") || wanted.get(i).equals(words.get(i)));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /// The texts of the rows of a block, single-spaced; `nothing` stands for an empty table.
    static List<String> of(List<Block> rows) {
        return rows.stream()
                .map(row -> String.join(" ", row.words()))
                .filter(row -> !row.equals("nothing"))
                .toList();
    }
}
