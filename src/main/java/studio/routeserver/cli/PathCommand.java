package studio.routeserver.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.fabric.Hop;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Trace;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.project.JsonText;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.Flow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `./studio path FILE --from A --to B`: every way of a flow, hop by hop, there and back.
@Command(
        name = "path",
        description = "Shows the way of a flow hop by hop, there and back, and what becomes of it.",
        footer = {
            "",
            "Exits with 1 where the flow is not delivered and does not reach the Internet.",
            "",
            "Examples:",
            "  ./studio path samples/azure-route-server.json --from spoke1-vm --to 192.168.2.10",
            "  ./studio path samples/azure-route-server.json --from branch-a --to spoke2-vm"
                    + " --format json",
            "  ./studio path samples/azure-route-server.json --from spoke1-vm --to 192.168.2.10"
                    + " --hash 1000"
        })
final class PathCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();
    @Mixin private MomentOptions moment = new MomentOptions();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "VM|BRANCH",
            description = "Who sends: a virtual machine, an NVA, a branch, or an address of one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "IP|VM",
            description = "Where to: an address, or a name as for --from.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private String to;

    @Option(names = "--format", description = "table or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Option(
            names = "--hash",
            arity = "0..1",
            fallbackValue = "1000",
            paramLabel = "N",
            description =
                    "Also hashes N flows that differ in their source port: which member each of"
                            + " them takes, and what moves when a member dies. Default:"
                            + " ${FALLBACK-VALUE}.")
    private @Nullable String hash;

    @Option(
            names = "--why",
            description =
                    "Explains each effective route on the way, each drop, and the rules behind"
                            + " them.")
    private boolean why;

    PathCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean people = format.ours("path") == Format.TABLE;
        Topology topology = project.topology();
        Flow flow = flow(topology);
        LabSnapshot snapshot = moment.snapshot(project, topology, terminal.err());
        PathReport report = snapshot.fabric().path(flow.from(), flow.source(), flow.destination());
        @Nullable HashTable hashed = hash == null ? null : HashTable.of(snapshot, flow, hash);
        if (people) {
            print(flow, report);
            if (hashed != null) {
                hashed.print(terminal.out(), terminal.ink());
            }
            if (why) {
                new PathReasons(snapshot, report).print(terminal.out());
            }
        } else {
            ObjectNode json = json(report);
            if (hashed != null) {
                hashed.json(json);
            }
            if (why) {
                new PathReasons(snapshot, report).into(json);
            }
            terminal.out().print(JsonText.write(json));
        }
        boolean fine =
                report.verdict() == Verdict.DELIVERED || report.verdict() == Verdict.INTERNET;
        return fine ? Cli.FINE : Cli.NO;
    }

    private Flow flow(Topology topology) {
        try {
            return Flow.between(topology, from, to);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private void print(Flow flow, PathReport report) {
        terminal.out()
                .println(
                        "%s (%s) to %s: %s"
                                .formatted(
                                        from,
                                        flow.source(),
                                        flow.destination(),
                                        terminal.ink().word(report.verdict().text())));
        if (!report.reason().isEmpty()) {
            terminal.out().println(report.reason());
        }
        for (int i = 0; i < report.forward().size(); i++) {
            terminal.out().println();
            print("Way " + (char) ('A' + i % 26), report.forward().get(i));
            for (Trace answer : report.answers().get(i)) {
                print("  Answer", answer);
            }
        }
    }

    private void print(String title, Trace trace) {
        terminal.out()
                .println(
                        "%s, %s of the flows: %s"
                                .formatted(
                                        title,
                                        share(trace.share()),
                                        terminal.ink().word(trace.outcome().text())));
        TextTable table = new TextTable("    At", "Address", "Route", "Rule", "Why");
        for (Hop hop : trace.hops()) {
            table.row(
                    "    " + hop.at().name(),
                    hop.address().bits() == 0 ? "" : hop.address().toString(),
                    hop.route(),
                    hop.rule(),
                    hop.why());
        }
        table.print(terminal.out(), terminal.ink());
        if (!trace.reason().isEmpty()) {
            terminal.out().println("    " + trace.reason());
        }
    }

    /// A share as people say it: `1/2`, `1/3`, else in percent.
    static String share(double share) {
        for (int n = 1; n <= 8; n++) {
            if (Math.abs(share * n - 1) < 1e-9) {
                return n == 1 ? "all" : "1/" + n;
            }
        }
        return Math.round(share * 100) + "%";
    }

    private static ObjectNode json(PathReport report) {
        ObjectNode root = JsonText.object();
        root.put("verdict", report.verdict().text());
        root.put("reason", report.reason());
        traces(root.putArray("forward"), report.forward());
        List<Trace> answers = report.answers().stream().flatMap(List::stream).toList();
        traces(root.putArray("return"), answers);
        return root;
    }

    private static void traces(ArrayNode array, List<Trace> traces) {
        for (Trace trace : traces) {
            ObjectNode json = array.addObject();
            json.put("share", trace.share());
            json.put("outcome", trace.outcome().text());
            json.put("reason", trace.reason());
            ArrayNode hops = json.putArray("hops");
            for (Hop hop : trace.hops()) {
                hops.addObject()
                        .put("at", hop.at().name())
                        .put("route", hop.route())
                        .put("rule", hop.rule());
            }
        }
    }
}
