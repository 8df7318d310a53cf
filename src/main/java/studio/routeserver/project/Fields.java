package studio.routeserver.project;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Json;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.SubnetRef;

/// The keys of one object, as whoever makes a value of it asks for them.
///
/// What is wrong is noted, and a stand-in comes back, so that one reading finds every problem. The
/// stand-ins never leave the reader: a file with a problem becomes no topology. A key that nobody
/// asked for is unknown: asking is what says which keys there are.
final class Fields {

    private static final int LONGEST_TEXT = 1000;

    private final Node.ObjectNode node;
    private final String title;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /// Required keys that are not there, each with an example of its value.
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Fields(Node.ObjectNode node, String title, Problems problems) {
        this.node = node;
        this.title = title;
        this.problems = problems;
    }

    /// Makes a value of an object, and says which of its keys are unknown or there twice.
    static <T extends @Nullable Object> T read(
            Node.ObjectNode node, String title, Problems problems, Function<Fields, T> make) {
        Fields fields = new Fields(node, title, problems);
        T made = make.apply(fields);
        fields.refuseOthers();
        return made;
    }

    private void refuseOthers() {
        Set<String> seen = new HashSet<>();
        for (Node.Member member : node.members()) {
            if (problems.full()) {
                return;
            }
            if (!asked.contains(member.key())) {
                unknown(member);
            } else if (!seen.add(member.key())) {
                problems.add(
                        member.keyStart(),
                        "the key '%s' stands twice in this object".formatted(clipped(member.key())),
                        "remove one of the two");
            }
        }
        missing.forEach((key, example) ->
                problems.add(
                        node.start(),
                        "%s needs the key '%s'".formatted(title, key),
                        "add \"%s\": %s".formatted(key, example)));
    }

    /// A misspelt key is one mistake: the right one is not said to be missing as well.
    private void unknown(Node.Member member) {
        String shown = clipped(member.key());
        String nearest = Nearest.to(shown, List.copyOf(asked)).orElse("extra");
        missing.remove(nearest);
        problems.add(
                member.keyStart(),
                "there is no key '%s' in %s".formatted(shown, title),
                "did you mean '%s'?".formatted(nearest));
    }

    /// Notes a problem of the object as a whole.
    void problem(String what, String remedy) {
        problems.add(node.start(), what, remedy);
    }

    /// Notes a problem of the value of a key that is there.
    void problemAt(String key, String what, String remedy) {
        Node found = node.get(key);
        problems.add(found == null ? node.start() : found.start(), what, remedy);
    }

    boolean isList(String key) {
        return node.get(key) instanceof Node.ArrayNode;
    }

    Node.ObjectNode node() {
        return node;
    }

    boolean has(String key) {
        return node.get(key) != null;
    }

    private @Nullable Node ask(String key) {
        asked.add(key);
        return node.get(key);
    }

    private void missing(String key, String example) {
        missing.put(key, example);
    }

    private void wrong(String key, Node found, String expected, String remedy) {
        problems.add(
                found.start(),
                "'%s' is %s where %s belongs".formatted(key, described(found), expected),
                remedy);
    }

    private static String described(Node node) {
        return switch (node) {
            case Node.ObjectNode _ -> "an object";
            case Node.ArrayNode _ -> "a list";
            case Node.TextNode _ -> "text";
            case Node.NumberNode _ -> "a number";
            case Node.FlagNode _ -> "true or false";
            case Node.NullNode _ -> "null";
            case Node.OpaqueNode _ -> "foreign";
        };
    }

    private static String clipped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    // Text and what is made of it.

    /// The name of the object.
    String name() {
        return required("name", "\"…\"", "", Function.identity());
    }

    String required(String key, String example) {
        return required(key, "\"" + example + "\"", "", Function.identity());
    }

    <T> T required(String key, String example, T standIn, Function<String, T> parse) {
        Node found = ask(key);
        if (found == null) {
            missing(key, example);
            return standIn;
        }
        T parsed = parsed(key, found, parse);
        return parsed == null ? standIn : parsed;
    }

    @Nullable String optional(String key) {
        return optional(key, Function.identity());
    }

    <T> @Nullable T optional(String key, Function<String, T> parse) {
        Node found = ask(key);
        return found == null ? null : parsed(key, found, parse);
    }

    /// Text of any length.
    String prose(String key) {
        Node found = ask(key);
        if (found instanceof Node.TextNode text) {
            return text.value();
        }
        if (found == null) {
            missing(key, "\"…\"");
        } else {
            wrong(key, found, "text", "write it in quotes");
        }
        return "";
    }

