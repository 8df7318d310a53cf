package studio.routeserver.azure;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.Peering;
import studio.routeserver.topology.RouteMap;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualNetwork;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes Route Servers, each with its addresses, its route maps and its BGP peers.
///
/// A Route Server is a `virtualHubs` without a virtual WAN. It comes after the gateways of its VNet
/// (azure rule R-GW-21), and its parts come one after another: it refuses a change while another
/// one runs.
final class ArmRouteServers {

    private final ArmDraft draft;
    private final Topology topology;

    ArmRouteServers(ArmDraft draft) {
        this.draft = draft;
        this.topology = draft.topology();
    }

    void write() {
        for (RouteServer server : topology.routeServers()) {
            if (draft.canStand(server)) {
                write(server);
            } else {
                draft.comment(
                        "Route Server %s is not written: its VNet %s has no RouteServerSubnet."
                                .formatted(server.name(), server.virtualNetwork()));
            }
        }
    }

    private void write(RouteServer server) {
        ArmId id = draft.routeServer(server.name());
        String location = draft.locationOf(server.virtualNetwork());
        ArmId address = draft.publicAddress(id, id.name() + "-pip", location, List.of());
        ArmResource written = draft.add(id).location(location);
        topology.gatewaysOf(server.virtualNetwork())
                .forEach(gateway -> written.after(draft.gateway(gateway.name())));
        ObjectNode properties = written.properties();
        properties.put("sku", "Standard");
        properties.put("allowBranchToBranchTraffic", server.branchToBranch());
        properties.put("hubRoutingPreference", server.hubRoutingPreference().text());
        Integer units = server.capacityUnits();
        if (units != null) {
            properties.putObject("virtualRouterAutoScaleConfiguration").put("minCapacity", units);
        }

        ArmId before = writeIpConfiguration(server, address);
        for (RouteMap map : server.routeMaps()) {
            before = writeMap(server, map, before);
        }
        for (RouteServer.Peer peer : server.peers()) {
            before = writePeer(server, peer, before);
        }
    }

    private ArmId writeIpConfiguration(RouteServer server, ArmId address) {
        ArmId id = draft.ipConfiguration(server);
        ArmResource written = draft.add(id);
        SubnetRef subnet = new SubnetRef(server.virtualNetwork(), Subnet.ROUTE_SERVER);
        written.properties().put("privateIPAllocationMethod", "Dynamic");
        written.properties().set("subnet", written.refer(draft.subnet(subnet)));
        written.properties().set("publicIPAddress", written.refer(address));
        return id;
    }

    private ArmId writePeer(RouteServer server, RouteServer.Peer peer, ArmId before) {
        ArmId id =
                draft.names()
                        .child(
                                draft.routeServer(server.name()),
                                ArmType.BGP_CONNECTION,
                                "peer",
                                peer.name());
        ArmResource written = draft.add(id).after(draft.ipConfiguration(server)).after(before);
        peeringsToward(server, peer).forEach(written::after);
        written.properties().put("peerAsn", peer.asn().value());
        written.properties().put("peerIp", peer.ip().toString());
        ObjectNode maps = AzureJson.object();
        for (RouteMap map : server.routeMaps()) {
            for (RouteMap.Attachment attachment : map.attach()) {
                if (peer.name().equals(attachment.peer())) {
                    maps.set(
                            mapKey(attachment.direction()),
                            written.refer(draft.routeMap(server, map.name())));
                }
            }
        }
        if (!maps.isEmpty()) {
            written.apiVersion(ArmType.ROUTE_MAP_VERSION);
            written.properties().set("routingConfiguration", maps);
        }
        return id;
    }

    /// The property that names a route map of that direction.
    static String mapKey(Direction direction) {
        return switch (direction) {
            case IN -> "inboundRouteMap";
            case OUT -> "outboundRouteMap";
        };
    }

    /// A peer in another VNet is accepted only once that VNet is peered (azure rule R-RS-09). None
    /// of these peerings may itself wait for this Route Server's peers, and none does: they wait
    /// for its ipConfiguration at most.
    private Set<ArmId> peeringsToward(RouteServer server, RouteServer.Peer peer) {
        Set<ArmId> ids = new LinkedHashSet<>();
        Set<String> holders = new HashSet<>();
        for (VirtualNetwork network : topology.virtualNetworks()) {
            if (network.contains(peer.ip())) {
                holders.add(network.name());
            }
        }
        String own = server.virtualNetwork();
        if (holders.contains(own)) {
            return ids;
        }
        for (Peering peering : topology.peerings()) {
            boolean there = peering.from().equals(own) && holders.contains(peering.to());
            boolean back = peering.to().equals(own) && holders.contains(peering.from());
            if (there || back) {
                ids.add(draft.peering(peering.from(), peering.to()));
            }
        }
        return ids;
    }

    private ArmId writeMap(RouteServer server, RouteMap map, ArmId before) {
        ArmId id = draft.routeMap(server, map.name());
        ArmResource written = draft.add(id).after(before);
        ArrayNode rules = written.properties().putArray("rules");
        for (RouteMap.Rule rule : map.rules()) {
            ObjectNode json = rules.addObject();
            json.put("name", ArmText.literal(rule.name()));
            ArrayNode criteria = json.putArray("matchCriteria");
            for (RouteMap.Criterion criterion : rule.match()) {
                ObjectNode match = criteria.addObject();
                match.put("matchCondition", criterion.condition().text());
                lists(match, criterion.routePrefix(), criterion.community(), criterion.asPath());
            }
            ArrayNode actions = json.putArray("actions");
            for (RouteMap.Action action : rule.actions()) {
                ObjectNode act = actions.addObject();
                act.put("type", action.type().text());
                ArrayNode parameters = act.putArray("parameters");
                if (action.type() != RouteMap.ActionType.DROP) {
                    lists(
                            parameters.addObject(),
                            action.routePrefix(),
                            action.community(),
                            action.asPath());
                }
            }
            json.put("nextStepIfMatched", rule.nextStep().text());
        }
        return id;
    }

    private static void lists(
            ObjectNode json, List<?> prefixes, List<?> communities, List<?> asPath) {
        put(json, "routePrefix", prefixes);
        put(json, "community", communities);
        put(json, "asPath", asPath);
    }

    private static void put(ObjectNode json, String key, List<?> values) {
        if (!values.isEmpty()) {
            json.set(key, AzureJson.strings(values));
        }
    }
}
