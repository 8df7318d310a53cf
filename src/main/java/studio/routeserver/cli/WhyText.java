package studio.routeserver.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.routeserver.project.JsonText;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.RuleBook;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Flip;
import studio.routeserver.whatif.why.Loser;
import studio.routeserver.whatif.why.Reason;
import studio.routeserver.whatif.why.Stop;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Explanations as the command line says them: for people, and as JSON.
final class WhyText {

    private WhyText() {}

    // ---- for people

    static void print(Explanation explained, List<Flip> flips, PrintWriter out) {
        out.println(explained.headline() + ".");
        reasons("Why, back to its origin", explained.chain(), out);
        title("Beaten, in this order", explained.losers(), out);
        for (Loser loser : explained.losers()) {
            out.println("  %s".formatted(loser.what()));
            out.println("    at %s: %s".formatted(loser.step(), sentence(loser.because())));
        }
        title(
                explained.present()
                        ? "What could have come instead, and what keeps it out"
                        : "What keeps it out",
                explained.stops(),
                out);
        for (Stop stop : explained.stops()) {
            out.println("  %s".formatted(stop.origin()));
            out.println("    %s".formatted(sentence(stop.because())));
        }
        title("What would flip it (each was tried)", flips, out);
        for (Flip flip : flips) {
            out.println("  if %s".formatted(flip.change()));
            out.println("    %s".formatted(flip.result()));
        }
        rules(explained.reasons(), out);
    }

    /// The rules behind reasons, each once.
    static void rules(List<Reason> reasons, PrintWriter out) {
        Set<AzureRule> rules = rules(reasons.stream().map(Reason::rule).toList());
        title("Rules", List.copyOf(rules), out);
        rules.forEach(rule -> print(rule, out));
    }

    static void print(AzureRule rule, PrintWriter out) {
        out.println("  %s  %s".formatted(rule.id(), rule.sentence()));
        out.println("    %s: %s".formatted(confidence(rule), rule.source()));
    }

    static Set<AzureRule> rules(List<String> ids) {
        Set<AzureRule> rules = new LinkedHashSet<>();
        ids.forEach(id -> RuleBook.azure().find(id).ifPresent(rules::add));
        return rules;
    }

    static void reasons(String title, List<Reason> reasons, PrintWriter out) {
        title(title, reasons, out);
        reasons.forEach(reason -> out.println("  " + sentence(reason)));
    }

    private static void title(String title, List<?> of, PrintWriter out) {
        if (!of.isEmpty()) {
            out.println();
            out.println(title + ":");
        }
    }

    static String sentence(Reason reason) {
        return AzureRule.cited(reason.sentence(), reason.rule());
    }

    private static String confidence(AzureRule rule) {
        return switch (rule.confidence()) {
            case DOCUMENTED -> "documented";
            case MEASURED -> "measured";
            case INFERRED -> "inferred";
        };
    }

    // ---- for programs

    static ObjectNode json(Explanation explained, List<Flip> flips) {
        ObjectNode root = JsonText.object();
        root.put("at", explained.vantage().name());
        root.put("prefix", explained.prefix().toString());
        root.put("present", explained.present());
        root.put("headline", explained.headline());
        ArrayNode chain = root.putArray("steps");
        explained.chain().forEach(reason -> fill(chain.addObject(), reason));
        ArrayNode losers = root.putArray("losers");
        for (Loser loser : explained.losers()) {
            ObjectNode one = losers.addObject();
            one.put("what", loser.what()).put("step", loser.step());
            fill(one, loser.because());
        }
        ArrayNode stops = root.putArray("stops");
        for (Stop stop : explained.stops()) {
            fill(stops.addObject().put("origin", stop.origin()), stop.because());
        }
        ArrayNode changes = root.putArray("flips");
        for (Flip flip : flips) {
            changes.addObject().put("change", flip.change()).put("result", flip.result());
        }
        List<String> ids = new ArrayList<>();
        explained.reasons().forEach(reason -> ids.add(reason.rule()));
        rules(root, ids);
        return root;
    }

    private static void fill(ObjectNode node, Reason reason) {
        node.put("object", reason.object());
        node.put("rule", reason.rule());
        node.put("sentence", reason.sentence());
    }

    static void rules(ObjectNode root, List<String> ids) {
        ArrayNode rules = root.putArray("rules");
        for (AzureRule rule : rules(ids)) {
            rules.addObject()
                    .put("id", rule.id())
                    .put("sentence", rule.sentence())
                    .put("confidence", confidence(rule))
                    .put("source", rule.source());
        }
    }
}
