package studio.routeserver.azure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One entry of a template's `resources`.
///
/// What it refers to is what it depends on: [#refer] remembers, so `dependsOn` cannot be forgotten.
final class ArmResource {

    private final ArmId id;
    private final Set<ArmId> after = new LinkedHashSet<>();
    private final ObjectNode properties = AzureJson.object();
    private String apiVersion;
    private @Nullable String location;
    private @Nullable ObjectNode sku;
    private List<String> zones = List.of();

    ArmResource(ArmId id) {
        this.id = id;
        this.apiVersion = id.type().apiVersion();
        id.parent().ifPresent(after::add);
    }

    ArmId id() {
        return id;
    }

    /// What stands under `properties`.
    ObjectNode properties() {
        return properties;
    }

    ArmResource apiVersion(String value) {
        apiVersion = value;
        return this;
    }

    ArmResource location(String expression) {
        location = expression;
        return this;
    }

    ArmResource sku(ObjectNode value) {
        sku = value;
        return this;
    }

    ArmResource zones(List<String> value) {
        zones = List.copyOf(value);
        return this;
    }

    /// Says that the other has to be there first.
    ArmResource after(ArmId other) {
        after.add(other);
        return this;
    }

    ArmResource after(Iterable<ArmId> others) {
        others.forEach(after::add);
        return this;
    }

    /// `{"id": "[resourceId(…)]"}`; the other has to be there first.
    ObjectNode refer(ArmId other) {
        after.add(other);
        return AzureJson.object().put("id", other.expression());
    }

    /// @param entries the ids of all entries of the template
    ObjectNode json(Set<ArmId> entries) {
        ObjectNode json = AzureJson.object();
        json.put("type", id.type().text());
        json.put("apiVersion", apiVersion);
        json.put("name", id.name());
        if (location != null) {
            json.put("location", location);
        }
        if (!zones.isEmpty()) {
            json.set("zones", AzureJson.strings(zones));
        }
        if (sku != null) {
            json.set("sku", sku);
        }
        Set<String> dependsOn = new LinkedHashSet<>();
        for (ArmId other : after) {
            entry(other, entries)
                    .filter(found -> !found.equals(id))
                    .ifPresent(found -> dependsOn.add(found.expression()));
        }
        if (!dependsOn.isEmpty()) {
            json.set("dependsOn", AzureJson.strings(dependsOn));
        }
        json.set("properties", properties);
        return json;
    }

    /// The entry that brings the id: itself, or what it is a part of (a subnet comes with its
    /// VNet).
    private static Optional<ArmId> entry(ArmId wanted, Set<ArmId> entries) {
        Optional<ArmId> at = Optional.of(wanted);
        while (at.isPresent() && !entries.contains(at.get())) {
            at = at.get().parent();
        }
        return at;
    }
}
