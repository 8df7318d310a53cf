package studio.routeserver.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.routeserver.lab.LabSnapshot;

/// A table that Azure printed in a deployed lab beside the one that the engine predicts.
///
/// @param run the lab and its run
/// @param capture the file of the rows that Azure printed
/// @param equal how many of its rows the engine says, too
/// @param missing its rows that the engine does not say
/// @param extra rows that the engine says and Azure did not
/// @param why what the expectation file gives as the reason for the difference; empty where there
///   must be none
record Compared(
        Case run,
        Case.Item item,
        String capture,
        int equal,
        List<String> missing,
        List<String> extra,
        String why) {

    static Compared of(Case run, Case.Item item, LabSnapshot snapshot) {
        Block block = item.block();
        String file = block.inside("captured").getFirst();
        Map<String, String> assigned = assigned(block);
        List<String> captured =
                Captures.rows(file).stream().map(row -> renamed(row, assigned)).toList();
        List<String> predicted = Predicted.rows(snapshot, block);
        // A row that stands twice is to be said twice.
        List<String> extra = new ArrayList<>(predicted);
        List<String> missing = new ArrayList<>();
        for (String row : captured) {
            if (!extra.remove(row)) {
                missing.add(row);
            }
        }
        missing.sort(Comparator.naturalOrder());
        extra.sort(Comparator.naturalOrder());
        return new Compared(
                run,
                item,
                file,
                captured.size() - missing.size(),
                missing,
                List.copyOf(extra),
                String.join("; ", block.inside("differs")));
    }

    /// Addresses that Azure gave out and no file can know (azure rule R-GW-05): `assigned AZURES
    /// OURS`.
    private static Map<String, String> assigned(Block block) {
        Map<String, String> assigned = new LinkedHashMap<>();
        for (String line : block.inside("assigned")) {
            String[] both = line.split("\\s+");
            assigned.put(both[0], both[1]);
        }
        return assigned;
    }

    private static String renamed(String row, Map<String, String> assigned) {
        return List.of(row.split(" ")).stream()
                .map(word -> assigned.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    int different() {
        return missing.size() + extra.size();
    }

    /// What is wrong with the comparison: a row that differs and is not listed with a reason, or
    /// one that is listed and does not.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        faults.addAll(unlisted("only Azure says", missing, pinned("azure")));
        faults.addAll(unlisted("only we say", extra, pinned("ours")));
        if (why.isEmpty() != (different() == 0)) {
            faults.add(
                    why.isEmpty()
                            ? "rows differ, and the file does not say why"
                            : "no row differs, but the file says why: " + why);
        }
        return faults;
    }

    private List<String> pinned(String verb) {
        return item.block().inside(verb).stream().sorted().toList();
    }

    private static List<String> unlisted(String what, List<String> rows, List<String> pinned) {
        List<String> faults = new ArrayList<>();
        List<String> left = new ArrayList<>(pinned);
        for (String row : rows) {
            if (!left.remove(row)) {
                faults.add(what + "   " + row);
            }
        }
        left.forEach(row -> faults.add("listed as '" + what + "' and equal   " + row));
        return faults;
    }

    /// A line of the table of labs.
    String line() {
        return String.join(
                "\t",
                run.scenario() + ", " + run.run().rest(),
                capture,
                String.valueOf(equal),
                String.valueOf(different()),
                equal + different() == 0 ? "Azure returned no rows" : why);
    }

    @Override
    public String toString() {
        return "%s, %s: %s = %s".formatted(run, item.when(), item.block().text(), capture);
    }
}
