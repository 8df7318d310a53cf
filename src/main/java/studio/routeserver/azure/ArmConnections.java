package studio.routeserver.azure;

import java.util.HashMap;
import java.util.Map;
import studio.routeserver.topology.Connection;
import studio.routeserver.topology.Gateway;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ObjectNode;

/// Writes what joins gateways to branches and to each other: local network gateways and
/// connections.
///
/// Each tunnel has a local network gateway of its own, because what that holds (prefixes, whether
/// BGP runs) is the tunnel's and not the branch's (azure rules R-GW-07, R-GW-08). A connection that
/// ends elsewhere than on a gateway is not Azure's: [ArmRemarks] says so.
final class ArmConnections {

    private final ArmDraft draft;
    private final Topology topology;

    /// The expressions that read the keys, by tunnel.
    private final Map<String, String> keys = new HashMap<>();

    ArmConnections(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
    }

    void write() {
        for (Connection connection : topology.connections()) {
            Ref near = topology.nearEnd(connection);
            if (near.kind() == Kind.GATEWAY) {
                write(connection, topology.gateway(near.name()).orElseThrow());
            }
        }
    }

    private void write(Connection connection, Gateway gateway) {
        switch (connection.type()) {
            case IPSEC -> {
                if (topology.joinsGateways(connection)) {
                    writeToGateway(connection, gateway);
                } else if (gateway.type() == Gateway.Type.VPN) {
                    writeTunnel(connection, gateway);
                } else {
                    refuse(connection, gateway, "ends a tunnel");
                }
            }
            case EXPRESSROUTE -> {
                if (gateway.type() == Gateway.Type.EXPRESSROUTE) {
                    writeCircuit(connection, gateway);
                } else {
                    refuse(connection, gateway, "ends a circuit");
                }
            }
            case SDWAN -> refuse(connection, gateway, "speaks SD-WAN");
        }
    }

    private void refuse(Connection connection, Gateway gateway, String what) {
        draft.comment(
                "connection %s is not written: no %s %s."
                        .formatted(connection.name(), gateway.type().title(), what));
    }

    private void writeTunnel(Connection connection, Gateway gateway) {
        FarEnd far = FarEnd.of(topology, connection);
        if (!far.speaksBgp() && far.prefixes().isEmpty()) {
            draft.comment(
                    "connection %s is not written: %s has neither an ASN for BGP nor static prefixes."
                            .formatted(connection.name(), far.title()));
            return;
        }
        String location = draft.locationOf(gateway.subnet().network());
        ArmId site = writeSite(connection, far, location);
        ArmResource written = start(connection, gateway, location);
        ObjectNode properties = written.properties();
        properties.put("connectionType", "IPsec");
        properties.put("connectionProtocol", "IKEv2");
        properties.set("virtualNetworkGateway1", end(written, draft.gateway(gateway.name())));
        properties.set("localNetworkGateway2", end(written, site));
        properties.put("enableBgp", far.speaksBgp());
        properties.put("sharedKey", key(connection.name()));
        attachMaps(connection, written);
    }

    /// Azure's VNet-to-VNet: a connection of each gateway's own, and no local network gateway. Both
    /// must have the same key, so it is one parameter.
    private void writeToGateway(Connection connection, Gateway gateway) {
        Gateway far = topology.gateway(connection.to()).orElseThrow();
        ArmResource written =
                start(connection, gateway, draft.locationOf(gateway.subnet().network()));
        written.after(draft.gateway(far.name()));
        ObjectNode properties = written.properties();
        properties.put("connectionType", "Vnet2Vnet");
        properties.put("connectionProtocol", "IKEv2");
        properties.set("virtualNetworkGateway1", end(written, draft.gateway(gateway.name())));
        properties.set("virtualNetworkGateway2", end(written, draft.gateway(far.name())));
        properties.put("enableBgp", FarEnd.of(topology, connection).speaksBgp());
        String tunnel =
                topology.connections().stream()
                        .filter(one ->
                                one.equals(connection)
                                        || topology.counterpart(connection)
                                                .filter(one::equals)
                                                .isPresent())
                        .map(Connection::name)
                        .findFirst()
                        .orElseThrow();
        properties.put("sharedKey", key(tunnel));
        if (topology.counterpart(connection).isEmpty()) {
            draft.comment(
                    "connection %s needs its counterpart at %s: the template has none."
                            .formatted(connection.name(), far.name()));
        }
        if (!connection.prefixes().isEmpty()) {
            draft.comment(
                    "connection %s lists prefixes: between gateways Azure takes the other network's address space."
                            .formatted(connection.name()));
        }
    }

