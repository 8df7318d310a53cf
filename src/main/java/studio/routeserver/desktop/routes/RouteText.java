package studio.routeserver.desktop.routes;

import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.azure.AzRoutes;

/// Rows as text for the clipboard.
enum RouteText {
    AZ_TABLE,
    AZ_JSON,
    TSV,
    MARKDOWN;

    private static final List<String> HEAD =
            List.of("Source", "State", "Address prefix", "Next hop type", "Next hop IP", "Why");

    /// The `az` forms hold all that Azure lists, byte for byte what the command line prints; the
    /// others hold the rows that are shown.
    String of(RouteList list, List<RouteRow> shown) {
        return switch (this) {
            case AZ_TABLE ->
                    list.azure() == null
                            ? ""
                            : AzRoutes.effectiveRoutesTable(AzRoutes.rows(list.azure()));
            case AZ_JSON -> list.azure() == null ? "" : AzRoutes.effectiveRoutes(list.azure());
            case TSV -> lines(shown, "", "\t", "");
            case MARKDOWN ->
                    "| "
                            + String.join(" | ", HEAD)
                            + " |\n|"
                            + "---|".repeat(HEAD.size())
                            + "\n"
                            + body(shown, "| ", " | ", " |");
        };
    }

    private static String lines(List<RouteRow> rows, String start, String between, String end) {
        return start + String.join(between, HEAD) + end + "\n" + body(rows, start, between, end);
    }

    private static String body(List<RouteRow> rows, String start, String between, String end) {
        return rows.stream()
                .map(row ->
                        start
                                + String.join(
                                        between,
                                        row.source(),
                                        row.state(),
                                        row.prefix(),
                                        row.type(),
                                        row.nextHops(),
                                        row.route().why())
                                + end
                                + "\n")
                .collect(Collectors.joining());
    }
}
