package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Severity;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.advice.design.ByHand;
import studio.routeserver.advice.design.DesignAdvice;
import studio.routeserver.advice.design.Growth;
import studio.routeserver.advice.design.Missing;
import studio.routeserver.advice.design.PreferenceOutcome;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.project.JsonText;
import studio.routeserver.project.StateJson;
import studio.routeserver.topology.Nearest;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.LostFlows;
import tools.jackson.databind.node.ObjectNode;

/// `./studio check FILE`: every rule broken.
@Command(
        name = "check",
        description = "Shows every rule that the network breaks, and how to mend it.",
        footer = {
            "",
            "Exits with 1 where anything is a warning or worse.",
            "",
            "Examples:",
            "  ./studio check samples/azure-route-server.json",
            "  ./studio check samples/azure-route-server.json --advice --by-hand"
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();

    @Option(names = "--format", description = "table or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Option(
            names = "--headroom",
            description = "Also: how far the network is from each of Azure's limits.")
    private boolean headroom;

    @Option(
            names = "--advice",
            description = "Also: Route Server or route tables for this network, with the reasons.")
    private boolean design;

    @Option(
            names = "--by-hand",
            description =
                    "Also: the route table entries that would stand in place of the Route Server,"
                            + " what one branch more takes, and what one forgotten entry breaks.")
    private boolean byHand;

    @Option(
            names = "--new-branch",
            paramLabel = "PREFIX",
            description =
                    "The prefix of the branch more (with --by-hand). Default: one that is free.")
    private @Nullable String newBranch;

    @Option(
            names = "--forget",
            paramLabel = "VNET/SUBNET=PREFIX",
            description =
                    "The entry forgotten (with --by-hand). Default: the first that a flow misses.")
    private @Nullable String forget;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean people = format.ours("check") == Format.TABLE;
        needsByHand("--new-branch", newBranch);
        needsByHand("--forget", forget);
        Topology topology = project.topology();
        LabSnapshot snapshot = project.lab(topology).snapshot();
        Advice advice = Advice.of(topology, snapshot);
        List<ReportPart> parts = parts(topology, snapshot, advice);
        if (people) {
            LostFlows lost =
                    advice.any(Severity.WARNING)
                            ? LostFlows.NONE
                            : LostFlows.of(topology, snapshot);
            print(advice, new FlowsReport(lost));
            parts.forEach(part -> part.print(terminal));
        } else {
            ObjectNode root = json(advice);
            new FlowsReport(LostFlows.of(topology, snapshot)).json(root);
            parts.forEach(part -> part.json(root));
            terminal.out().print(JsonText.write(root));
        }
        return advice.any(Severity.WARNING) ? Cli.NO : Cli.FINE;
    }

    private void needsByHand(String option, @Nullable String value) {
        if (value != null && !byHand) {
            throw new Refusal(option + " chooses what --by-hand shows; write --by-hand too");
        }
    }

    /// What was asked for besides, worked out before anything is said: an option that is wrong
    /// leaves standard output empty.
    private List<ReportPart> parts(Topology topology, LabSnapshot snapshot, Advice advice) {
        List<ReportPart> parts = new ArrayList<>();
        if (headroom || format == Format.JSON) {
            parts.add(new HeadroomReport(Headroom.of(topology, snapshot)));
        }
        if (design) {
            DesignAdvice said = DesignAdvice.of(topology, snapshot, advice);
            parts.add(
                    new AdviceReport(said, PreferenceOutcome.all(topology, said, snapshot.seed())));
        }
        if (byHand) {
            ByHand hand = ByHand.of(topology, snapshot);
            parts.add(new ByHandReport(hand, growth(hand), forgotten(hand)));
        }
        return parts;
    }

    private void print(Advice advice, FlowsReport lost) {
        if (advice.findings().isEmpty()) {
            terminal.out()
                    .println(
                            (lost.flows().any() ? "No rule is broken. " : "No problems. ")
                                    + Advice.rules()
                                    + " rules checked.");
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
        lost.print(terminal);
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

    private Optional<Growth> growth(ByHand hand) {
        return newBranch == null
                ? Growth.example(hand)
                : Growth.of(hand, ByHandReport.prefix(newBranch));
    }

    private Optional<Missing> forgotten(ByHand hand) {
        if (forget == null) {
            return hand.forgotten();
        }
        List<String> known =
                hand.subnets().stream()
                        .flatMap(one ->
                                one.entries().stream()
                                        .map(entry -> one.subnet() + "=" + entry.prefix()))
                        .toList();
        if (!known.contains(forget)) {
            throw new Refusal(
                    Nearest.to(forget, known)
                            .map(near ->
                                    "there is no entry '%s'; did you mean '%s'?"
                                            .formatted(forget, near))
                            .orElse("there is no entry '%s': none is needed".formatted(forget)));
        }
        int equals = forget.indexOf('=');
        return Optional.of(
                hand.without(
                        SubnetRef.parse(forget.substring(0, equals)),
                        ByHandReport.prefix(forget.substring(equals + 1))));
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
