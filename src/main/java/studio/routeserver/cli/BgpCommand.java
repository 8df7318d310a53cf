package studio.routeserver.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.azure.AzRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionView;
import studio.routeserver.net.Asn;
import studio.routeserver.project.JsonText;
import studio.routeserver.project.StateJson;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.RouteServer;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ObjectNode;

/// `./studio bgp FILE`: sessions, learned and advertised routes of Route Servers.
@Command(
        name = "bgp",
        description =
                "Shows BGP sessions, or what a Route Server learned from or advertised to a peer.",
        footer = {
            "",
            "Examples:",
            "  ./studio bgp samples/azure-route-server.json",
            "  ./studio bgp samples/azure-route-server.json --peer nva1 --learned",
            "  ./studio bgp samples/azure-route-server.json --peer nva1 --advertised --format az"
        })
final class BgpCommand implements Callable<Integer> {

    private static final String NO_PEER = "no Route Server of this file has a peer";

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();
    @Mixin private MomentOptions moment = new MomentOptions();

    @Option(names = "--route-server", paramLabel = "NAME", description = "Only this Route Server.")
    private @Nullable String routeServer;

    @Option(names = "--peer", paramLabel = "NAME", description = "Only this peer.")
    private @Nullable String peer;

    @ArgGroup(exclusive = true)
    private Tables tables = new Tables();

    /// Which table is asked for; none means the sessions.
    static final class Tables {
        @Option(names = "--learned", description = "What was learned from the peer.")
        private boolean learned;

        @Option(names = "--advertised", description = "What was advertised to the peer.")
        private boolean advertised;
    }

    @Option(names = "--format", description = "table, json or az. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    BgpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (format == Format.AZ && !tables.learned && !tables.advertised) {
            throw new Refusal(
                    "Azure lists no sessions, only routes; add --learned or --advertised, or write"
                            + " --format json");
        }
        Topology topology = project.topology();
        List<Chosen> chosen = chosen(topology);
        LabSnapshot snapshot = moment.snapshot(project, topology, terminal.err());
        if (!tables.learned && !tables.advertised) {
            sessions(snapshot);
        } else if (format == Format.TABLE && chosen.isEmpty()) {
            terminal.out().println("There is no answer: " + NO_PEER + ".");
        } else if (format == Format.TABLE) {
            chosen.forEach(each -> print(snapshot, each));
        } else {
            terminal.out().print(az(snapshot, single(chosen)));
        }
        return Cli.FINE;
    }

    /// A peer with its Route Server.
    private record Chosen(RouteServer server, RouteServer.Peer peer) {}

    private List<Chosen> chosen(Topology topology) {
        List<String> servers = topology.routeServers().stream().map(RouteServer::name).toList();
        if (routeServer != null && !servers.contains(routeServer)) {
            throw Names.unknown("Route Server", routeServer, servers);
        }
        List<Chosen> all =
                topology.routeServers().stream()
                        .filter(server -> routeServer == null || server.name().equals(routeServer))
                        .flatMap(server ->
                                server.peers().stream().map(each -> new Chosen(server, each)))
                        .toList();
        List<Chosen> some =
                all.stream()
                        .filter(each -> peer == null || each.peer().name().equals(peer))
                        .toList();
        if (some.isEmpty() && peer != null) {
            throw Names.unknown(
                    "peer", peer, all.stream().map(each -> each.peer().name()).distinct().toList());
        }
        return some;
    }

    private static Chosen single(List<Chosen> chosen) {
        if (chosen.isEmpty()) {
            throw new Refusal(NO_PEER + "; add one under routeServers[].peers");
        }
        if (chosen.size() != 1) {
            throw new Refusal(
                    "this form shows one peer of one Route Server; name it with --peer and"
                            + " --route-server: "
                            + chosen.stream()
                                    .map(each -> each.server().name() + " " + each.peer().name())
                                    .collect(Collectors.joining(", ")));
        }
        return chosen.getFirst();
    }

    private String az(LabSnapshot snapshot, Chosen chosen) {
        return tables.learned
                ? AzRoutes.learned(snapshot, chosen.server(), chosen.peer())
                : AzRoutes.advertised(snapshot, chosen.server(), chosen.peer());
    }

    private void sessions(LabSnapshot snapshot) {
        List<SessionView> shown =
                snapshot.sessions().values().stream()
                        .filter(session ->
                                routeServer == null || routeServer.equals(session.routeServer()))
                        .filter(session -> peer == null || session.peer().equals(peer))
                        .toList();
        if (format == Format.TABLE) {
            printSessions(shown);
            return;
        }
        ObjectNode root = JsonText.object();
        StateJson.sessions(shown, root.putArray("sessions"));
        terminal.out().print(JsonText.write(root));
    }

    private void printSessions(List<SessionView> shown) {
        TextTable table =
                new TextTable(
                        "Local",
                        "Address",
                        "AS",
                        "Remote",
                        "Address",
                        "AS",
                        "State",
                        "Hold",
                        "Keepalive",
                        "Received",
                        "Advertised",
                        "Note");
        for (SessionView session : shown) {
            table.row(
                    session.id().local(),
                    session.localAddress().toString(),
                    session.localAsn().toString(),
                    session.peer(),
                    session.remoteAddress().toString(),
                    session.remoteAsn().toString(),
                    session.state().text(),
                    Durations.text(session.holdTime()),
                    Durations.text(session.keepalive()),
                    Integer.toString(session.received()),
                    Integer.toString(session.advertised()),
                    session.note());
        }
        table.print(terminal.out(), terminal.ink());
    }

    private void print(LabSnapshot snapshot, Chosen chosen) {
        TextTable table =
                new TextTable("Instance", "Peer", "Prefix", "Next hop", "AS path", "Taken", "Why");
        for (int i = 0; i < RouteServer.INSTANCES; i++) {
            List<PeerRoute> routes =
                    tables.learned
                            ? snapshot.learned(chosen.server().name(), i, chosen.peer().name())
                            : snapshot.advertised(chosen.server().name(), i, chosen.peer().name());
            for (PeerRoute route : routes) {
                table.row(
                        chosen.server().instanceName(i),
                        chosen.peer().name(),
                        route.prefix().toString(),
                        route.nextHop().toString(),
                        route.asPath().stream().map(Asn::toString).collect(Collectors.joining(" ")),
                        route.accepted() ? "yes" : "no",
                        Objects.requireNonNull(why(route)));
            }
        }
        table.print(terminal.out(), terminal.ink());
    }

    private static String why(PeerRoute route) {
        return AzureRule.cited(route.why(), route.rule());
    }
}
