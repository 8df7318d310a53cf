package studio.routeserver.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Json;
import tools.jackson.core.io.JsonStringEncoder;

/// The keys of an object that is to be written, in the order in which they are put. What is absent
/// or has its default is left out.
final class Keys {

    private final Map<String, Tree> members = new LinkedHashMap<>();

    Tree.Branching tree() {
        return new Tree.Branching(members);
    }

    static Tree text(Object value) {
        return new Tree.Leaf(quoted(value.toString()));
    }

    /// As JSON writes a string.
    static String quoted(String text) {
        char[] escaped = JsonStringEncoder.getInstance().quoteAsCharArray(text);
        return '"' + String.valueOf(escaped) + '"';
    }

    static Tree number(Asn asn) {
        return new Tree.Leaf(asn.toString());
    }

    Keys put(String key, Tree value) {
        members.put(key, value);
        return this;
    }

    Keys text(String key, @Nullable Object value) {
        return value == null ? this : put(key, text(value));
    }

    Keys duration(String key, @Nullable Duration value) {
        return text(key, value == null ? null : Durations.text(value));
    }

    Keys number(String key, @Nullable Number value) {
        return value == null ? this : put(key, new Tree.Leaf(value.toString()));
    }

    Keys number(String key, int value, int absent) {
        return value == absent ? this : number(key, value);
    }

    Keys number(String key, @Nullable Asn value) {
        return value == null ? this : put(key, number(value));
    }

    /// Without a fraction where there is none.
    Keys decimal(String key, @Nullable Double value) {
        if (value == null) {
            return this;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return number(key, whole ? (Number) value.longValue() : value);
    }

    Keys flag(String key, @Nullable Boolean value) {
        return value == null ? this : put(key, new Tree.Leaf(value.toString()));
    }

    Keys flag(String key, boolean value, boolean absent) {
        return value == absent ? this : flag(key, value);
    }

    Keys texts(String key, List<?> values) {
        return list(key, values, Keys::text);
    }

    Keys asns(String key, List<Asn> values) {
        return list(key, values, Keys::number);
    }

    <T> Keys list(String key, List<T> values, Function<? super T, Tree> write) {
        return values.isEmpty() ? this : requiredList(key, values, write);
    }

    <T> Keys requiredList(String key, List<T> values, Function<? super T, Tree> write) {
        return put(key, new Tree.Listing(values.stream().<Tree>map(write).toList()));
    }

    Keys opaque(String key, @Nullable Json value) {
        return value == null ? this : put(key, new Tree.Opaque(value.source()));
    }

    Keys extra(@Nullable Json value) {
        return opaque("extra", value);
    }
}
