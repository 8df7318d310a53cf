package studio.routeserver.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a changed project over the text it was read from: what did not change keeps its very
/// characters, so that a difference shows the change and nothing else.
///
/// Compares what this program would have written of the project before with what it writes of it
/// now, and follows the difference into the text.
final class Patch {

    private final SourceText source;
    private final CanonicalText canonical;

    Patch(SourceText source) {
        this.source = source;
        this.canonical = new CanonicalText(source.text().contains("\r\n") ? "\r\n" : "\n");
    }

    /// The whole file with the change in it.
    String apply(Node.ObjectNode root, Tree before, Tree after) {
        String text = source.text();
        return text.substring(0, root.start())
                + changed(root, before, after)
                + text.substring(root.end());
    }

    /// @param before null where the value in the file is a default that would not be written
    private String changed(Node node, @Nullable Tree before, Tree after) {
        if (after.equals(before)) {
            return source.slice(node);
        }
        if (node instanceof Node.ObjectNode object
                && before instanceof Tree.Branching old
                && after instanceof Tree.Branching now) {
            return object(object, old, now);
        }
        if (node instanceof Node.ArrayNode array
                && before instanceof Tree.Listing old
                && after instanceof Tree.Listing now
                && array.items().size() == old.items().size()) {
            return list(array, old, now);
        }
        return fresh(node, after);
    }

    private String fresh(Node node, Tree after) {
        String indent = indentOf(node.start());
        int taken = node.start() - lineStart(node.start());
        return canonical.value(after, indent, taken);
    }