    private String key(String tunnel) {
        return keys.computeIfAbsent(
                tunnel,
                name ->
                        draft.parameters()
                                .secret(
                                        ArmParameters.identifier(name, "sharedKey"),
                                        "The pre-shared key of the tunnel " + name + "."));
    }

    private ArmId writeSite(Connection connection, FarEnd far, String location) {
        long tunnels =
                topology.connections().stream()
                        .filter(other -> other.farEnd().equals(connection.farEnd()))
                        .filter(other -> topology.gateway(other.to()).isPresent())
                        .filter(other -> !topology.joinsGateways(other))
                        .filter(other -> other.type() == Connection.Type.IPSEC)
                        .count();
        String wanted =
                tunnels == 1 ? connection.farEnd() : connection.farEnd() + "-" + connection.name();
        ArmId id = draft.names().derived(ArmType.LOCAL_GATEWAY, connection.name(), wanted);
        ArmResource site = draft.add(id).location(location);
        ObjectNode properties = site.properties();
        properties.put(
                "gatewayIpAddress",
                draft.parameters()
                        .text(
                                ArmParameters.identifier(connection.name(), "gatewayIpAddress"),
                                "The public address at which %s ends the tunnel %s."
                                        .formatted(far.title(), connection.name())));
        properties
                .putObject("localNetworkAddressSpace")
                .set("addressPrefixes", AzureJson.strings(far.prefixes()));
        if (far.asn() != null) {
            properties
                    .putObject("bgpSettings")
                    .put("asn", far.asn().value())
                    .put(
                            "bgpPeeringAddress",
                            draft.parameters()
                                    .text(
                                            ArmParameters.identifier(
                                                    connection.name(), "bgpPeeringAddress"),
                                            far.address().toString(),
                                            "The address with which %s speaks BGP over the tunnel %s, as its device has it."
                                                    .formatted(far.title(), connection.name())));
        }
        return id;
    }

    private void writeCircuit(Connection connection, Gateway gateway) {
        String location = draft.locationOf(gateway.subnet().network());
        ArmResource written = start(connection, gateway, location);
        ObjectNode properties = written.properties();
        properties.put("connectionType", "ExpressRoute");
        properties.set("virtualNetworkGateway1", end(written, draft.gateway(gateway.name())));
        properties
                .putObject("peer")
                .put(
                        "id",
                        draft.parameters()
                                .text(
                                        ArmParameters.identifier(connection.name(), "circuitId"),
                                        "The resource id of the ExpressRoute circuit of "
                                                + connection.name()
                                                + "."));
        Integer weight = connection.weight();
        properties.put("routingWeight", weight == null ? 0 : weight);
        attachMaps(connection, written);
        draft.comment(
                ("connection %s joins a circuit that exists: its provider makes it, its private"
                                + " peering and the routes of %s are set there.")
                        .formatted(connection.name(), connection.farEnd()));
    }

    private ArmResource start(Connection connection, Gateway gateway, String location) {
        ArmId id = draft.names().of(ArmType.CONNECTION, "connection", connection.name());
        return draft.add(id).location(location).after(draft.gateway(gateway.name()));
    }

    /// A reference with the empty `properties` that the schema asks of one of this kind.
    private static ObjectNode end(ArmResource written, ArmId other) {
        ObjectNode reference = written.refer(other);
        reference.putObject("properties");
        return reference;
    }

    private void attachMaps(Connection connection, ArmResource written) {
        ObjectNode maps = AzureJson.object();
        for (RouteServer server : topology.routeServers()) {
            if (!draft.canStand(server)) {
                continue;
            }
            for (RouteMap map : server.routeMaps()) {
                for (RouteMap.Attachment attachment : map.attach()) {
                    if (connection.name().equals(attachment.connection())) {
                        maps.set(
                                ArmRouteServers.mapKey(attachment.direction()),
                                written.refer(draft.routeMap(server, map.name())));
                    }
                }
            }
        }
        if (!maps.isEmpty()) {
            written.apiVersion(ArmType.ROUTE_MAP_VERSION);
            written.properties().set("routingConfiguration", maps);
        }
    }
}
