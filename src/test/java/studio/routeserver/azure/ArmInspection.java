package studio.routeserver.azure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that we ask of a template, beyond the one who writes it: what it finds is a defect of
/// the export.
final class ArmInspection {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ArmSchema SCHEMA = new ArmSchema();

    private static final Set<String> SECRETS =
            Set.of("sharedKey", "authorizationKey", "adminPassword", "keyData", "serviceKey");

    private static final Set<String> CHILDREN =
            Set.of("virtualNetworkPeerings", "bgpConnections", "routeMaps", "resources");

    private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern RESOURCE_ID = Pattern.compile("resourceId\\(([^)]*)\\)");
    private static final Pattern PARAMETER = Pattern.compile("parameters\\('([^']*)'\\)");
    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z]+)\\(");

    private static final Set<String> FUNCTIONS =
            Set.of("resourceId", "parameters", "format", "resourceGroup");

    private final JsonNode template;
    private final List<String> problems = new ArrayList<>();

    /// The resources by the id that `resourceId` makes of them, in lower case as Azure compares.
    private final Map<String, JsonNode> resources = new LinkedHashMap<>();

    private final Set<String> usedParameters = new HashSet<>();

    private ArmInspection(JsonNode template) {
        this.template = template;
    }

    static List<String> problems(String text) {
        return problems(MAPPER.readTree(text));
    }

    static List<String> problems(JsonNode template) {
        ArmInspection inspection = new ArmInspection(template);
        inspection.inspect();
        return List.copyOf(inspection.problems);
    }

    private void inspect() {
        problems.addAll(SCHEMA.problemsOfEnvelope(template));
        for (JsonNode resource : template.path("resources")) {
            String id = id(resource.path("type").asString(), resource.path("name").asString());
            if (resources.put(id, resource) != null) {
                problems.add("two resources are " + id);
            }
        }
        resources.forEach(this::inspect);
        inspectParameters();
        resources.keySet().forEach(this::inspectCycle);
    }

    private static String id(String type, String name) {
        return (type + "|" + name).toLowerCase(Locale.ROOT);
    }

    private void inspect(String id, JsonNode resource) {
        SCHEMA.problems(resource).forEach(problem -> problems.add(id + ": " + problem));
        String type = resource.path("type").asString();
        String name = resource.path("name").asString();
        if (type.chars().filter(c -> c == '/').count()
                != name.chars().filter(c -> c == '/').count() + 1) {
            problems.add(id + ": the type and the name have different numbers of segments");
        }
        Stream.of(name.split("/", -1))
                .filter(part -> !part.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?"))
                .forEach(part -> problems.add(id + ": Azure refuses the name " + part));
        String version = resource.path("apiVersion").asString();
        if (!version.matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}")
                || version.compareTo("2024-05-01") < 0) {
            problems.add(id + ": API version " + version);
        }
        boolean child = name.contains("/");
        if (!child && !resource.path("location").asString("").startsWith("[parameters(")) {
            problems.add(id + ": the location is no parameter");
        }
        inspectStrings(id, resource, "");
        inspectDependencies(id, resource);
    }

    private void inspectStrings(String id, JsonNode node, String key) {
        node.properties()
                .forEach(entry -> {
                    if (CHILDREN.contains(entry.getKey())) {
                        problems.add(id + ": the child " + entry.getKey() + " is inline");
                    }
                    if (entry.getKey().equals("copy")) {
                        problems.add(id + ": a copy loop");
                    }
                    inspectStrings(id, entry.getValue(), entry.getKey());
                });
        if (node.isArray()) {
            node.forEach(element -> inspectStrings(id, element, key));
        }
        if (node.isString()) {
            inspectString(id, node.asString(), key);
        }
    }

    private void inspectString(String id, String text, String key) {
        boolean expression = text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
        if (SECRETS.contains(key)) {
            inspectSecret(id, text, key);
        }
        if ((key.equals("id") || key.equals("ipconfigurationId") || key.equals("dependsOn"))
                && !text.startsWith("[resourceId('")
                && !(key.equals("id") && text.startsWith("[parameters('"))) {
            problems.add(id + ": the id " + text + " is no resourceId");
        }
        if (!expression) {
            return;
        }
        String code = STRING.matcher(text).replaceAll("''");
        long opened = code.chars().filter(c -> c == '(').count();
        long closed = code.chars().filter(c -> c == ')').count();
        if (opened != closed || code.indexOf('[', 1) > 0) {
            problems.add(id + ": unbalanced expression " + text);
        }
        Matcher function = FUNCTION.matcher(code);
        while (function.find()) {
            if (!FUNCTIONS.contains(function.group(1))) {
                problems.add(id + ": unknown function in " + text);
            }
        }
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            usedParameters.add(parameter.group(1));
            if (!template.path("parameters").has(parameter.group(1))) {
                problems.add(id + ": no parameter " + parameter.group(1));
            }
        }
        references(text).forEach(reference -> inspectReference(id, reference));
    }

    private void inspectSecret(String id, String text, String key) {
        Matcher parameter = PARAMETER.matcher(text);
        if (!parameter.find() || !text.equals("[" + parameter.group() + "]")) {
            problems.add(id + ": the secret " + key + " is no parameter");
            return;
        }
        JsonNode declared = template.path("parameters").path(parameter.group(1));
        if (!declared.path("type").asString("").equals("securestring")
                || declared.has("defaultValue")) {
            problems.add(id + ": the secret " + key + " is no secure parameter");
        }
    }

    private void inspectReference(String id, List<String> arguments) {
        long segments = arguments.getFirst().chars().filter(c -> c == '/').count();
        if (segments != arguments.size() - 1) {
            problems.add(id + ": resourceId of " + arguments + " has a wrong number of names");
        } else if (owner(arguments).isEmpty()) {
            problems.add(id + ": resourceId of " + arguments + " leads nowhere");
        }
    }

    /// The arguments of each `resourceId` call.
    private static List<List<String>> references(String text) {
        List<List<String>> calls = new ArrayList<>();
        Matcher call = RESOURCE_ID.matcher(text);
        while (call.find()) {
            calls.add(
                    STRING.matcher(call.group(1))
                            .results()
                            .map(match -> match.group(1).replace("''", "'"))
                            .toList());
        }
        return calls;
    }

    /// The id of the entry that is meant, or of the entry that it is a part of; empty for none.
    private String owner(List<String> arguments) {
        List<String> type = new ArrayList<>(List.of(arguments.getFirst().split("/", -1)));
        List<String> names = new ArrayList<>(arguments.subList(1, arguments.size()));
        while (!names.isEmpty()) {
            String id = id(String.join("/", type), String.join("/", names));
            JsonNode entry = resources.get(id);
            if (entry != null) {
                boolean whole = names.size() == arguments.size() - 1;
                boolean has = whole || names(entry).contains(arguments.get(names.size() + 1));
                return has ? id : "";
            }
            type.removeLast();
            names.removeLast();
        }
        return "";
    }

    /// Every `name` inside a resource's properties: what its parts are called.
    private static Set<String> names(JsonNode entry) {
        Set<String> names = new HashSet<>();
        entry.path("properties").findValues("name").forEach(name -> names.add(name.asString("")));
        return names;
    }

    private void inspectDependencies(String id, JsonNode resource) {
        Set<String> before = closure(id);
        for (JsonNode dependency : resource.path("dependsOn")) {
            List<String> arguments = references(dependency.asString()).getFirst();
            String names = String.join("/", arguments.subList(1, arguments.size()));
            String target = id(arguments.getFirst(), names);
            if (!resources.containsKey(target)) {
                problems.add(id + ": depends on " + target + ", which the template does not have");
            }
        }
        Set<String> needed = new LinkedHashSet<>();
        collectOwners(resource.path("properties"), needed);
        String type = resource.path("type").asString();
        String name = resource.path("name").asString();
        if (name.contains("/")) {
            needed.add(
                    id(
                            type.substring(0, type.lastIndexOf('/')),
                            name.substring(0, name.lastIndexOf('/'))));
        }
        needed.remove(id);
        needed.removeAll(before);
        if (!needed.isEmpty()) {
            problems.add(id + ": uses " + needed + " and does not depend on it");
        }
    }

    private void collectOwners(JsonNode node, Set<String> owners) {
        if (node.isString()) {
            references(node.asString()).forEach(arguments -> owners.add(owner(arguments)));
        }
        node.forEach(element -> collectOwners(element, owners));
    }

    /// The ids that a resource depends on, directly or not.
    private Set<String> closure(String id) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            JsonNode resource = resources.get(open.pop());
            if (resource == null) {
                continue;
            }
            for (JsonNode dependency : resource.path("dependsOn")) {
                for (List<String> arguments : references(dependency.asString())) {
                    String target = owner(arguments);
                    if (reached.add(target)) {
                        open.push(target);
                    }
                }
            }
        }
        return reached;
    }

    private void inspectCycle(String id) {
        if (closure(id).contains(id)) {
            problems.add(id + ": depends on itself");
        }
    }

    private void inspectParameters() {
        template.path("parameters")
                .propertyNames()
                .forEach(name -> {
                    if (!usedParameters.contains(name)) {
                        problems.add("parameter " + name + " is not used");
                    }
                });
    }
}
