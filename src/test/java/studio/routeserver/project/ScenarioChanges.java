package studio.routeserver.project;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies a list of changes to a project, so that a test can say how its network differs from a
/// scenario's.
///
/// A change is `{"set": PATH, "to": VALUE}` (makes what is missing), `{"add": PATH, "value":
/// VALUE}` (appends to a list) or `{"remove": PATH}`. A path is parted by slashes, `~1` is a
/// literal one. An object in a list is named by its `name`, a peering by `from>to`, an
/// advertisement or a route by its prefix, plain text by itself.
public final class ScenarioChanges {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ScenarioChanges() {}

    /// The project with the changes in it.
    ///
    /// @param project the text of a project file
    /// @param changes a JSON array, applied in order
    public static byte[] apply(String project, String changes) {
        ObjectNode root = (ObjectNode) JSON.readTree(project);
        for (JsonNode change : JSON.readTree(changes)) {
            if (change.has("set")) {
                set(root, path(change, "set"), change.required("to"));
            } else if (change.has("add")) {
                list(root, path(change, "add")).add(change.required("value"));
            } else {
                remove(root, path(change, "remove"));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(root)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> path(JsonNode change, String key) {
        return Stream.of(change.required(key).asString().split("/"))
                .map(step -> step.replace("~1", "/"))
                .toList();
    }

    private static void set(ObjectNode root, List<String> path, JsonNode value) {
        JsonNode owner = root;
        for (int i = 0; i < path.size() - 1; i++) {
            owner = inner(owner, path, i);
        }
        if (owner instanceof ObjectNode object) {
            object.set(path.getLast(), value);
        } else if (owner instanceof ArrayNode list) {
            required(child(list, path.getLast()), path);
            list.set(indexOf(list, path.getLast()), value);
        }
    }

    private static JsonNode inner(JsonNode owner, List<String> path, int at) {
        JsonNode found = child(owner, path.get(at));
        if (found != null) {
            return found;
        }
        if (owner instanceof ObjectNode object) {
            return object.putObject(path.get(at));
        }
        throw missing(path);
    }

    private static ArrayNode list(ObjectNode root, List<String> path) {
        JsonNode owner = root;
        for (int i = 0; i < path.size() - 1; i++) {
            owner = inner(owner, path, i);
        }
        JsonNode found = child(owner, path.getLast());
        return found == null ? ((ObjectNode) owner).putArray(path.getLast()) : (ArrayNode) found;
    }

    private static void remove(ObjectNode root, List<String> path) {
        JsonNode owner = root;
        for (String step : path.subList(0, path.size() - 1)) {
            owner = required(child(owner, step), path);
        }
        required(child(owner, path.getLast()), path);
        if (owner instanceof ObjectNode object) {
            object.remove(path.getLast());
        } else if (owner instanceof ArrayNode list) {
            list.remove(indexOf(list, path.getLast()));
        }
    }

    private static JsonNode required(@Nullable JsonNode node, List<String> path) {
        if (node == null) {
            throw missing(path);
        }
        return node;
    }

    private static IllegalArgumentException missing(List<String> path) {
        return new IllegalArgumentException("the project has no " + String.join("/", path));
    }

    private static @Nullable JsonNode child(JsonNode owner, String step) {
        if (!(owner instanceof ArrayNode list)) {
            return owner.get(step);
        }
        int index = indexOf(list, step);
        return index < list.size() ? list.get(index) : null;
    }

    /// The size of the list where there is none of the name.
    private static int indexOf(ArrayNode list, String step) {
        int index = 0;
        while (index < list.size() && !named(list.get(index), step)) {
            index++;
        }
        return index;
    }

    private static boolean named(JsonNode item, String step) {
        if (item.isString()) {
            return item.asString().equals(step);
        }
        return text(item, "name").equals(step)
                || (text(item, "from") + ">" + text(item, "to")).equals(step)
                || text(item, "prefix").equals(step);
    }

    private static String text(JsonNode item, String key) {
        JsonNode value = item.get(key);
        return value == null || !value.isString() ? "" : value.asString();
    }
}
