package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.topology.Addresses;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Routes in the very shape in which `az` prints them, so that what reads the one reads the other.
public final class AzRoutes {

    /// What Azure says of a NIC whose VM does not run (azure rule R-EFF-33).
    public static final String NOT_RUNNING = "NicMustBeAttachedToRunningVmToGetEffectiveRoutes";

    private static final List<String> HEADERS =
            List.of("Source", "State", "Address Prefix", "Next Hop Type", "Next Hop IP");

    /// `az` makes each column at least this much wider than its header.
    private static final int HEADER_ROOM = 2;

    private static final String INSTANCE_KEY = "RouteServiceRole_IN_";

    private AzRoutes() {}

    /// The rows of a NIC, in their order.
    public static List<AzRoute> rows(EffectiveRoutes routes) {
        boolean disabled = routes.disableBgpRoutePropagation();
        return routes.rows().stream().map(route -> AzRoute.of(route, disabled)).toList();
    }

    /// `az network nic show-effective-route-table` as JSON (azure rule R-EFF-31): keys in
    /// alphabetical order, one prefix a row.
    public static String effectiveRoutes(List<AzRoute> rows) {
        return table(List.of(), rows.stream().map(row -> json(row, List.of())));
    }

    /// The rows of a NIC in that shape.
    public static String effectiveRoutes(EffectiveRoutes routes) {
        return effectiveRoutes(rows(routes));
    }

    /// The same rows, each with the id of the rule that decided under `rule`.
    ///
    /// @param notes what is to be known of the rows, under `notes`; no such key where there is
    ///   nothing
    public static String explained(EffectiveRoutes routes, List<String> notes) {
        boolean disabled = routes.disableBgpRoutePropagation();
        return table(
                notes,
                routes.rows().stream()
                        .map(route -> json(AzRoute.of(route, disabled), List.of(route.rule()))));
    }

    private static String table(List<String> notes, Stream<ObjectNode> rows) {
        ObjectNode table = AzureJson.object();
        if (!notes.isEmpty()) {
            table.set("notes", AzureJson.strings(notes));
        }
        ArrayNode value = table.putArray("value");
        rows.forEach(value::add);
        return AzureJson.write(table);
    }

    /// @param rule the rule's id, if it is to be told
    private static ObjectNode json(AzRoute row, List<String> rule) {
        ObjectNode json = AzureJson.object();
        json.putArray("addressPrefix").add(row.addressPrefix());
        json.put("disableBgpRoutePropagation", row.disableBgpRoutePropagation());
        if (row.name() != null) {
            json.put("name", row.name());
        }
        json.set("nextHopIpAddress", AzureJson.strings(row.nextHopIps()));
        json.put("nextHopType", row.nextHopType());
        rule.forEach(id -> json.put("rule", id));
        json.put("source", row.source());
        json.put("state", row.state());
        return json;
    }

    /// `az network nic show-effective-route-table -o table` (azure rule R-EFF-33): a prefix with
    /// several next hops has a line for each.
    public static String effectiveRoutesTable(List<AzRoute> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (AzRoute row : rows) {
            List<String> hops = row.nextHopIps().isEmpty() ? List.of("") : row.nextHopIps();
            for (String hop : hops) {
                lines.add(
                        List.of(
                                row.source(),
                                row.state(),
                                row.addressPrefix(),
                                row.nextHopType(),
                                hop));
            }
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < HEADERS.size(); i++) {
            int column = i;
            int longest =
                    lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
            widths.add(Math.max(longest, HEADERS.get(i).length() + HEADER_ROOM));
        }
        StringBuilder text = new StringBuilder();
        append(text, HEADERS, widths);
        append(text, widths.stream().map("-"::repeat).toList(), widths);
        lines.forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : "  ").append(cell);
            line.append(" ".repeat(widths.get(i) - cell.length()));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /// `az network routeserver peering list-learned-routes` of a peer: what both instances accepted
    /// from it. A peer that is down has two empty lists.
    public static String learned(LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer) {
        return peerRoutes(
                instances(
                        snapshot.topology(),
                        server,
                        (instance, address) ->
                                snapshot.learned(server.name(), instance, peer.name()).stream()
                                        .filter(PeerRoute::accepted)
                                        .map(route ->
                                                AzPeerRoute.learned(route, address, peer.ip()))
                                        .toList()));
    }

    /// `az network routeserver peering list-advertised-routes` of a peer.
    public static String advertised(
            LabSnapshot snapshot, RouteServer server, RouteServer.Peer peer) {
        return peerRoutes(
                instances(
                        snapshot.topology(),
                        server,
                        (instance, address) ->
                                snapshot.advertised(server.name(), instance, peer.name()).stream()
                                        .map(route -> AzPeerRoute.advertised(route, address))
                                        .toList()));
    }

    private static List<List<AzPeerRoute>> instances(
            Topology topology,
            RouteServer server,
            BiFunction<Integer, Ipv4Address, List<AzPeerRoute>> rows) {
        List<List<AzPeerRoute>> instances = new ArrayList<>();
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            int instance = i;
            Optional<Ipv4Address> address = Addresses.instance(topology, server, instance);
            instances.add(address.map(own -> rows.apply(instance, own)).orElse(List.of()));
        }
        return instances;
    }

    /// The JSON of learned or advertised routes (azure rule R-EFF-34).
    ///
    /// @param instances the rows of each instance, instance 0 first
    public static String peerRoutes(List<List<AzPeerRoute>> instances) {
        ObjectNode json = AzureJson.object();
        for (int i = 0; i < instances.size(); i++) {
            ArrayNode rows = json.putArray(INSTANCE_KEY + i);
            instances.get(i).forEach(row -> rows.add(json(row)));
        }
        return AzureJson.write(json);
    }

    private static ObjectNode json(AzPeerRoute row) {
        ObjectNode json = AzureJson.object();
        json.put("asPath", row.asPath());
        json.put("localAddress", row.localAddress());
        json.put("network", row.network());
        json.put("nextHop", row.nextHop());
        json.put("origin", row.origin());
        if (row.sourcePeer() != null) {
            json.put("sourcePeer", row.sourcePeer());
        }
        json.put("weight", row.weight());
        return json;
    }
}
