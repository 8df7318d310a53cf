package studio.routeserver.project;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON text into [Node]s. Depth and number of values are bounded, whatever the text.
final class NodeParser {

    /// Deeper than any template that people write, and shallow enough for the stack.
    static final int DEEPEST = 200;

    /// More than a network of thousands of objects needs, and few enough for the memory.
    static final int MOST_VALUES = 1_000_000;

    /// Longer than any text that people write into a project.
    static final int LONGEST_TEXT = 1_000_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST + 2)
                                    .maxStringLength(LONGEST_TEXT)
                                    .build())
                    .build();

    private static final String BEFORE = "check the comma, quote or bracket before it";

    private final SourceText source;
    private final JsonParser parser;
    private int values;

    private NodeParser(SourceText source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /// The one value that the text is.
    static Node parse(SourceText source) throws Refused {
        String text = source.text();
        if (text.isBlank() || text.length() == source.start()) {
            throw refused(source, 0, "the file is empty", "open a project file");
        }
        StringReader reader = new StringReader(text.substring(source.start()));
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), reader)) {
            return new NodeParser(source, parser).rootOrReason();
        }
    }

    private Node rootOrReason() throws Refused {
        try {
            return root();
        } catch (UnexpectedEndOfInputException e) {
            throw endsEarly(source);
        } catch (StreamConstraintsException e) {
            throw tooMuch(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw notJson(e.getLocation() == null ? tokenEnd() : offset(e.getLocation()));
        }
    }

    private Node root() throws Refused {
        parser.nextToken();
        Node root = value(0, "", false);
        int behind = firstBehind(root.end());
        if (behind < source.text().length()) {
            throw refused(
                    source,
                    behind,
                    "there is more text behind the end of the project",
                    "remove what follows its last brace");
        }
        return root;
    }

    /// Where the text goes on behind the root, whether that is JSON or not.
    private int firstBehind(int end) {
        String text = source.text();
        int at = end;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private Node value(int depth, String key, boolean opaque) throws Refused {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw endsEarly(source);
        }
        int start = tokenStart();
        if (depth > DEEPEST) {
            throw tooDeep(start);
        }
        if (opaque) {
            parser.skipChildren();
            parser.finishToken();
            return new Node.OpaqueNode(start, tokenEnd());
        }
        if (++values > MOST_VALUES) {
            throw refused(
                    source,
                    start,
                    "the file holds more than %,d values".formatted(MOST_VALUES),
                    "split it into several projects");
        }
        return switch (token) {
            case START_OBJECT -> object(start, depth, key);
            case START_ARRAY -> array(start, depth);
            case VALUE_STRING -> {
                String value = whole(parser.getString(), start);
                yield new Node.TextNode(start, tokenEnd(), value);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String literal = parser.getString();
                yield new Node.NumberNode(start, start + literal.length(), literal);
            }
            case VALUE_TRUE -> new Node.FlagNode(start, tokenEnd(), true);
            case VALUE_FALSE -> new Node.FlagNode(start, tokenEnd(), false);
            case VALUE_NULL -> new Node.NullNode(start, tokenEnd());
            default -> throw notJson(start);
        };
    }

    private Node object(int start, int depth, String parent) throws Refused {
        List<Node.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int keyStart = tokenStart();
            String key = whole(parser.currentName(), keyStart);
            parser.nextToken();
            boolean opaque = opaque(depth, parent, key);
            members.add(new Node.Member(key, keyStart, value(depth + 1, key, opaque)));
        }
        return new Node.ObjectNode(start, tokenEnd(), List.copyOf(members));
    }

    /// In `layout` the keys are names of objects, and one may be called `extra`.
    private static boolean opaque(int depth, String parent, String key) {
        return (key.equals("extra") && !parent.equals("layout"))
                || (key.equals("foreign") && depth == 0);
    }

    private Node array(int start, int depth) throws Refused {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1, "", false));
        }
        return new Node.ArrayNode(start, tokenEnd(), List.copyOf(items));
    }

    private int tokenStart() {
        return offset(parser.currentTokenLocation());
    }

    private int tokenEnd() {
        return offset(parser.currentLocation());
    }

    private int offset(TokenStreamLocation location) {
        return source.start() + (int) Math.max(0, location.getCharOffset());
    }

    private String whole(String text, int start) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (i + 1 == text.length()
                    || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                throw refused(
                        source,
                        start,
                        "this text holds half a character (\\u%04X)"
                                .formatted((int) text.charAt(i)),
                        "remove it, or write its other half too");
            }
            i++;
        }
        return text;
    }

    private static Refused refused(SourceText source, int offset, String what, String remedy) {
        return new Refused(source.problem(offset, what, remedy));
    }

    private static Refused endsEarly(SourceText source) {
        return refused(
                source,
                source.text().length(),
                "the file ends in the middle of its JSON",
                "restore what was cut off, or open a copy that is whole");
    }

    private Refused tooDeep(int offset) {
        return refused(
                source,
                offset,
                "brackets are nested more than %d deep here".formatted(DEEPEST),
                "open a project file; none needs such depth");
    }

    /// Jackson's own bounds: of depth in what is skipped, and of the length of one word.
    private Refused tooMuch(String message) {
        return message.contains("depth")
                ? tooDeep(tokenStart())
                : refused(
                        source,
                        tokenStart(),
                        "a text, key or number is too long here",
                        "shorten it; a text may have %,d characters".formatted(LONGEST_TEXT));
    }

    private Refused notJson(int offset) {
        String text = source.text();
        int at = Math.min(offset, text.length());
        int character = at == text.length() ? ' ' : text.codePointAt(at);
        if (character == '\n' || character == '\r') {
            return refused(
                    source, at, "the line ends inside a text", "close the text with a quote");
        }
        if (character < ' ') {
            return refused(
                    source,
                    at,
                    "the control character 0x%02X does not belong here".formatted(character),
                    "remove it");
        }
        if (at > 0 && text.charAt(at - 1) == '\\') {
            return refused(
                    source,
                    at - 1,
                    "'\\%s' is no escape of JSON".formatted(Character.toString(character)),
                    "write \\\\ for a backslash");
        }
        return notJson(at, character);
    }

    /// Jackson names the place behind a word that it does not know, or within it.
    private Refused notJson(int at, int character) {
        String text = source.text();
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        int start = at;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        if (end == text.length() && (start > source.start() || start == end)) {
            return endsEarly(source);
        }
        if (end > start) {
            return refused(source, start, stray(text.substring(start, end)), BEFORE);
        }
        return switch (character) {
            case '\'' ->
                    refused(
                            source,
                            start,
                            "JSON knows no single quotes",
                            "write keys and texts in double quotes");
            case '/', '#' ->
                    refused(
                            source,
                            start,
                            "JSON knows no comments",
                            "remove it, or make it a note");
            default -> refused(source, start, stray(Character.toString(character)), BEFORE);
        };
    }

    private static String stray(String shown) {
        String clipped = shown.length() <= 40 ? shown : shown.substring(0, 39) + "…";
        return "'" + clipped + "' does not belong here in JSON";
    }
}
