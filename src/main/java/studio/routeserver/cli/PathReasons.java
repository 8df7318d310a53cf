package studio.routeserver.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Flip;
import studio.routeserver.whatif.why.Flips;
import studio.routeserver.whatif.why.Loser;
import studio.routeserver.whatif.why.Reason;
import studio.routeserver.whatif.why.Why;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The reasons behind a flow: each effective route that decided on its ways, once, what ends it,
/// and the rules.
final class PathReasons {

    /// A rule that a reason names besides its own.
    private static final Pattern RULE = Pattern.compile("\\((R-[A-Z]+-\\d+)\\)");

    private final Map<String, Explanation> routes = new LinkedHashMap<>();
    private final Map<String, List<Flip>> flips = new LinkedHashMap<>();
    private final List<Trace> drops = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    /// What would flip an answer costs runs of the network, so it is asked of the sender's routes
    /// and of those that lead into a drop only.
    PathReasons(LabSnapshot snapshot, PathReport report) {
        Why why = Why.of(snapshot);
        Stream<Trace> traces =
                Stream.concat(
                        report.forward().stream(), report.answers().stream().flatMap(List::stream));
        Set<String> asked = new HashSet<>();
        for (Trace trace : traces.toList()) {
            for (Hop hop : trace.hops()) {
                rules.add(hop.rule());
                why.explain(hop).ifPresent(explained -> routes.putIfAbsent(key(hop), explained));
            }
            rules.add(trace.rule());
            RULE.matcher(trace.reason()).results().forEach(hit -> rules.add(hit.group(1)));
            if (!trace.delivered() && trace.outcome() != Trace.Outcome.INTERNET) {
                drops.add(trace);
                trace.hops().reversed().stream()
                        .map(PathReasons::key)
                        .filter(routes::containsKey)
                        .findFirst()
                        .ifPresent(asked::add);
            }
        }
        report.forward().stream()
                .flatMap(trace -> trace.hops().stream().limit(1))
                .map(PathReasons::key)
                .filter(routes::containsKey)
                .forEach(asked::add);
        routes.forEach((key, explained) ->
                flips.put(key, asked.contains(key) ? Flips.of(snapshot, explained) : List.of()));
        routes.values()
                .forEach(explained ->
                        explained.reasons().stream().map(Reason::rule).forEach(rules::add));
    }

    private static String key(Hop hop) {
        return hop.at().name() + " " + hop.route();
    }

    void print(PrintWriter out) {
        routes.forEach((key, explained) -> {
            out.println();
            out.println(explained.headline() + ".");
            for (Reason reason : explained.chain()) {
                out.println("  " + WhyText.sentence(reason));
            }
            for (Loser loser : explained.losers()) {
                out.println(
                        "  beat %s at %s: %s"
                                .formatted(
                                        loser.what(),
                                        loser.step(),
                                        WhyText.sentence(loser.because())));
            }
            for (Flip flip : flips.getOrDefault(key, List.of())) {
                out.println("  if %s: %s".formatted(flip.change(), flip.result()));
            }
        });
        if (!drops.isEmpty()) {
            out.println();
            out.println("What ends it:");
            drops.stream()
                    .map(trace -> "  " + AzureRule.cited(trace.reason(), trace.rule()))
                    .distinct()
                    .forEach(out::println);
        }
        out.println();
        out.println("Rules:");
        for (AzureRule rule : WhyText.rules(rules)) {
            WhyText.print(rule, out);
        }
    }

    void into(ObjectNode root) {
        ArrayNode reasons = root.putArray("why");
        routes.forEach((key, explained) ->
                reasons.add(WhyText.json(explained, flips.getOrDefault(key, List.of()))));
        ArrayNode ends = root.putArray("drops");
        for (Trace trace : drops) {
            ends.addObject().put("rule", trace.rule()).put("sentence", trace.reason());
        }
        WhyText.rules(root, rules);
    }
}
