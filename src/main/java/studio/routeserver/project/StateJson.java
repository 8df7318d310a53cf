package studio.routeserver.project;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.SessionView;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The computed state of a network at one instant as JSON, for programs and for diffs in review:
/// format `route-server-studio-state/1`. Equal states give equal bytes.
public final class StateJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LabSnapshot snapshot;
    private final Topology topology;
    private final AzureShapes shapes;

    private StateJson(LabSnapshot snapshot, AzureShapes shapes) {
        this.snapshot = snapshot;
        this.topology = snapshot.topology();
        this.shapes = shapes;
    }

    /// The text: two blanks a level, a line feed at the end.
    ///
    /// @param advice what is wrong with the network when nothing fails
    public static String of(LabSnapshot snapshot, Advice advice, AzureShapes shapes) {
        StateJson state = new StateJson(snapshot, shapes);
        ObjectNode root = JsonText.object();
        root.put("format", "route-server-studio-state/1");
        Duration at = Duration.between(Instant.EPOCH, snapshot.at());
        root.put("at", Durations.text(Duration.ofMillis(at.toMillis())));
        sessions(snapshot.sessions().values(), root.putArray("sessions"));
        state.peers(root.putObject("learned"), root.putObject("advertised"));
        state.routes(root.putObject("effectiveRoutes"));
        findings(advice, root.putArray("findings"));
        return JsonText.write(root);
    }

    /// The sessions of Route Servers, as `bgp` and the state tell them; the others are left out.
    public static void sessions(Iterable<SessionView> views, ArrayNode sessions) {
        for (SessionView session : views) {
            if (session.routeServer() != null) {
                sessions.addObject()
                        .put("routeServer", session.routeServer())
                        .put("instance", session.instance())
                        .put("peer", session.peer())
                        .put("state", session.state().text())
                        .put("holdTime", Durations.text(session.holdTime()))
                        .put("received", session.received())
                        .put("advertised", session.advertised());
            }
        }
    }

    private void peers(ObjectNode learned, ObjectNode advertised) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        topology.routeServers()
                .forEach(server ->
                        server.peers().stream()
                                .map(RouteServer.Peer::name)
                                .filter(name -> !once.add(name))
                                .forEach(twice::add));
        for (RouteServer server : topology.routeServers()) {
            for (RouteServer.Peer peer : server.peers()) {
                String key =
                        twice.contains(peer.name())
                                ? server.name() + "/" + peer.name()
                                : peer.name();
                learned.set(key, MAPPER.readTree(shapes.learned().of(snapshot, server, peer)));
                advertised.set(
                        key, MAPPER.readTree(shapes.advertised().of(snapshot, server, peer)));
            }
        }
    }

    private void routes(ObjectNode effectiveRoutes) {
        for (VirtualMachine machine : topology.virtualMachines()) {
            String table = shapes.effectiveRoutes().apply(snapshot.fabric().routes(machine.nic()));
            effectiveRoutes.set(machine.name(), MAPPER.readTree(table).get("value"));
        }
    }

    /// The findings, as `check` and the state tell them.
    public static void findings(Advice advice, ArrayNode findings) {
        for (Finding finding : advice.findings()) {
            findings.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.severity().text())
                    .put("object", finding.object())
                    .put("message", finding.message())
                    .put("fix", finding.fixes().stream().map(Fix::title).findFirst().orElse(""));
        }
    }
}
