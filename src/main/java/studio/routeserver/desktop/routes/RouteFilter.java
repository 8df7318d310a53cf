package studio.routeserver.desktop.routes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;

/// What the filter field means: an address (the routes that contain it, longest first),
/// `>10.0.0.0/8` (inside), `via:nva1`, `source:bgp`, `state:invalid`, or plain text; several words
/// must all hold.
final class RouteFilter {

    private final Predicate<RouteRow> keeps;
    private final boolean longestFirst;

    private RouteFilter(Predicate<RouteRow> keeps, boolean longestFirst) {
        this.keeps = keeps;
        this.longestFirst = longestFirst;
    }

    static RouteFilter parse(String text) {
        Predicate<RouteRow> all = _ -> true;
        boolean address = false;
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!word.isEmpty()) {
                all = all.and(word(word));
                address |= isAddress(word);
            }
        }
        return new RouteFilter(all, address);
    }

    private static Predicate<RouteRow> word(String word) {
        if (isAddress(word)) {
            Ipv4Address address = Ipv4Address.parse(word);
            return row -> row.route().prefix() != null && row.route().prefix().contains(address);
        }
        if (word.startsWith(">") && isPrefix(word.substring(1))) {
            Ipv4Prefix outer = Ipv4Prefix.parse(word.substring(1));
            return row -> row.route().prefix() != null && outer.contains(row.route().prefix());
        }
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "via" ->
                    row ->
                            contains(row.nextHops(), value)
                                    || row.owners().stream().anyMatch(o -> contains(o, value));
            case "source" ->
                    row ->
                            contains(row.source(), value)
                                    || (value.equals("bgp") && row.programmed() != null);
            case "state" -> row -> contains(row.state(), value);
            case "type" -> row -> contains(row.type(), value);
            default -> row -> cells(row).stream().anyMatch(cell -> contains(cell, word));
        };
    }

    private static List<String> cells(RouteRow row) {
        return List.of(
                row.source(),
                row.state(),
                row.prefix(),
                row.type(),
                row.nextHops(),
                String.join(" ", row.owners()),
                row.asPath(),
                row.route().why(),
                row.route().rule());
    }

    private static boolean contains(String cell, String part) {
        return cell.toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean isAddress(String word) {
        try {
            Ipv4Address.parse(word);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPrefix(String word) {
        try {
            Ipv4Prefix.parse(word);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The rows that are kept, in their order, or longest first where an address is looked for.
    List<RouteRow> apply(List<RouteRow> rows) {
        List<RouteRow> kept = rows.stream().filter(keeps).toList();
        return longestFirst
                ? kept.stream().sorted(Comparator.comparingInt(RouteFilter::shortness)).toList()
                : kept;
    }

    private static int shortness(RouteRow row) {
        Ipv4Prefix prefix = row.route().prefix();
        return prefix == null ? 0 : -prefix.length();
    }
}
