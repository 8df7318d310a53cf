package studio.routeserver.azure;

import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.PrivateEndpoint;
import studio.routeserver.topology.RouteTable;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.UserDefinedRoute;
import studio.routeserver.topology.UserDefinedRoute.NextHopType;
import studio.routeserver.topology.VirtualNetwork;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes virtual networks with their subnets, what their subnets use, and peerings.
final class ArmNetworks {

    private final ArmDraft draft;
    private final Topology topology;
    private final ArmRegional tables;
    private final ArmRegional groups;

    ArmNetworks(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
        this.tables = new ArmRegional(draft, ArmType.ROUTE_TABLE, "route table");
        this.groups =
                new ArmRegional(draft, ArmType.NETWORK_SECURITY_GROUP, "network security group");
    }

    void write() {
        topology.routeTables().forEach(table -> tables.declare(table.name()));
        for (VirtualNetwork network : topology.virtualNetworks()) {
            for (Subnet subnet : network.subnets()) {
                use(tables, subnet.routeTable(), network);
                use(groups, subnet.networkSecurityGroup(), network);
            }
        }
        tables.commentOnCopies();
        groups.commentOnCopies();
        groups.names().forEach(this::writeGroup);
        topology.routeTables().forEach(this::writeTable);
        topology.virtualNetworks().forEach(this::write);
    }

    private void use(ArmRegional kind, @Nullable String name, VirtualNetwork network) {
        if (name != null) {
            kind.use(name, draft.region(network.name()));
        }
    }

    private void writeGroup(String name) {
        for (String region : groups.regionsOf(name)) {
            ArmResource group = draft.add(groups.id(name, region)).location(draft.location(region));
            group.properties().putArray("securityRules");
        }
        draft.comment(
                "network security group %s has Azure's default rules only: its own are not modelled."
                        .formatted(name));
    }

    private void writeTable(RouteTable table) {
        for (String region : tables.regionsOf(table.name())) {
            ArmId id = tables.id(table.name(), region);
            ArmResource written = draft.add(id).location(draft.location(region));
            written.properties()
                    .put("disableBgpRoutePropagation", table.disableBgpRoutePropagation());
            ArrayNode routes = written.properties().putArray("routes");
            for (UserDefinedRoute route : table.routes()) {
                routes.add(route(id, route));
            }
        }
    }

    private ObjectNode route(ArmId table, UserDefinedRoute route) {
        ObjectNode json = AzureJson.object();
        json.put("name", draft.names().child(table, ArmType.ROUTE, "route", route.name()).last());
        ObjectNode properties = json.putObject("properties");
        properties.put("addressPrefix", ArmText.literal(route.destination().text()));
        properties.put("nextHopType", route.nextHopType().text());
        if (route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE && route.nextHopIp() != null) {
            properties.put("nextHopIpAddress", route.nextHopIp().toString());
        }
        return json;
    }

    private void write(VirtualNetwork network) {
        ArmResource written =
                draft.add(draft.network(network.name())).location(draft.locationOf(network.name()));
        written.properties()
                .putObject("addressSpace")
                .set("addressPrefixes", AzureJson.strings(network.addressSpace()));
        ArrayNode subnets = written.properties().putArray("subnets");
        for (Subnet subnet : network.subnets()) {
            subnets.add(subnet(written, network, subnet));
        }
    }

    private ObjectNode subnet(ArmResource written, VirtualNetwork network, Subnet subnet) {
        SubnetRef ref = new SubnetRef(network.name(), subnet.name());
        String region = draft.region(network.name());
        ObjectNode json = AzureJson.object();
        json.put("name", draft.subnet(ref).last());
        ObjectNode properties = json.putObject("properties");
        properties.put("addressPrefix", subnet.prefix().toString());
        String table = subnet.routeTable();
        if (table != null) {
            properties.set("routeTable", written.refer(tables.id(table, region)));
        }
        String group = subnet.networkSecurityGroup();
        if (group != null) {
            properties.set("networkSecurityGroup", written.refer(groups.id(group, region)));
        }
        if (!subnet.serviceEndpoints().isEmpty()) {
            ArrayNode endpoints = properties.putArray("serviceEndpoints");
            subnet.serviceEndpoints()
                    .forEach(name -> endpoints.addObject().put("service", ArmText.literal(name)));
        }
        for (PrivateEndpoint endpoint : subnet.privateEndpoints()) {
            draft.comment(
                    ("private endpoint %s (%s in %s) is not written: the project does not say which"
                                    + " resource it leads to.")
                            .formatted(endpoint.name(), endpoint.ip(), ref));
        }
        return json;
    }

    /// Peerings come after gateways and Route Servers: a side that uses remote gateways is refused
    /// while the other VNet has none.
    void writePeerings() {
        topology.peerings().forEach(this::write);
    }

    private void write(Peering peering) {
        ArmResource written = draft.add(draft.peering(peering.from(), peering.to()));
        ObjectNode properties = written.properties();
        properties.set("remoteVirtualNetwork", written.refer(draft.network(peering.to())));
        properties.put("allowVirtualNetworkAccess", peering.allowVirtualNetworkAccess());
        properties.put("allowForwardedTraffic", peering.allowForwardedTraffic());
        properties.put("allowGatewayTransit", peering.allowGatewayTransit());
        properties.put("useRemoteGateways", peering.useRemoteGateways());
        if (peering.useRemoteGateways()) {
            written.after(draft.gatewaysOf(peering.to()));
            // The other side has to allow the transit before this one may ask for it.
            topology.peering(peering.to(), peering.from())
                    .filter(reverse -> !reverse.useRemoteGateways())
                    .ifPresent(
                            reverse -> written.after(draft.peering(reverse.from(), reverse.to())));
        }
    }
}
