package studio.routeserver.azure;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The parameters of a template. What only people know is one without a default; a secret is a
/// `securestring` without a default, so that none ever stands in a file.
final class ArmParameters {

    private final ObjectNode declared = AzureJson.object();
    private final Set<String> taken = new HashSet<>();

    /// A secret.
    String secret(String name, String description) {
        return declare(name, "securestring", null, description);
    }

    /// A text that has no default.
    String text(String name, String description) {
        return declare(name, "string", null, description);
    }

    String text(String name, String standard, String description) {
        return declare(name, "string", StringNode.valueOf(standard), description);
    }

    String number(String name, String description) {
        return declare(name, "int", null, description);
    }

    String number(String name, int standard, String description) {
        return declare(name, "int", IntNode.valueOf(standard), description);
    }

    String object(String name, ObjectNode standard, String description) {
        return declare(name, "object", standard, description);
    }

    /// The declarations, in the order in which they came.
    ObjectNode json() {
        return declared;
    }

    /// Declares a parameter, under a free name where that one is taken.
    ///
    /// @return the expression that reads it
    private String declare(
            String name, String type, @Nullable JsonNode standard, String description) {
        String free = name;
        int next = 2;
        // Azure compares the names of parameters without case.
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free = name + next;
            next++;
        }
        ObjectNode parameter = declared.putObject(free);
        parameter.put("type", type);
        if (standard != null) {
            parameter.set("defaultValue", standard);
        }
        parameter.putObject("metadata").put("description", description);
        return ArmText.parameter(free);
    }

    /// An identifier of several words: `hq-tunnel` and `sharedKey` make `hqTunnelSharedKey`.
    static String identifier(String... words) {
        StringBuilder identifier = new StringBuilder();
        for (String word : words) {
            for (String part : ArmNames.legal(word).split("[._-]+", -1)) {
                if (part.isEmpty()) {
                    continue;
                }
                char first = part.charAt(0);
                identifier.append(
                        identifier.isEmpty()
                                ? Character.toLowerCase(first)
                                : Character.toUpperCase(first));
                identifier.append(part, 1, part.length());
            }
        }
        boolean digit = Character.isDigit(identifier.charAt(0));
        return digit ? "of" + identifier : identifier.toString();
    }
}
