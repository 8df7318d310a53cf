package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A template while it is written: its resources so far, its parameters, its comments, and the ids
/// that several resources need.
final class ArmDraft {

    private static final String SCHEMA =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    private final Topology topology;
    private final List<String> comments = new ArrayList<>();
    private final ArmNames names = new ArmNames(comments::add);
    private final ArmParameters parameters = new ArmParameters();
    private final Map<String, String> locations = new HashMap<>();
    private final List<ArmResource> resources = new ArrayList<>();
    private final String home;

    ArmDraft(Topology topology) {
        this.topology = topology;
        String region = topology.region();
        this.home = regionKey(region == null ? "" : region);
    }

    Topology topology() {
        return topology;
    }

    ArmNames names() {
        return names;
    }

    ArmParameters parameters() {
        return parameters;
    }

    /// Says what the template cannot hold, or holds otherwise than the project.
    void comment(String sentence) {
        comments.add(sentence);
    }

    ArmResource add(ArmId id) {
        ArmResource resource = new ArmResource(id);
        resources.add(resource);
        return resource;
    }

    /// The region of a VNet, in the form in which regions are compared.
    String region(String network) {
        return topology.virtualNetwork(network)
                .map(topology::regionOf)
                .map(ArmDraft::regionKey)
                .orElse(home);
    }

    /// The region of what says none.
    String home() {
        return home;
    }

    /// The location of what stands in the region: a parameter a region, declared when it is needed.
    String location(String region) {
        return locations.computeIfAbsent(region, this::declare);
    }

    private String declare(String region) {
        String name = region.equals(home) ? "location" : "location-" + region;
        String where = region.isEmpty() ? "[resourceGroup().location]" : ArmText.literal(region);
        String whose = region.isEmpty() ? "." : " in region " + region + ".";
        return parameters.text(
                ArmParameters.identifier(name), where, "The location of the resources" + whose);
    }

    /// The location of what stands in the VNet.
    String locationOf(String network) {
        return location(region(network));
    }

    /// `West Europe` and `westeurope` are one region.
    private static String regionKey(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    ArmId network(String name) {
        return names.of(ArmType.VIRTUAL_NETWORK, "virtual network", name);
    }

    ArmId subnet(SubnetRef ref) {
        return names.child(network(ref.network()), ArmType.SUBNET, "subnet", ref.subnet());
    }

    ArmId peering(String from, String to) {
        String wanted = network(from).name() + "-to-" + network(to).name();
        return names.derived(network(from), ArmType.PEERING, to, wanted);
    }

    ArmId gateway(String name) {
        return names.of(ArmType.GATEWAY, "gateway", name);
    }

    ArmId routeServer(String name) {
        return names.of(ArmType.ROUTE_SERVER, "Route Server", name);
    }

    ArmId ipConfiguration(RouteServer server) {
        return routeServer(server.name()).child(ArmType.ROUTE_SERVER_IP_CONFIGURATION, "ipconfig1");
    }

    /// Whether Azure could make the Route Server: its VNet has the subnet that it needs.
    boolean canStand(RouteServer server) {
        return topology.subnet(new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER))
                .isPresent();
    }

    ArmId routeMap(RouteServer server, String map) {
        return names.child(routeServer(server.name()), ArmType.ROUTE_MAP, "route map", map);
    }

    ArmId loadBalancer(String name) {
        return names.of(ArmType.LOAD_BALANCER, "load balancer", name);
    }

    /// What makes remote gateways of a VNet: its gateways and its Route Servers' addresses.
    List<ArmId> gatewaysOf(String network) {
        List<ArmId> ids = new ArrayList<>();
        for (Gateway gateway : topology.gatewaysOf(network)) {
            ids.add(gateway(gateway.name()));
        }
        topology.routeServersOf(network).stream()
                .filter(this::canStand)
                .forEach(server -> ids.add(ipConfiguration(server)));
        return ids;
    }

    /// A static Standard public address, as gateways and Route Servers need it.
    ///
    /// @param of what it belongs to
    /// @param zones the availability zones it spans; none where it spans none in particular
    ArmId publicAddress(ArmId of, String wanted, String location, List<String> zones) {
        String owner = of.type().text() + "/" + of.name() + "/" + wanted;
        ArmId id = names.derived(ArmType.PUBLIC_IP_ADDRESS, owner, wanted);
        ArmResource address =
                add(id).location(location)
                        .zones(zones)
                        .sku(AzureJson.object().put("name", "Standard").put("tier", "Regional"));
        address.properties()
                .put("publicIPAllocationMethod", "Static")
                .put("publicIPAddressVersion", "IPv4")
                .put("idleTimeoutInMinutes", 4);
        return id;
    }

    ObjectNode json() {
        ObjectNode template = AzureJson.object();
        template.put("$schema", SCHEMA);
        template.put("contentVersion", "1.0.0.0");
        ObjectNode metadata = template.putObject("metadata");
        metadata.put("description", ArmText.literal(topology.name()));
        metadata.set("comments", AzureJson.strings(comments));
        template.set("parameters", parameters.json());
        Set<ArmId> entries = new LinkedHashSet<>();
        resources.forEach(resource -> entries.add(resource.id()));
        ArrayNode list = template.putArray("resources");
        resources.forEach(resource -> list.add(resource.json(entries)));
        return template;
    }
}
