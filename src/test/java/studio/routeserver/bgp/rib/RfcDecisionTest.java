package studio.routeserver.bgp.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.routeserver.bgp.message.AsPath;
import studio.routeserver.bgp.message.Origin;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The RFC's list against `decision.jsonl`: pairs of paths that differ in one thing, and lists in
/// their order of preference.
class RfcDecisionTest {

    record Case(JsonNode line) {
        @Override
        public String toString() {
            return line.get("id").asString();
        }

        DecisionProcess process() {
            JsonNode options = line.get("options");
            return DecisionProcess.rfc4271(
                    new DecisionProcess.RfcOptions(
                            false,
                            line.path("deciding_step").asString("").equals("weight"),
                            options.get("med_always").asBoolean(),
                            options.get("route_age").asBoolean()));
        }
    }

    private static List<Case> read() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        try (InputStream in =
                Objects.requireNonNull(
                        RfcDecisionTest.class.getResourceAsStream("decision.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Case(mapper.readTree(line)))
                    .toList();
        }
    }

    static Stream<Case> pairs() throws IOException {
        return read().stream().filter(one -> one.line.get("kind").asString().equals("pair"));
    }

    static Stream<Case> orders() throws IOException {
        return read().stream().filter(one -> one.line.get("kind").asString().equals("order"));
    }

    private static AdjRibIn.Entry entry(String name, JsonNode node) {
        long first = node.get("as_path").get(0).asLong();
        int hops = node.get("as_hops").asInt();
        List<Asn> asns = new ArrayList<>(List.of(new Asn(first)));
        while (asns.size() < hops) {
            asns.add(new Asn(64999));
        }
        Ipv4Address peer = Ipv4Address.parse(node.get("peer").asString());
        PathAttributes attributes =
                PathAttributes.of(
                                Origin.valueOf(node.get("origin").asString()),
                                AsPath.sequence(asns),
                                peer)
                        .with(draft ->
                                draft.med(node.get("med").asLong())
                                        .localPref(node.get("local_pref").asLong()));
        Path path =
                new Path(
                        Paths.PREFIX,
                        new Source(
                                name,
                                peer,
                                new Ipv4Address(node.get("bgp_id").asInt()),
                                node.get("ebgp").asBoolean(),
                                RouteKind.OTHER),
                        attributes,
                        Instant.ofEpochSecond(node.get("age").asLong()),
                        node.get("weight").asInt());
        return new AdjRibIn.Entry(
                path,
                node.get("eligible").asBoolean()
                        ? new ImportVerdict.Accept(path)
                        : new ImportVerdict.Reject("test", node.get("why").asString()));
    }

    /// Where the fixture's name of a step is ours.
    private static String rule(String step) {
        return switch (step) {
            case "local_pref" -> "RFC 4271 §9.1.1";
            case "as_path" -> "RFC 4271 §9.1.2.2 (a)";
            case "origin" -> "RFC 4271 §9.1.2.2 (b)";
            case "med" -> "RFC 4271 §9.1.2.2 (c)";
            case "ebgp" -> "RFC 4271 §9.1.2.2 (d)";
            case "age" -> "RFC 5004 §3";
            case "bgp_id" -> "RFC 4271 §9.1.2.2 (f)";
            case "peer_address" -> "RFC 4271 §9.1.2.2 (g)";
            default -> step;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void the_better_one_wins_by_the_step_that_tells_them_apart(Case one) {
        AdjRibIn.Entry better = entry("better", one.line.get("better"));
        AdjRibIn.Entry worse = entry("worse", one.line.get("worse"));
        String step = one.line.get("deciding_step").asString();
        List<Path> eligible =
                Stream.of(worse, better).flatMap(entry -> entry.accepted().stream()).toList();

        Decision decision = one.process().decide(eligible).orElseThrow();

        assertThat(decision.best()).isEqualTo(better.received());
        if (step.equals("eligible")) {
            assertThat(decision.eliminated()).isEmpty();
        } else {
            assertThat(decision.eliminated())
                    .singleElement()
                    .satisfies(out -> {
                        assertThat(out.by().rule()).isEqualTo(rule(step));
                        assertThat(out.sentence()).startsWith("worse has ");
                    });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void for_all_permutations_and_after_every_removal_the_same_one_wins(Case one) {
        List<Path> paths =
                StreamSupport.stream(one.line.get("paths").spliterator(), false)
                        .map(node -> entry("p" + node.hashCode(), node).received())
                        .toList();
        List<Integer> order =
                StreamSupport.stream(one.line.get("expected_order").spliterator(), false)
                        .map(JsonNode::asInt)
                        .toList();
        for (List<Path> permuted : permutations(paths)) {
            assertThat(one.process().decide(permuted).orElseThrow().best())
                    .isEqualTo(paths.get(order.getFirst()));
        }
        List<Path> left = new ArrayList<>(paths);
        for (int index : order) {
            assertThat(one.process().decide(left).orElseThrow().best()).isEqualTo(paths.get(index));
            left.remove(paths.get(index));
        }
    }

    static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>();
                one.add(first);
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
