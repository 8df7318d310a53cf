package studio.routeserver.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import studio.routeserver.topology.Nearest;

/// Tells people which name they probably meant.
final class Names {

    private Names() {}

    /// That there is no such thing, and what is most like it.
    static Refusal unknown(String title, String name, List<String> known) {
        return new Refusal(
                "there is no %s '%s'; %s"
                        .formatted(
                                title,
                                name,
                                Nearest.to(name, known)
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse("this network has none")));
    }

    /// The constant that is written so, in letters of either case.
    static <E extends Enum<E>> E constant(String title, String text, List<E> known) {
        return known.stream()
                .filter(one -> one.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                "there is no %s '%s'; write one of %s"
                                        .formatted(
                                                title,
                                                text,
                                                known.stream()
                                                        .map(Enum::toString)
                                                        .collect(Collectors.joining(", ")))));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new Refusal("'" + text + "' is not a whole number; write one such as 1");
        }
    }

    static Path path(String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException wrong) {
            throw new Refusal(
                    "'" + printable(text) + "' cannot be the name of a FILE; name another");
        }
        throw new Refusal("the name of a FILE is empty; name one");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
