package studio.routeserver.project;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON text into [Node]s. Depth and number of values are bounded, whatever the text.
final class NodeParser {

    /// Deeper than any template that people write, and shallow enough for the stack.
    static final int DEEPEST = 200;

    /// More than a network of thousands of objects needs, and few enough for the memory.
    static final int MOST_VALUES = 1_000_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST + 1)
                                    .maxStringLength(ProjectReader.LARGEST)
                                    .build())
                    .build();

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
            return new NodeParser(source, parser).root();
        } catch (UnexpectedEndOfInputException e) {
            throw endsEarly(source);
        } catch (StreamConstraintsException e) {
            throw tooMuch(source, offset(source, e));
        } catch (JacksonException e) {
            throw notJson(source, offset(source, e));
        }
    }

    private Node root() throws Refused {
        parser.nextToken();
        Node root = value(0, "", false);
        if (parser.nextToken() != null) {
            throw refused(
                    source,
                    tokenStart(),
                    "there is more text behind the end of the project",
                    "remove what follows its last brace");
        }
        return root;
    }

    private Node value(int depth, String key, boolean opaque) throws Refused {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw endsEarly(source);
        }
        int start = tokenStart();
        if (depth > DEEPEST) {
            throw tooDeep(source, start);
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
                String value = parser.getString();
                yield new Node.TextNode(start, tokenEnd(), value);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String literal = parser.getString();
                yield new Node.NumberNode(start, start + literal.length(), literal);
            }
            case VALUE_TRUE -> new Node.FlagNode(start, tokenEnd(), true);
            case VALUE_FALSE -> new Node.FlagNode(start, tokenEnd(), false);
            case VALUE_NULL -> new Node.NullNode(start, tokenEnd());
            default -> throw notJson(source, start);
        };
    }

    private Node object(int start, int depth, String parent) throws Refused {
        List<Node.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyStart = tokenStart();
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
        return source.start() + (int) parser.currentTokenLocation().getCharOffset();
    }

    private int tokenEnd() {
        return source.start() + (int) parser.currentLocation().getCharOffset();
    }

    private static int offset(SourceText source, JacksonException e) {
        return e.getLocation() == null
                ? source.start()
                : source.start() + (int) Math.max(0, e.getLocation().getCharOffset());
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

    private static Refused tooDeep(SourceText source, int offset) {
        return refused(
                source,
                offset,
                "brackets are nested more than %d deep here".formatted(DEEPEST),
                "open a project file; none needs such depth");
    }

    /// Of Jackson's own bounds the depth is by far the likeliest; the others bound a single word.
    private static Refused tooMuch(SourceText source, int offset) {
        String text = source.text();
        int at = Math.clamp(offset - 1L, 0, text.length() - 1);
        return "[{".indexOf(text.charAt(at)) >= 0
                ? tooDeep(source, at)
                : refused(source, offset, "a key or number is too long here", "shorten it");
    }

    private static Refused notJson(SourceText source, int offset) {
        String text = source.text();
        if (offset >= text.length()) {
            return endsEarly(source);
        }
        int character = text.codePointAt(offset);
        String shown =
                character < ' '
                        ? "the control character 0x%02X".formatted(character)
                        : "'" + Character.toString(character) + "'";
        return refused(
                source,
                offset,
                shown + " does not belong here in JSON",
                "check the comma, quote or bracket before it");
    }
}
