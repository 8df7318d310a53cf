package studio.routeserver.desktop.path;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.Trace;

/// Traced packets as text: a line a way, a line a hop.
final class PathText {

    private PathText() {}

    static String of(Overlay overlay) {
        return overlay.ways().stream().map(PathText::way).collect(Collectors.joining("\n"));
    }

    private static String way(Overlay.Way way) {
        StringBuilder text = new StringBuilder();
        text.append(way.from().name())
                .append(" > ")
                .append(way.to())
                .append(": ")
                .append(way.report().verdict().text())
                .append(". ")
                .append(way.report().reason())
                .append('\n');
        append(text, "forward", way.report().forward());
        if (way.withAnswers()) {
            way.report().answers().forEach(answers -> append(text, "return", answers));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String direction, List<Trace> traces) {
        for (Trace trace : traces) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %s, %.0f %%: %s %s%n",
                            direction,
                            trace.share() * 100,
                            trace.outcome().text(),
                            trace.reason()));
            for (Hop hop : trace.hops()) {
                text.append("    ")
                        .append(hop.at().name())
                        .append("  ")
                        .append(hop.route())
                        .append("  ")
                        .append(hop.rule())
                        .append("  ")
                        .append(hop.why())
                        .append('\n');
            }
        }
    }
}
