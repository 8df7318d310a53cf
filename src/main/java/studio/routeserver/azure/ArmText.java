package studio.routeserver.azure;

/// How text stands in a template, where `[…]` is an expression.
final class ArmText {

    private ArmText() {}

    /// The JSON string that means this text and no expression: one more bracket in front of text
    /// that would be read as one.
    static String literal(String text) {
        return text.startsWith("[") && text.endsWith("]") ? "[" + text : text;
    }

    /// A string inside an expression: in single quotes, each of its own doubled.
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String parameter(String name) {
        return "[parameters(" + quoted(name) + ")]";
    }
}