    private <T> @Nullable T parsed(String key, Node found, Function<String, T> parse) {
        if (!(found instanceof Node.TextNode text)) {
            wrong(key, found, "text", "write it in quotes");
            return null;
        }
        if (text.value().length() > LONGEST_TEXT) {
            problems.add(
                    found.start(),
                    "'%s' is %,d characters long".formatted(key, text.value().length()),
                    "write at most %,d".formatted(LONGEST_TEXT));
            return null;
        }
        try {
            return parse.apply(text.value());
        } catch (IllegalArgumentException e) {
            problems.add(found.start(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    Ipv4Prefix prefix(String key) {
        return required(key, "\"10.0.0.0/16\"", Ipv4Prefix.DEFAULT, Ipv4Prefix::parse);
    }

    Ipv4Address address(String key) {
        return required(key, "\"10.0.4.4\"", Ipv4Address.NONE, Ipv4Address::parse);
    }

    /// Where it stands: the key `subnet`, written `hub/nva`.
    SubnetRef subnet() {
        return required("subnet", "\"hub/nva\"", new SubnetRef("", ""), SubnetRef::parse);
    }

    @Nullable Duration duration(String key) {
        return optional(key, Durations::parse);
    }

    Duration requiredDuration(String key) {
        return required(key, "\"1s\"", Duration.ZERO, Durations::parse);
    }

    // Words of a fixed set.

    <E> E choice(String key, List<E> words, Function<E, String> text, E absent) {
        Node found = ask(key);
        if (found == null) {
            return absent;
        }
        E word = word(key, found, words, text);
        return word == null ? absent : word;
    }

    <E> @Nullable E maybeChoice(String key, List<E> words, Function<E, String> text) {
        Node found = ask(key);
        return found == null ? null : word(key, found, words, text);
    }

    <E> E requiredChoice(String key, List<E> words, Function<E, String> text) {
        if (!has(key)) {
            missing(key, words.stream().map(text).map(w -> '"' + w + '"').toList().getFirst());
        }
        return choice(key, words, text, words.getFirst());
    }

    private <E> @Nullable E word(String key, Node found, List<E> words, Function<E, String> text) {
        List<String> known = words.stream().map(text).toList();
        return parsed(
                key,
                found,
                written -> {
                    int index = known.indexOf(written);
                    if (index < 0) {
                        throw new IllegalArgumentException(
                                "'%s' is no '%s'; did you mean '%s'? (%s)"
                                        .formatted(
                                                clipped(written),
                                                key,
                                                Nearest.to(clipped(written), known).orElseThrow(),
                                                String.join(", ", known)));
                    }
                    return words.get(index);
                });
    }

    // Flags and numbers.

    boolean flag(String key, boolean absent) {
        Boolean flag = maybeFlag(key);
        return flag == null ? absent : flag;
    }

    @Nullable Boolean maybeFlag(String key) {
        Node found = ask(key);
        if (found instanceof Node.FlagNode flag) {
            return flag.value();
        }
        if (found != null) {
            wrong(key, found, "true or false", "write true or false, without quotes");
        }
        return null;
    }

    int number(String key, int least, int most, int absent) {
        Integer number = maybeNumber(key, least, most);
        return number == null ? absent : number;
    }

    @Nullable Integer maybeNumber(String key, int least, int most) {
        Long number = maybeLong(key, least, most);
        return number == null ? null : number.intValue();
    }

    @Nullable Long maybeLong(String key, long least, long most) {
        Node found = ask(key);
        return found == null ? null : whole(key, found, least, most);
    }

    int requiredNumber(String key, int least, int most) {
        if (!has(key)) {
            missing(key, Integer.toString(least));
        }
        return number(key, least, most, least);
    }

    private @Nullable Long whole(String key, Node found, long least, long most) {
        String range = "write a whole number from %d to %d".formatted(least, most);
        if (!(found instanceof Node.NumberNode number)) {
            wrong(key, found, "a number", range + ", without quotes");
            return null;
        }
        String literal = number.literal();
        if (!literal.matches("-?[0-9]{1,18}")
                || Long.parseLong(literal) < least
                || Long.parseLong(literal) > most) {
            problems.add(
                    found.start(), "'%s' cannot be %s".formatted(key, clipped(literal)), range);
            return null;
        }
        return Long.valueOf(literal);
    }

    /// A length or place on the canvas.
    @Nullable Double maybeDecimal(String key) {
        Node found = ask(key);
        if (found == null) {
            return null;
        }
        if (!(found instanceof Node.NumberNode number)) {
            wrong(key, found, "a number", "write a number, without quotes");
            return null;
        }
        double value = Double.parseDouble(number.literal());
        if (!(Math.abs(value) <= 1e9)) {
            problems.add(
                    found.start(),
                    "'%s' cannot be %s".formatted(key, clipped(number.literal())),
                    "write a number between -1e9 and 1e9");
            return null;
        }
        return value;
    }

    double decimal(String key) {
        if (!has(key)) {
            missing(key, "0");
        }
        return Objects.requireNonNullElse(maybeDecimal(key), 0.0);
    }

    Asn asn() {
        Asn asn = maybeAsn("asn");
        if (!has("asn")) {
            missing("asn", "65001");
        }
        return asn == null ? new Asn(0) : asn;
    }

    @Nullable Asn maybeAsn(String key) {
        Node found = ask(key);
        return found == null ? null : asn(key, found);
    }

    private @Nullable Asn asn(String key, Node found) {
        Long number = whole(key, found, 0, 0xFFFF_FFFFL);
        return number == null ? null : new Asn(number);
    }

    /// A name where people write numbers too.
    @Nullable String word(String key) {
        return node.get(key) instanceof Node.NumberNode number && ask(key) != null
                ? number.literal()
                : optional(key);
    }

    // Lists and objects.

    List<String> texts(String key) {
        return values(key, Function.identity());
    }

    List<Ipv4Prefix> prefixes(String key) {
        return values(key, Ipv4Prefix::parse);
    }

    List<Ipv4Prefix> requiredPrefixes(String key) {
        if (!has(key)) {
            missing(key, "[\"10.0.0.0/16\"]");
        }
        return prefixes(key);
    }

    List<Ipv4Address> addresses(String key) {
        return values(key, Ipv4Address::parse);
    }

    List<Asn> asns(String key) {
        return items(key, "[65515]", found -> asn(key, found));
    }

    <T> List<T> values(String key, Function<String, T> parse) {
        return items(key, "[\"…\"]", found -> parsed(key, found, parse));
    }

    private <T> List<T> items(String key, String example, Function<Node, @Nullable T> make) {
        Node found = ask(key);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof Node.ArrayNode array)) {
            wrong(key, found, "a list", "write it in brackets, such as " + example);
            return List.of();
        }
        List<T> made = new ArrayList<>();
        for (Node item : array.items()) {
            T value = make.apply(item);
            if (value != null) {
                made.add(value);
            }
        }
        return made;
    }

    /// One list of addresses a list.
    List<List<Ipv4Address>> addressLists(String key) {
        return items(
                key,
                "[[\"…\"], [\"…\"]]",
                found -> {
                    if (!(found instanceof Node.ArrayNode array)) {
                        wrong(key, found, "a list", "write one list of addresses an instance");
                        return null;
                    }
                    List<Ipv4Address> addresses = new ArrayList<>();
                    for (Node item : array.items()) {
                        Ipv4Address address = parsed(key, item, Ipv4Address::parse);
                        if (address != null) {
                            addresses.add(address);
                        }
                    }
                    return addresses;
                });
    }

    /// @param what what one of them is, with its article
    <T> List<T> objects(String key, String what, Function<Fields, @Nullable T> make) {
        return items(key, "[{ … }]", found -> object(key, found, what, make));
    }

    /// One object, or a list of them.
    <T> List<T> oneOrMore(String key, String what, Function<Fields, @Nullable T> make) {
        if (!(node.get(key) instanceof Node.ObjectNode one)) {
            return objects(key, what, make);
        }
        asked.add(key);
        T made = read(one, what, problems, make);
        return made == null ? List.of() : List.of(made);
    }

    <T> @Nullable T object(String key, String what, Function<Fields, @Nullable T> make) {
        Node found = ask(key);
        return found == null ? null : object(key, found, what, make);
    }

    private <T> @Nullable T object(
            String key, Node found, String what, Function<Fields, @Nullable T> make) {
        if (!(found instanceof Node.ObjectNode object)) {
            wrong(key, found, "an object", "write it in braces");
            return null;
        }
        return read(object, what, problems, make);
    }

    /// What stands beside the model.
    @Nullable Json extra() {
        return opaque("extra");
    }

    @Nullable Json opaque(String key) {
        Node found = ask(key);
        return found == null ? null : Json.of(problems.source().slice(found));
    }

    /// Keys that are names: each with an object.
    <T> List<T> entries(String what, Entry<T> make) {
        List<T> made = new ArrayList<>();
        for (Node.Member member : node.members()) {
            String key = member.key();
            asked.add(key);
            T value = object(key, member.value(), what, fields -> make.of(key, fields));
            if (value != null) {
                made.add(value);
            }
        }
        return made;
    }

    /// Makes a value of a key and its object.
    interface Entry<T> {
        @Nullable T of(String key, Fields fields);
    }
}
