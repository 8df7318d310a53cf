package studio.routeserver.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.design.Answer;
import studio.routeserver.advice.design.DesignAdvice;
import studio.routeserver.advice.design.PreferenceOutcome;
import studio.routeserver.advice.design.Recommendation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `check --advice`: Route Server or route tables, and why.
///
/// @param outcomes who wins under each hub routing preference, by Route Server; those are left out
///   for which preferences do not matter
record AdviceReport(DesignAdvice advice, Map<String, List<PreferenceOutcome>> outcomes)
        implements ReportPart {

    private static final String HOW = "how";

    @Override
    public void print(Terminal terminal) {
        terminal.out().println();
        terminal.out().println(terminal.ink().bold(advice.sentence()));
        if (!advice.recommendations().isEmpty()) {
            terminal.out().println();
            TextTable table = new TextTable("Rule", "Advice", "Where", "Reason");
            for (Recommendation one : advice.recommendations()) {
                table.row(one.rule(), answer(one), where(one), one.reason());
            }
            table.print(terminal.out(), terminal.ink());
        }
        outcomes.forEach((server, all) -> print(terminal, server, all));
    }

    private static void print(Terminal terminal, String server, List<PreferenceOutcome> all) {
        terminal.out().println();
        TextTable table = new TextTable("Route Server", "Prefix", "Preference", "Winner");
        for (PreferenceOutcome one : all) {
            one.winners()
                    .forEach((prefix, winners) ->
                            table.row(
                                    server,
                                    prefix.toString(),
                                    one.preference().text(),
                                    String.join(", ", winners)));
        }
        table.print(terminal.out(), terminal.ink());
    }

    private static String answer(Recommendation one) {
        @Nullable Answer answer = one.answer();
        return answer == null ? HOW : answer.text();
    }

    private static String where(Recommendation one) {
        return one.subnets().isEmpty()
                ? "everywhere"
                : one.subnets().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void json(ObjectNode root) {
        ObjectNode into = root.putObject("advice");
        into.put("answer", advice.answer().text());
        into.put("sentence", advice.sentence());
        ArrayNode reasons = into.putArray("recommendations");
        for (Recommendation one : advice.recommendations()) {
            ArrayNode subnets =
                    reasons.addObject()
                            .put("rule", one.rule())
                            .put("answer", answer(one))
                            .put("reason", one.reason())
                            .putArray("subnets");
            one.subnets().forEach(subnet -> subnets.add(subnet.toString()));
        }
        ArrayNode preferences = into.putArray("preferences");
        outcomes.forEach((server, all) -> all.forEach(one -> json(preferences, server, one)));
    }

    private static void json(ArrayNode into, String server, PreferenceOutcome outcome) {
        outcome.winners()
                .forEach((prefix, winners) -> {
                    ArrayNode names =
                            into.addObject()
                                    .put("routeServer", server)
                                    .put("prefix", prefix.toString())
                                    .put("preference", outcome.preference().text())
                                    .putArray("winners");
                    winners.forEach(names::add);
                });
    }
}
