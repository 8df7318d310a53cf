package studio.routeserver.azure;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Azure's schemas, read from the folder `schema` and never from the network.
///
/// The schemas let a misspelt property pass, so names are checked on their own: each name in a
/// resource has to be one that the schema knows at that place.
final class ArmSchema {

    private static final String SITE = "https://schema.management.azure.com/schemas/";
    private static final String NETWORK = SITE + "2025-07-01/Microsoft.Network.NRP.json";
    private static final String COMPUTE = SITE + "2025-04-01/Microsoft.Compute.json";
    private static final String COMMON = SITE + "common/definitions.json";
    private static final String TEMPLATE = SITE + "2019-04-01/deploymentTemplate.json";

    /// What every resource may have beside what its type defines.
    private static final Set<String> OF_ANY_RESOURCE = Set.of("dependsOn", "comments", "condition");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final SchemaRegistry registry;

    ArmSchema() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(NETWORK, read("Microsoft.Network.2025-07-01.json"));
        texts.put(COMPUTE, read("Microsoft.Compute.2025-04-01.json"));
        texts.put(COMMON, read("common.definitions.json"));
        texts.put(TEMPLATE, read("deploymentTemplate.2019-04-01.json"));
        texts.forEach((iri, text) -> documents.put(iri, MAPPER.readTree(text)));
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_4, builder -> builder.schemas(texts));
    }

    private JsonNode document(String iri) {
        return Objects.requireNonNull(documents.get(iri), iri);
    }

    private static String read(String file) {
        try (InputStream stream = ArmSchema.class.getResourceAsStream("schema/" + file)) {
            return new String(
                    Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What is wrong with the envelope.
    List<String> problemsOfEnvelope(JsonNode template) {
        return errors(registry.getSchema(SchemaLocation.of(TEMPLATE)), template);
    }

    /// What is wrong with one resource, checked against the definition of its type.
    List<String> problems(JsonNode resource) {
        String type = resource.path("type").asString("");
        String document = type.startsWith("Microsoft.Compute/") ? COMPUTE : NETWORK;
        String key = type.substring(type.indexOf('/') + 1).replace('/', '_');
        JsonNode definition = document(document).path("resourceDefinitions").path(key);
        if (definition.isMissingNode()) {
            return List.of("the schema knows no type " + type);
        }
        ObjectNode judged = ((ObjectNode) resource).deepCopy();
        judged.set("apiVersion", definition.at("/properties/apiVersion/enum/0"));
        Schema schema =
                registry.getSchema(SchemaLocation.of(document + "#/resourceDefinitions/" + key));
        List<String> problems = new ArrayList<>(errors(schema, judged));
        judged.remove(OF_ANY_RESOURCE);
        problems.addAll(unknownNames(judged, List.of(new Place(document, definition)), ""));
        return problems;
    }

    private static List<String> errors(Schema schema, JsonNode node) {
        return schema.validate(node).stream().map(Error::toString).toList();
    }

    /// A piece of a schema, and the document in which its local references lead on.
    private record Place(String document, JsonNode node) {}

    private List<String> unknownNames(JsonNode value, List<Place> schemas, String path) {
        List<String> unknown = new ArrayList<>();
        List<Place> places = schemas.stream().flatMap(place -> resolved(place).stream()).toList();
        if (value.isArray()) {
            List<Place> items =
                    places.stream()
                            .filter(place -> place.node().has("items"))
                            .map(place -> new Place(place.document(), place.node().get("items")))
                            .toList();
            for (int i = 0; i < value.size(); i++) {
                unknown.addAll(unknownNames(value.get(i), items, path + "/" + i));
            }
        }
        if (value.isObject()) {
            boolean open =
                    places.stream().anyMatch(place -> place.node().has("additionalProperties"));
            value.properties()
                    .forEach(entry -> {
                        String at = path + "/" + entry.getKey();
                        List<Place> inner =
                                places.stream()
                                        .map(place -> property(place, entry.getKey()))
                                        .filter(place -> !place.node().isMissingNode())
                                        .toList();
                        if (!inner.isEmpty()) {
                            unknown.addAll(unknownNames(entry.getValue(), inner, at));
                        } else if (!open) {
                            unknown.add("the schema does not know " + at);
                        }
                    });
        }
        return unknown;
    }

    private static Place property(Place place, String name) {
        return new Place(place.document(), place.node().path("properties").path(name));
    }

    /// The schemas that a schema stands for: what it refers to, and each of its alternatives.
    private List<Place> resolved(Place place) {
        JsonNode node = place.node();
        if (node.has("$ref")) {
            String reference = node.get("$ref").asString();
            int hash = reference.indexOf('#');
            String document = hash == 0 ? place.document() : reference.substring(0, hash);
            JsonNode target = document(document).at(reference.substring(hash + 1));
            return resolved(new Place(document, target));
        }
        List<Place> places = new ArrayList<>(List.of(place));
        for (String combination : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode alternative : node.path(combination)) {
                places.addAll(resolved(new Place(place.document(), alternative)));
            }
        }
        return places;
    }
}
