package studio.routeserver.fidelity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A rule of the book, and whether the studio is expected to follow it.
///
/// @param why what of a modelled rule is left out, or why the studio does not follow the rule at
///   all; empty where it follows it whole
record Status(String rule, Kind kind, String why) {

    enum Kind {
        MODELLED,
        /// To be modelled; no failure until it is.
        PENDING,
        NOT_MODELLED
    }

    private static final List<String> AREAS = List.of("rs", "eff", "peer", "nva", "rul", "gw");

    /// All rules, area by area: `RULE <tab> modelled|pending|not modelled [<tab> WHY]`.
    static List<Status> all() {
        return AREAS.stream().flatMap(Status::area).toList();
    }

    private static Stream<Status> area(String area) {
        try (InputStream in = Status.class.getResourceAsStream(area + ".tsv")) {
            String text =
                    new String(
                            Objects.requireNonNull(in, area).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).map(Status::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Status parse(String line) {
        String[] words = line.split("\t", 3);
        Kind kind = Kind.valueOf(words[1].strip().replace(' ', '_').toUpperCase());
        String why = words.length > 2 ? words[2].strip() : "";
        if (kind == Kind.NOT_MODELLED && why.isEmpty()) {
            throw new IllegalArgumentException(words[0] + " is not modelled: say why");
        }
        return new Status(words[0], kind, why);
    }
}
