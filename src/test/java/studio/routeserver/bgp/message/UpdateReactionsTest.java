package studio.routeserver.bgp.message;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.net.Ipv4Prefix;

/// The reactions of RFC 7606, a line of `updates.txt` each.
class UpdateReactionsTest {

    record Case(String name, Codec codec, String outcome, Bytes message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        UpdateReactionsTest.class.getResourceAsStream("updates.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(UpdateReactionsTest::read)
                            .toList()
                            .stream();
        }
    }

    private static Case read(String line) {
        String[] columns = line.split("\\|", -1);
        String[] fields = columns[6].replace(" ", "").split(";", -1);
        Codec codec = new Codec(columns[1].contains("as4"), columns[1].contains("ibgp"));
        String outcome =
                Stream.of(columns).skip(2).limit(4).map(String::strip).collect(joining(" | "));
        return new Case(columns[0].strip(), codec, outcome, Hex.update(fields));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_reaction_is_the_one_of_the_table(Case line) {
        Decoded decoded = line.codec.decode(line.message.buffer());

        assertThat(outcome(decoded)).isEqualTo(line.outcome);
    }

    private static String outcome(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Reset(Message.Notification(int code, int subcode, _), _) ->
                    "%s | %d/%d | - | -".formatted(decoded.reaction(), code, subcode);
            case Decoded.Read(Message.Update update, Reaction reaction, _) ->
                    "%s |  | %s | %s"
                            .formatted(
                                    reaction, shown(update.announced()), shown(update.withdrawn()));
            case Decoded.Read(Message other, _, _) -> other.toString();
        };
    }

    private static String shown(List<Ipv4Prefix> prefixes) {
        return prefixes.isEmpty()
                ? "-"
                : prefixes.stream().map(Ipv4Prefix::toString).collect(joining(" "));
    }
}
