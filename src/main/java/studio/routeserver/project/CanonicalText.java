package studio.routeserver.project;

import java.util.Iterator;
import java.util.Map;

/// Writes a [Tree] as this program lays JSON out: two spaces an indent, lists of objects one object
/// a line where it is small enough, lists of plain values on one line.
final class CanonicalText {

    private static final int WIDTH = 120;
    private static final String STEP = "  ";

    private final String newLine;

    /// @param newLine what ends a line in this file
    CanonicalText(String newLine) {
        this.newLine = newLine;
    }

    /// A whole file.
    String document(Tree.Branching root) {
        StringBuilder out = new StringBuilder();
        opened(out, root, "", true);
        return out.append(newLine).toString();
    }

    /// A value that stands in a line with that indent.
    ///
    /// @param taken how many characters of the line stand before it
    String value(Tree tree, String indent, int taken) {
        StringBuilder out = new StringBuilder();
        write(out, tree, indent, taken);
        return out.toString();
    }

    /// A key, its colon and its value.
    String member(String key, Tree tree, String indent) {
        String start = Keys.quoted(key) + ": ";
        return start + value(tree, indent, indent.length() + start.length());
    }

    private void write(StringBuilder out, Tree tree, String indent, int taken) {
        if (small(tree)) {
            StringBuilder line = new StringBuilder();
            flat(line, tree);
            // One more for the comma behind it.
            if (taken + line.length() + 1 <= WIDTH || tree instanceof Tree.Leaf) {
                out.append(line);
                return;
            }
        }
        switch (tree) {
            case Tree.Branching object -> opened(out, object, indent, false);
            case Tree.Listing list -> opened(out, list, indent);
            case Tree.Leaf(var json) -> out.append(json);
            case Tree.Opaque(var source) -> out.append(source);
        }
    }

    /// Whether it may stand on one line if it fits: it holds no list of objects.
    private static boolean small(Tree tree) {
        return switch (tree) {
            case Tree.Branching object ->
                    object.members().values().stream().allMatch(CanonicalText::small);
            case Tree.Listing list ->
                    list.items().stream().noneMatch(Tree.Branching.class::isInstance)
                            && list.items().stream().allMatch(CanonicalText::small);
            case Tree.Leaf _ -> true;
            case Tree.Opaque(var source) -> source.indexOf('\n') < 0;
        };
    }

    private static void flat(StringBuilder out, Tree tree) {
        switch (tree) {
            case Tree.Branching object -> {
                String separator = "{ ";
                for (Map.Entry<String, Tree> member : object.members().entrySet()) {
                    out.append(separator).append(Keys.quoted(member.getKey())).append(": ");
                    flat(out, member.getValue());
                    separator = ", ";
                }
                out.append(object.members().isEmpty() ? "{}" : " }");
            }
            case Tree.Listing list -> {
                out.append('[');
                String separator = "";
                for (Tree item : list.items()) {
                    out.append(separator);
                    flat(out, item);
                    separator = ", ";
                }
                out.append(']');
            }
            case Tree.Leaf(var json) -> out.append(json);
            case Tree.Opaque(var source) -> out.append(source);
        }
    }

    /// @param top whether objects in it are opened too, however small: the file's own keys
    private void opened(StringBuilder out, Tree.Branching object, String indent, boolean top) {
        String inner = indent + STEP;
        out.append('{');
        Iterator<Map.Entry<String, Tree>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Tree> member = members.next();
            String start = inner + Keys.quoted(member.getKey()) + ": ";
            out.append(newLine).append(start);
            if (top && member.getValue() instanceof Tree.Branching section) {
                opened(out, section, inner, false);
            } else {
                write(out, member.getValue(), inner, start.length());
            }
            out.append(members.hasNext() ? "," : "");
        }
        out.append(newLine).append(indent).append('}');
    }

    private void opened(StringBuilder out, Tree.Listing list, String indent) {
        String inner = indent + STEP;
        out.append('[');
        Iterator<Tree> items = list.items().iterator();
        while (items.hasNext()) {
            out.append(newLine).append(inner);
            write(out, items.next(), inner, inner.length());
            out.append(items.hasNext() ? "," : "");
        }
        out.append(newLine).append(indent).append(']');
    }
}
