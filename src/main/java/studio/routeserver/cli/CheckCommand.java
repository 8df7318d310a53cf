package studio.routeserver.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Severity;
import studio.routeserver.project.JsonText;
import studio.routeserver.project.StateJson;
import studio.routeserver.topology.Topology;
import tools.jackson.databind.node.ObjectNode;

/// `./studio check FILE`: every rule broken.
@Command(
        name = "check",
        description = "Shows every rule that the network breaks, and how to mend it.",
        footer = {
            "",
            "Exits with 1 where anything is a warning or worse.",
            "",
            "Example:",
            "  ./studio check samples/azure-route-server.json"
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();

    @Option(names = "--format", description = "table or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean people = format.ours("check") == Format.TABLE;
        Topology topology = project.topology();
        Advice advice = Advice.of(topology, project.lab(topology).snapshot());
        if (people) {
            print(advice);
        } else {
            terminal.out().print(JsonText.write(json(advice)));
        }
        return advice.any(Severity.WARNING) ? Cli.NO : Cli.FINE;
    }

    private void print(Advice advice) {
        if (advice.findings().isEmpty()) {
            terminal.out().println("No problems. " + Advice.rules() + " rules checked.");
        } else {
            TextTable table = new TextTable("Rule", "Severity", "Object", "What");
            for (Finding finding : advice.findings()) {
                String fix = fix(finding);
                table.row(
                        finding.rule(),
                        finding.severity().text(),
                        finding.object(),
                        finding.message() + (fix.isEmpty() ? "" : " Fix: " + fix));
            }
            table.print(terminal.out(), terminal.ink());
        }
        for (Advice.Suppressed suppressed : advice.suppressed()) {
            terminal.out()
                    .println(
                            "Suppressed: %s of %s (%s)"
                                    .formatted(
                                            suppressed.finding().rule(),
                                            suppressed.finding().object(),
                                            suppressed.reason()));
        }
    }

    static ObjectNode json(Advice advice) {
        ObjectNode root = JsonText.object();
        StateJson.findings(advice, root.putArray("findings"));
        return root;
    }

    /// The best repair that there is.
    private static String fix(Finding finding) {
        return finding.fixes().stream().map(Fix::title).findFirst().orElse("");
    }
}
