package studio.routeserver.azure;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON as `az` and the portal lay it out: two blanks a level, one element a line, `[]` for none.
final class AzureJson {

    private static final ObjectWriter WRITER =
            JsonMapper.builder().build().writer().with(printer());

    private AzureJson() {}

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter()
                .withSeparators(separators)
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode strings(Iterable<?> values) {
        ArrayNode array = array();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    /// The text, with a line feed at its end on every system.
    static String write(JsonNode node) {
        return WRITER.writeValueAsString(node) + "\n";
    }
}
