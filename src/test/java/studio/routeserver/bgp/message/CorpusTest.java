package studio.routeserver.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.routeserver.net.Ipv4Prefix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages of other implementations and of the real Internet, with what independent decoders make
/// of them. The collection is not part of the project: `-Dbgp.corpus=FOLDER` names it.
class CorpusTest {

    private static final Path FILE =
            Path.of(System.getProperty("bgp.corpus", "../shared/bgp/corpus"), "dev.jsonl");

    /// Cases whose bytes do not hold what their expectation speaks of, that ask for the inside of
    /// an attribute that we carry without looking into it, or that need what we never negotiate
    /// (BGPsec, ADD-PATH, one AS in two administrations) or never take (a next hop of 127.0.0.1).
    private static final Set<String> NOT_OURS =
            Set.of(
                    "originator_id_valid_ebgp_stripped",
                    "pmsi-type-8",
                    "pmsi-type-255",
                    "aigp-tlv-unknown-type",
                    "aigp-tlv-len-not-11",
                    "prefix-sid-tlv-overrun",
                    "nhc-tlv-overrun",
                    "local-pref-len-3-ebgp-oad",
                    "local-pref-len-0-ebgp-oad",
                    "tcpdump/bgp-bgpsec.pcap",
                    "bgpcep/rib-impl/bgp_hex.txt",
                    "bgpcep/parser-impl/bgp-update-multipath.txt",
                    "bgpcep/extensions/inet/src/test/resources/up1.bin",
                    "qa/api/api-check.ci",
                    "qa/api/api-multiple-api.ci",
                    "qa/encoding/conf-ipself4.ci");

    private static final Set<String> REACTIONS =
            Set.of("ok", "attribute-discard", "treat-as-withdraw", "session-reset");

    @BeforeEach
    void the_collection_is_here() {
        assumeTrue(
                Files.isRegularFile(FILE),
                "skipped: there is no %s; name the folder with -Dbgp.corpus".formatted(FILE));
    }

    private static List<JsonNode> messages() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.map(mapper::readTree)
                    .filter(line -> line.get("layer").asString().equals("message"))
                    .toList();
        }
    }

    /// The dialect of a line; both where it does not say.
    private static List<Codec> codecs(JsonNode line) {
        JsonNode context = line.get("ctx");
        JsonNode as4 = context.path("as4");
        JsonNode asns = context.path("asn");
        boolean sameAs = asns.isObject() && asns.path("local").equals(asns.path("peer"));
        boolean ibgp = sameAs || context.path("peer").asString("").equals("ibgp");
        return as4.isBoolean()
                ? List.of(new Codec(as4.asBoolean(), ibgp))
                : List.of(new Codec(true, ibgp), new Codec(false, ibgp));
    }

    private static Decoded decode(Codec codec, JsonNode line) {
        return codec.decode(Bytes.parse(line.get("hex").asString()).buffer());
    }

    @Test
    void reactions_are_the_expected_ones() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode line : messages()) {
            String expected = line.at("/expect/reaction").asString();
            String name = line.at("/ctx/case").asString(line.at("/expect/name").asString(""));
            if (!REACTIONS.contains(expected)
                    || NOT_OURS.contains(name)
                    || NOT_OURS.contains(line.get("group").asString())) {
                continue;
            }
            List<String> seen =
                    codecs(line).stream().map(codec -> reaction(codec, line)).distinct().toList();
            String notification = notification(line);
            boolean asExpected =
                    seen.stream().anyMatch(one -> one.startsWith(expected + notification));
            if (!asExpected) {
                wrong.add(
                        "%s %s %s: expected %s%s, was %s"
                                .formatted(
                                        line.get("id").asString(),
                                        line.get("group").asString(),
                                        name,
                                        expected,
                                        notification,
                                        seen));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String reaction(Codec codec, JsonNode line) {
        Decoded decoded = decode(codec, line);
        String notes = " " + decoded.notes();
        return switch (decoded) {
            // A valid LOCAL_PREF over eBGP is discarded (RFC 7606 §7.5); the collection calls it
            // fine.
            case Decoded.Read(_, Reaction reaction, List<String> faults)
                    when reaction == Reaction.ATTRIBUTE_DISCARD
                            && faults.stream().allMatch(note -> note.contains("no meaning"))
                            && line.at("/expect/reaction").asString().equals("ok") ->
                    "ok";
            case Decoded.Read read -> read.reaction() + notes;
            case Decoded.Reset(Message.Notification(int code, int subcode, _), _) ->
                    "session-reset %d/%d".formatted(code, subcode) + notes;
        };
    }

    private static String notification(JsonNode line) {
        JsonNode pair = line.at("/expect/notification");
        return pair.isArray() ? " %d/%d".formatted(pair.get(0).asInt(), pair.get(1).asInt()) : "";
    }

    @Test
    void fields_are_those_that_an_independent_decoder_sees() throws IOException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (JsonNode line : messages()) {
            JsonNode seen = line.at("/expect/bgpdump");
            Optional<Message.Update> update = update(line);
            if (!seen.isArray() || update.isEmpty()) {
                continue;
            }
            compared++;
            PathAttributes attributes = update.get().attributes();
            List<Ipv4Prefix> announced = new ArrayList<>();
            for (JsonNode route : seen) {
                if (!route.path("a").asString("").contains(".")) {
                    continue;
                }
                announced.add(Ipv4Prefix.parse(route.get("a").asString()));
                if (attributes == null
                        || !route.get("as_path").asString().equals(attributes.asPath().toString())
                        || !route.get("origin").asString().equals(attributes.origin().toString())
                        || !route.get("next_hop")
                                .asString()
                                .equals(attributes.nextHop().toString())) {
                    wrong.add(line.get("id").asString() + " " + route + " was " + attributes);
                }
            }
            if (!update.get().announced().containsAll(announced)) {
                wrong.add(line.get("id").asString() + " " + announced + " was " + update.get());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(500);
    }

    private static Optional<Message.Update> update(JsonNode line) {
        return decode(codecs(line).getFirst(), line)
                        instanceof Decoded.Read(Message.Update update, _, _)
                ? Optional.of(update)
                : Optional.empty();
    }
}
