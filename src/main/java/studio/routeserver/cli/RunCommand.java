package studio.routeserver.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.ScheduledFault;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.project.JsonText;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Run;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.Flow;
import studio.routeserver.whatif.FlowLoss;
import studio.routeserver.whatif.FlowTracker;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `./studio run FILE --event …`: what happens, second by second, and what each flow loses.
@Command(
        name = "run",
        description = "Runs the network through failures and shows what happens and what is lost.",
        footer = {
            "",
            "Examples:",
            "  ./studio run samples/azure-route-server.json --event 10s:fail:nva1 --until 400s",
            "  ./studio run samples/azure-route-server.json --event 10s:cut:nva1/0 --event"
                    + " 60s:restore:nva1",
            "  ./studio run samples/azure-route-server.json --event 10s:reset:nva1 --flow"
                    + " 'spoke1-vm>192.168.2.10'"
        })
final class RunCommand implements Callable<Integer> {

    private static final String UNTIL = "--until";

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();

    @Option(
            names = "--event",
            paramLabel = "TIME:WHAT:OBJECT",
            description = {
                "Something that goes wrong or right again, such as 10s:fail:nva1; may be repeated.",
                "WHAT is one of cut, reset, shut, fail, maintain, down, restore, withdraw,"
                        + " advertise."
            })
    private List<String> events = new ArrayList<>();

    @Option(names = "--run", paramLabel = "NAME", description = "Plays a run that the file names.")
    private @Nullable String script;

    @Option(
            names = UNTIL,
            paramLabel = "TIME",
            description = "How long to run, such as 400s. Default: converged again.")
    private @Nullable String until;

    @Option(
            names = "--flow",
            paramLabel = "FROM>TO",
            description = "Watches one more flow; may be repeated.")
    private List<String> flows = new ArrayList<>();

    @Option(
            names = "--format",
            description = "table or json (one object a line). Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean people = format.ours("run") == Format.TABLE;
        Topology topology = project.topology();
        Duration end = MomentOptions.time(UNTIL, until);
        List<String> all = new ArrayList<>(events);
        if (script != null) {
            Run run = run(topology, script);
            all.addAll(run.events());
            end = end == null ? run.until() : end;
        }
        List<ScheduledFault> faults = MomentOptions.faults(topology, all);
        List<Flow> watched = watched(topology);
        Lab lab = project.lab(topology);
        FlowTracker tracker = new FlowTracker(watched, lab.snapshot());
        List<TimelineEvent> rows = new ArrayList<>();
        noteWhatComesTooLate(faults, end);
        MomentOptions.play(
                lab,
                faults,
                UNTIL,
                end,
                terminal.err(),
                snapshot -> {
                    rows.addAll(snapshot.events());
                    rows.addAll(tracker.observe(snapshot));
                });
        if (people) {
            print(rows, tracker.losses());
        } else {
            json(rows, tracker.losses());
        }
        return Cli.FINE;
    }

    /// Whoever names an event wants it to happen.
    private void noteWhatComesTooLate(List<ScheduledFault> faults, @Nullable Duration end) {
        if (end == null) {
            return;
        }
        String late =
                faults.stream()
                        .filter(fault -> fault.at().compareTo(end) > 0)
                        .map(ScheduledFault::text)
                        .collect(Collectors.joining(", "));
        if (!late.isEmpty()) {
            terminal.err()
                    .println(
                            "What comes after %s does not happen: %s."
                                    .formatted(Durations.text(end), late));
        }
    }

    private static Run run(Topology topology, String name) {
        return topology.runs().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Names.unknown(
                                "run", name, topology.runs().stream().map(Run::name).toList()));
    }

    private List<Flow> watched(Topology topology) {
        List<Flow> watched = new ArrayList<>(Flow.of(topology));
        for (String flow : flows) {
            try {
                watched.add(Flow.parse(topology, flow));
            } catch (IllegalArgumentException wrong) {
                throw new Refusal(String.valueOf(wrong.getMessage()));
            }
        }
        return watched;
    }

    private void print(List<TimelineEvent> rows, List<FlowLoss> losses) {
        TextTable table = new TextTable("At", "Kind", "Object", "What");
        for (TimelineEvent row : FlowRows.gathered(rows)) {
            table.row(time(row.at()), row.kind().text(), row.object(), row.text());
        }
        table.print(terminal.out(), terminal.ink());
        terminal.out().println();
        List<FlowLoss> lost =
                losses.stream()
                        .filter(FlowLoss::lost)
                        .sorted(Comparator.comparing(loss -> loss.flow().toString()))
                        .toList();
        if (lost.isEmpty()) {
            terminal.out().println("Nothing was lost: " + losses.size() + " flow members watched.");
            return;
        }
        TextTable outages =
                new TextTable("Flow", "By", "Share", "Lost from", "Until", "Outage", "Why");
        for (FlowLoss loss : lost) {
            outages.row(
                    loss.flow().toString(),
                    loss.via(),
                    PathCommand.share(loss.share()),
                    loss.lostFrom() == null ? "" : time(loss.lostFrom()),
                    loss.lostUntil() == null ? "still lost" : time(loss.lostUntil()),
                    loss.outage().map(Durations::text).orElse(""),
                    loss.why());
        }
        outages.print(terminal.out(), terminal.ink());
        long spared = losses.stream().filter(loss -> !loss.lost()).count();
        terminal.out().println(spared + " flow members lost nothing.");
    }

    private void json(List<TimelineEvent> rows, List<FlowLoss> losses) {
        for (TimelineEvent row : rows) {
            ObjectNode json = JsonText.object();
            json.put("at", time(row.at()));
            json.put("kind", row.kind().text());
            json.put("object", row.object());
            json.put("text", row.text());
            json.put("rule", row.rule());
            terminal.out().println(JsonText.line(json));
        }
        ObjectNode last = JsonText.object();
        ArrayNode flowRows = last.putArray("flows");
        for (FlowLoss loss : losses) {
            ObjectNode json = flowRows.addObject();
            json.put("from", loss.flow().fromName());
            json.put("to", loss.flow().toName());
            json.put("share", loss.share());
            json.put("via", loss.via());
            json.put("lostFrom", loss.lostFrom() == null ? null : time(loss.lostFrom()));
            json.put("lostUntil", loss.lostUntil() == null ? null : time(loss.lostUntil()));
            json.put("why", loss.why());
        }
        terminal.out().println(JsonText.line(last));
    }

    /// Virtual time as `191.2s`.
    static String time(Instant at) {
        return Durations.text(Duration.ofMillis(Duration.between(Instant.EPOCH, at).toMillis()));
    }
}