    private String object(Node.ObjectNode object, Tree.Branching before, Tree.Branching after) {
        List<Range> ranges =
                object.members().stream()
                        .map(member -> new Range(member.keyStart(), member.value().end()))
                        .toList();
        Sequence sequence = new Sequence(object, ranges);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < object.members().size(); i++) {
            Node.Member member = object.members().get(i);
            Tree old = before.members().get(member.key());
            Tree now = after.members().get(member.key());
            String name = source.text().substring(member.keyStart(), member.value().start());
            if (now != null) {
                parts.add(new Part(i, name + changed(member.value(), old, now)));
            } else if (old == null) {
                // A default that somebody wrote out, and that still holds.
                parts.add(new Part(i, name + source.slice(member.value())));
            }
        }
        List<String> earlier = new ArrayList<>();
        for (Map.Entry<String, Tree> member : after.members().entrySet()) {
            String key = member.getKey();
            // A value that this program adds by itself stays away as long as nobody changes it.
            if (object.get(key) == null && !member.getValue().equals(before.members().get(key))) {
                String text = canonical.member(key, member.getValue(), sequence.indent());
                parts.add(placeBehind(object, parts, earlier), new Part(Part.NEW, text));
            }
            earlier.add(key);
        }
        return parts.isEmpty() ? "{}" : sequence.text(parts);
    }

    /// Behind the last key that is there and that this program writes earlier.
    private static int placeBehind(Node.ObjectNode object, List<Part> parts, List<String> earlier) {
        int place = 0;
        for (int i = 0; i < parts.size(); i++) {
            int index = parts.get(i).index();
            if (index < 0 || earlier.contains(object.members().get(index).key())) {
                place = i + 1;
            }
        }
        return place;
    }

    private String list(Node.ArrayNode array, Tree.Listing before, Tree.Listing after) {
        if (after.items().isEmpty()) {
            return "[]";
        }
        if (array.items().isEmpty()) {
            return fresh(array, after);
        }
        List<Range> ranges =
                array.items().stream().map(item -> new Range(item.start(), item.end())).toList();
        Sequence sequence = new Sequence(array, ranges);
        int[] origins = origins(before.items(), after.items());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < origins.length; i++) {
            Tree now = after.items().get(i);
            int origin = origins[i];
            String text =
                    origin < 0
                            ? canonical.value(now, sequence.indent(), sequence.indent().length())
                            : changed(array.items().get(origin), before.items().get(origin), now);
            parts.add(new Part(origin, text));
        }
        return sequence.text(parts);
    }

    /// Which of the old items each new one was: an equal one, else one of its name, else, where as
    /// many are there as before, the one in its place.
    private static int[] origins(List<Tree> before, List<Tree> after) {
        int[] origins = new int[after.size()];
        Arrays.fill(origins, Part.NEW);
        boolean[] used = new boolean[before.size()];
        match(before, after, origins, used, Function.identity());
        match(before, after, origins, used, Patch::identity);
        for (int i = 0; i < origins.length && before.size() == after.size(); i++) {
            if (origins[i] == Part.NEW && !used[i]) {
                origins[i] = i;
                used[i] = true;
            }
        }
        return origins;
    }

    private static <K> void match(
            List<Tree> before,
            List<Tree> after,
            int[] origins,
            boolean[] used,
            Function<Tree, @Nullable K> key) {
        Map<K, Deque<Integer>> unused = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            K of = key.apply(before.get(i));
            if (!used[i] && of != null) {
                unused.computeIfAbsent(of, _ -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = 0; i < origins.length; i++) {
            K of = key.apply(after.get(i));
            Deque<Integer> candidates = of == null ? null : unused.get(of);
            if (origins[i] == Part.NEW && candidates != null && !candidates.isEmpty()) {
                origins[i] = candidates.remove();
                used[origins[i]] = true;
            }
        }
    }

    /// What makes an object the same one although it changed.
    private static @Nullable Object identity(Tree tree) {
        if (!(tree instanceof Tree.Branching object)) {
            return null;
        }
        Tree name = object.members().get("name");
        if (name != null) {
            return name;
        }
        List<@Nullable Tree> ends = new ArrayList<>();
        for (String key : List.of("from", "to", "rule", "object", "prefix")) {
            ends.add(object.members().get(key));
        }
        return Collections.frequency(ends, null) == ends.size() ? null : ends;
    }

    private int lineStart(int offset) {
        return source.text().lastIndexOf('\n', offset - 1) + 1;
    }

    private String indentOf(int offset) {
        String text = source.text();
        int start = lineStart(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /// Where an item of a list or object stands.
    private record Range(int start, int end) {}

    /// An item that is written.
    ///
    /// @param index which one of the file it is, or [#NEW]
    private record Part(int index, String text) {
        static final int NEW = -1;
    }

    /// The items between two brackets, and what stands between them.
    private final class Sequence {

        private final Node node;
        private final List<Range> ranges;

        Sequence(Node node, List<Range> ranges) {
            this.node = node;
            this.ranges = ranges;
        }

        String text(List<Part> parts) {
            if (ranges.isEmpty()) {
                return fresh(parts);
            }
            String text = source.text();
            StringBuilder out = new StringBuilder();
            out.append(text, node.start(), ranges.getFirst().start());
            int left = Part.NEW;
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (i > 0) {
                    out.append(gap(left));
                }
                out.append(part.text());
                left = part.index() == Part.NEW ? left : part.index();
            }
            return out.append(text, ranges.getLast().end(), node.end()).toString();
        }

        /// An object that was empty.
        private String fresh(List<Part> parts) {
            return "{ " + String.join(", ", parts.stream().map(Part::text).toList()) + " }";
        }

        /// What stood between two neighbours, else what stands beside the left one.
        ///
        /// @param left the last item of the file so far, or [Part#NEW]
        private String gap(int left) {
            int last = ranges.size() - 1;
            if (last > 0) {
                int from = Math.clamp(left, 0, last - 1);
                return source.text()
                        .substring(ranges.get(from).end(), ranges.get(from + 1).start());
            }
            String lead = source.text().substring(node.start() + 1, ranges.getFirst().start());
            return "," + (lead.indexOf('\n') >= 0 ? lead : " ");
        }

        /// The indent of a new item.
        String indent() {
            return ranges.isEmpty() ? indentOf(node.start()) : indentOf(ranges.getLast().start());
        }
    }
}
