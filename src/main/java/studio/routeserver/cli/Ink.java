package studio.routeserver.cli;

import java.util.Locale;

/// Colours words for a terminal; does nothing anywhere else. No meaning is in the colour alone.
///
/// @param terminal whether standard output is one
record Ink(boolean terminal) {

    private static final String RESET = "\u001b[0m";

    String bold(String text) {
        return ink("\u001b[1m", text);
    }

    String good(String text) {
        return ink("\u001b[32m", text);
    }

    String bad(String text) {
        return ink("\u001b[31m", text);
    }

    String warn(String text) {
        return ink("\u001b[33m", text);
    }

    String dim(String text) {
        return ink("\u001b[2m", text);
    }

    /// A known word in the colour that it has everywhere.
    String word(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "delivered", "established", "internet" -> good(word);
            case "black-hole", "loop", "filtered", "error", "outage", "idle" -> bad(word);
            case "partial", "one-way", "warning", "connect", "active", "opensent", "openconfirm" ->
                    warn(word);
            case "invalid", "info" -> dim(word);
            default -> word;
        };
    }

    private String ink(String code, String text) {
        return terminal ? code + text + RESET : text;
    }
}
