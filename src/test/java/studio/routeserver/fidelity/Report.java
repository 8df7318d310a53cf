package studio.routeserver.fidelity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.RuleBook;

/// Writes `docs/fidelity.md`.
record Report(List<Row> rows, List<Judged> judged, List<Scenarios> scenarios, List<Measured> labs) {

    private static final List<Area> AREAS =
            List.of(
                    new Area("RS", "Route Server itself"),
                    new Area("EFF", "Programming and effective routes"),
                    new Area("PEER", "Peering"),
                    new Area("NVA", "NVA and data plane"),
                    new Area("RUL", "Rulings, where the sources leave room"),
                    new Area("GW", "Gateways and branches"));

    private record Area(String key, String title) {

        boolean has(Row row) {
            return row.rule().startsWith("R-" + key + "-");
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Fidelity: what the engine does of what Azure does

                Written by the test run from the rule book, the sources and the tests; change it with
                `mvn test -Dtest=FidelityTest -Dgolden.update=true`. A rule is *implemented* where a class
                that decides it cites its id, and *held* where a test is named after it as well. A rule that
                should be held and is not fails the build.

                """);
        counts(text);
        measured(text);
        for (Area area : AREAS) {
            table(text, area);
        }
        judged(text);
        reasons(text, "Modelled in part", Row::inPart);
        reasons(text, "Not modelled", row -> !row.modelled());
        return text.toString();
    }

    private void counts(StringBuilder text) {
        text.append(
                "| | rules | implemented | held by tests | in part | not modelled | pending |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (Area area : AREAS) {
            line(text, area.title(), rows.stream().filter(area::has).toList());
        }
        line(text, "**All**", rows);
        long passed = scenarios.stream().filter(one -> one.pending() == 0).count();
        text.append(
                "\nScenarios that hold as a whole: %d of %d".formatted(passed, scenarios.size()));
        String pending =
                scenarios.stream()
                        .filter(one -> one.pending() > 0)
                        .map(one -> "%s (%d pending)".formatted(one.name(), one.pending()))
                        .collect(Collectors.joining(", "));
        text.append(pending.isEmpty() ? ".\n" : "; not yet: " + pending + ".\n");
        int equal = labs.stream().mapToInt(Measured::equal).sum();
        int different = labs.stream().mapToInt(Measured::different).sum();
        text.append(
                "\nLines of measured labs: %d equal, %d different.\n".formatted(equal, different));
    }

    private static void line(StringBuilder text, String title, List<Row> of) {
        text.append(
                "| %s | %d | %d | %d | %d | %d | %d |\n"
                        .formatted(
                                title,
                                of.size(),
                                count(of, Row::implemented),
                                count(of, Row::held),
                                count(of, Row::inPart),
                                count(of, row -> !row.modelled()),
                                count(of, row -> row.modelled() && !row.held())));
    }

    private static long count(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private void measured(StringBuilder text) {
        if (labs.isEmpty()) {
            return;
        }
        text.append("\n## Measured labs, line by line\n\n");
        text.append("| lab | what Azure returned | equal | different | why |\n");
        text.append("|---|---|--:|--:|---|\n");
        for (Measured lab : labs) {
            text.append(
                    "| %s | %s | %d | %d | %s |\n"
                            .formatted(
                                    lab.lab(),
                                    lab.capture(),
                                    lab.equal(),
                                    lab.different(),
                                    cell(lab.why())));
        }
    }

    private void table(StringBuilder text, Area area) {
        text.append("\n## %s\n\n".formatted(area.title()));
        text.append("| rule | sentence | code | tests | confidence |\n|---|---|---|---|---|\n");
        for (Row row : rows.stream().filter(area::has).filter(Row::modelled).toList()) {
            AzureRule rule = RuleBook.azure().get(row.rule());
            text.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    row.rule(),
                                    cell(rule.sentence()),
                                    lines(row.code()),
                                    lines(row.tests()),
                                    confidence(rule)));
        }
    }

    /// What `check` raises and advises.
    private void judged(StringBuilder text) {
        List<Judged> built = judged.stream().filter(Judged::judges).toList();
        text.append("\n## Findings and advice of `check`\n\n");
        text.append(
                "%d rules judge or advise; %d do not.\n\n"
                        .formatted(built.size(), judged.size() - built.size()));
        text.append("| rule | severity | about | code | tests |\n|---|---|---|---|---|\n");
        for (Judged one : built) {
            text.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    one.rule(),
                                    one.severity(),
                                    cell(one.sentence()),
                                    one.code(),
                                    lines(one.tests())));
        }
        text.append("\n| rule | why nothing judges it |\n|---|---|\n");
        judged.stream()
                .filter(one -> !one.judges())
                .forEach(one ->
                        text.append("| %s | %s |\n".formatted(one.rule(), cell(one.sentence()))));
    }

    private static String confidence(AzureRule rule) {
        return rule.confidence().name().toLowerCase(Locale.ROOT);
    }

    private static String lines(Collection<String> items) {
        return items.stream().map(Report::cell).collect(Collectors.joining("<br>"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void reasons(StringBuilder text, String title, Predicate<Row> which) {
        List<Row> listed = rows.stream().filter(which).toList();
        if (listed.isEmpty()) {
            return;
        }
        text.append("\n## %s\n\n| rule | sentence | why |\n|---|---|---|\n".formatted(title));
        for (Row row : listed) {
            String sentence = RuleBook.azure().get(row.rule()).sentence();
            text.append(
                    "| %s | %s | %s |\n"
                            .formatted(row.rule(), cell(sentence), cell(row.status().why())));
        }
    }
}
