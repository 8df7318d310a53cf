package studio.routeserver.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The inspection finds what it is there for: each test breaks a sound template in one place.
class ArmInspectionTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static void assertFound(Consumer<ObjectNode> harm, String problem) {
        ObjectNode template = (ObjectNode) MAPPER.readTree(ArmExport.template(Drawn.whole()));
        harm.accept(template);
        assertThat(ArmInspection.problems(template))
                .anyMatch(found -> found.contains(problem), "a problem with: " + problem);
    }

    private static ObjectNode resource(JsonNode template, String type, String name) {
        return (ObjectNode)
                StreamSupport.stream(template.path("resources").spliterator(), false)
                        .filter(resource -> resource.path("type").asString().endsWith("/" + type))
                        .filter(resource -> resource.path("name").asString().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static ObjectNode properties(JsonNode template, String type, String name) {
        return (ObjectNode) resource(template, type, name).path("properties");
    }

    @Test
    void a_misspelt_property_is_found() {
        assertFound(
                template ->
                        ((ObjectNode)
                                        properties(template, "networkInterfaces", "nva1-nic")
                                                .at("/ipConfigurations/0/properties"))
                                .put("privateIpAdress", "10.0.4.4"),
                "the schema does not know"
                        + " /properties/ipConfigurations/0/properties/privateIpAdress");
    }

    @Test
    void a_value_that_the_schema_does_not_allow_is_found() {
        assertFound(
                template ->
                        properties(template, "virtualHubs", "hub-route-server")
                                .put("hubRoutingPreference", "VPN"),
                "hubRoutingPreference");
    }

    @Test
    void a_value_of_the_wrong_type_is_found() {
        assertFound(
                template ->
                        properties(template, "bgpConnections", "hub-route-server/nva1")
                                .put("peerAsn", "65001"),
                "peerAsn");
    }

    @Test
    void a_parameter_type_that_azure_does_not_have_is_found() {
        assertFound(
                template -> ((ObjectNode) template.at("/parameters/location")).put("type", "text"),
                "/parameters/location/type");
    }

    @Test
    void an_inline_child_is_found() {
        assertFound(
                template ->
                        properties(template, "virtualNetworks", "hub")
                                .putArray("virtualNetworkPeerings"),
                "the child virtualNetworkPeerings is inline");
    }

    @Test
    void a_nested_resource_is_found() {
        assertFound(
                template ->
                        resource(template, "virtualHubs", "hub-route-server").putArray("resources"),
                "the child resources is inline");
    }

    @Test
    void a_secret_in_the_open_is_found() {
        assertFound(
                template -> properties(template, "connections", "a-tunnel").put("sharedKey", "abc"),
                "the secret sharedKey is no parameter");
    }

    @Test
    void a_secret_with_a_default_is_found() {
        assertFound(
                template ->
                        ((ObjectNode) template.at("/parameters/adminPublicKey"))
                                .put("defaultValue", "abc"),
                "the secret keyData is no secure parameter");
    }

    @Test
    void a_name_that_stands_twice_is_found() {
        assertFound(
                template ->
                        ((ArrayNode) template.path("resources"))
                                .add(resource(template, "virtualNetworks", "hub").deepCopy()),
                "two resources are");
    }

    @Test
    void a_dependency_that_is_not_there_is_found() {
        assertFound(
                template ->
                        resource(template, "virtualNetworks", "hub")
                                .withArray("dependsOn")
                                .add("[resourceId('Microsoft.Network/routeTables', 'nowhere')]"),
                "which the template does not have");
    }

    @Test
    void a_dependency_that_is_forgotten_is_found() {
        assertFound(
                template -> resource(template, "networkInterfaces", "nva1-nic").remove("dependsOn"),
                "does not depend on it");
    }

    @Test
    void a_circle_of_dependencies_is_found() {
        assertFound(
                template ->
                        resource(template, "virtualNetworks", "hub")
                                .withArray("dependsOn")
                                .add(
                                        "[resourceId('Microsoft.Network/virtualHubs',"
                                                + " 'hub-route-server')]"),
                "depends on itself");
    }

    @Test
    void a_resource_id_with_a_name_too_few_is_found() {
        assertFound(
                template ->
                        ((ObjectNode)
                                        properties(
                                                        template,
                                                        "virtualHubs/ipConfigurations",
                                                        "hub-route-server/ipconfig1")
                                                .path("subnet"))
                                .put(
                                        "id",
                                        "[resourceId('Microsoft.Network/virtualNetworks/subnets',"
                                                + " 'hub')]"),
                "has a wrong number of names");
    }

    @Test
    void a_resource_id_of_a_subnet_that_is_not_there_is_found() {
        assertFound(
                template ->
                        ((ObjectNode)
                                        properties(
                                                        template,
                                                        "virtualHubs/ipConfigurations",
                                                        "hub-route-server/ipconfig1")
                                                .path("subnet"))
                                .put(
                                        "id",
                                        "[resourceId('Microsoft.Network/virtualNetworks/subnets',"
                                                + " 'hub', 'nowhere')]"),
                "leads nowhere");
    }

    @Test
    void an_id_that_is_written_out_is_found() {
        assertFound(
                template ->
                        ((ObjectNode)
                                        properties(
                                                        template,
                                                        "virtualNetworkPeerings",
                                                        "hub/hub-to-spoke1")
                                                .path("remoteVirtualNetwork"))
                                .put("id", "/subscriptions/0/resourceGroups/rg"),
                "is no resourceId");
    }

    @Test
    void a_parameter_that_is_missing_or_idle_is_found() {
        assertFound(
                template -> ((ObjectNode) template.path("parameters")).remove("vmSize"),
                "no parameter vmSize");
        assertFound(
                template ->
                        ((ObjectNode) template.path("parameters"))
                                .putObject("idle")
                                .put("type", "string"),
                "parameter idle is not used");
    }
}
