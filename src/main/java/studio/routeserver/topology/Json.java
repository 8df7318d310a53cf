package studio.routeserver.topology;

/// A piece of JSON that is not modelled: kept byte for byte, shown read-only and written out again.
public sealed interface Json {

    /// The text exactly as it stood in the file.
    String source();

    /// `{…}`.
    record JsonObject(String source) implements Json {}

    /// `[…]`.
    record JsonArray(String source) implements Json {}

    /// A string, number, `true`, `false` or `null`.
    record JsonScalar(String source) implements Json {}

    /// The JSON with that text; the caller has made sure that it is one value.
    static Json of(String source) {
        return switch (source.charAt(0)) {
            case '{' -> new JsonObject(source);
            case '[' -> new JsonArray(source);
            default -> new JsonScalar(source);
        };
    }
}
