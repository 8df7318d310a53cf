package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.azure.AzRoutes;
import studio.routeserver.fabric.EffectiveRoute;
import studio.routeserver.fabric.EffectiveRoutes;
import studio.routeserver.fabric.GuestEntry;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.project.JsonText;
import studio.routeserver.topology.AzureRule;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import studio.routeserver.whatif.why.Explanation;
import studio.routeserver.whatif.why.Flip;
import studio.routeserver.whatif.why.Flips;
import studio.routeserver.whatif.why.Vantage;
import studio.routeserver.whatif.why.Why;

/// `./studio routes FILE --vm NAME`: the effective routes of a NIC.
@Command(
        name = "routes",
        description = "Shows the effective routes of a virtual machine's network interface.",
        footer = {
            "",
            "Examples:",
            "  ./studio routes samples/azure-route-server.json --vm spoke1-vm",
            "  ./studio routes samples/azure-route-server.json --vm spoke1-vm --format az",
            "  ./studio routes samples/azure-route-server.json --vm spoke1-vm --event 10s:fail:nva1"
                    + " --at 60s",
            "  ./studio routes samples/azure-route-server.json --vm spoke1-vm --why 0.0.0.0/0"
        })
final class RoutesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ProjectArgument project = new ProjectArgument();
    @Mixin private MomentOptions moment = new MomentOptions();

    @Option(
            names = "--vm",
            required = true,
            paramLabel = "NAME",
            description =
                    "A virtual machine, an NVA or its interface nva1/NIC, a gateway, or"
                            + " VNET/SUBNET.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private String name;

    @Option(names = "--format", description = "table, json or az. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Option(
            names = "--why",
            paramLabel = "PREFIX|IP",
            description = {
                "Explains one route: the winner, what it beat, the way back to its origin, and what"
                        + " change would flip it. Of a prefix that is not there: what keeps it"
                        + " out."
            })
    private @Nullable String why;

    RoutesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Topology topology = project.topology();
        Vantage vantage = vantage(topology);
        LabSnapshot snapshot = moment.snapshot(project, topology, terminal.err());
        if (why != null) {
            return explain(snapshot, vantage, why);
        }
        EffectiveRoutes routes = vantage.routes(snapshot.fabric());
        boolean running = runs(snapshot, vantage.nic());
        if (!running && format == Format.AZ) {
            terminal.err()
                    .println(
                            "(%s) %s is not running; Azure shows the effective routes of a running virtual machine only."
                                    .formatted(AzRoutes.NOT_RUNNING, name));
            return Cli.NO;
        }
        switch (format) {
            case AZ -> {
                notes(vantage, running).forEach(terminal.err()::println);
                terminal.out().print(AzRoutes.effectiveRoutes(routes));
            }
            case JSON -> terminal.out().print(AzRoutes.explained(routes, notes(vantage, running)));
            case TABLE -> {
                notes(vantage, running).forEach(terminal.out()::println);
                print(routes);
                guest(snapshot, vantage);
            }
        }
        return Cli.FINE;
    }

    /// What Azure would not show, and why it is shown here (azure rule R-EFF-33).
    private List<String> notes(Vantage vantage, boolean running) {
        List<String> notes = new ArrayList<>();
        if (vantage.nic() == null) {
            notes.add(unseen(vantage));
        }
        if (!running) {
            notes.add(name + " is not running: these are the routes it would have.");
        }
        return notes;
    }

    /// Azure shows routes of NICs only; traffic of gateways follows its subnet's all the same.
    private static String unseen(Vantage vantage) {
        return vantage.subnet().toString().equals(vantage.name())
                ? "Azure shows the routes of NICs only: these are what a NIC in %s would have."
                        .formatted(vantage.name())
                : "Azure shows no routes of a gateway: these are what its subnet %s has."
                        .formatted(vantage.subnet());
    }

    /// Beside the routes of an NVA's NIC what its guest has in mind (azure rule R-NVA-09).
    private void guest(LabSnapshot snapshot, Vantage vantage) {
        Nic nic = vantage.nic();
        Optional<Nva> nva =
                nic == null ? Optional.empty() : snapshot.topology().nva(nic.owner().name());
        if (nva.isEmpty()) {
            return;
        }
        terminal.out().println();
        terminal.out()
                .println(
                        "The guest of %s, and what the row of the NIC makes of it:"
                                .formatted(nva.get().name()));
        TextTable table = new TextTable("Prefix", "Out of", "Why", "The NIC's row");
        for (GuestEntry entry : snapshot.fabric().guest(nva.get())) {
            table.row(
                    entry.route().prefix().toString(),
                    entry.ways(),
                    entry.route().why(),
                    entry.answer());
        }
        table.print(terminal.out(), terminal.ink());
    }

    private int explain(LabSnapshot snapshot, Vantage vantage, String asked) {
        boolean people = format.ours("routes --why") == Format.TABLE;
        Why reasons = Why.of(snapshot);
        Explanation explained;
        try {
            explained =
                    asked.indexOf('/') < 0
                            ? reasons.explain(vantage, Ipv4Address.parse(asked))
                            : reasons.explain(vantage, Ipv4Prefix.parse(asked));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("--why: " + wrong.getMessage());
        }
        List<Flip> flips = Flips.of(snapshot, explained);
        if (people) {
            WhyText.print(explained, flips, terminal.out());
        } else {
            terminal.out().print(JsonText.write(WhyText.json(explained, flips)));
        }
        return Cli.FINE;
    }

    private Vantage vantage(Topology topology) {
        return Vantage.find(topology, name).orElseThrow(() -> unknown(topology));
    }

    private Refusal unknown(Topology topology) {
        List<String> known = new ArrayList<>();
        topology.nics().forEach(n -> known.add(n.name()));
        topology.gateways().forEach(gateway -> known.add(gateway.name()));
        topology.virtualNetworks()
                .forEach(network ->
                        network.subnets().forEach(s -> known.add(network.name() + "/" + s.name())));
        return Names.unknown("virtual machine, NVA, gateway or subnet", name, known);
    }

    private static boolean runs(LabSnapshot snapshot, @Nullable Nic nic) {
        if (nic == null) {
            return true;
        }
        boolean started =
                snapshot.topology()
                        .virtualMachine(nic.owner().name())
                        .map(machine -> machine.state() == VirtualMachine.State.RUNNING)
                        .orElse(true);
        return started && snapshot.controlPlane().alive(nic.owner());
    }

    private void print(EffectiveRoutes routes) {
        TextTable table =
                new TextTable("Source", "State", "Prefix", "Next hop type", "Next hop", "Why");
        for (EffectiveRoute route : routes.rows()) {
            table.row(
                    route.source().text(),
                    route.state().text(),
                    route.addressPrefix(),
                    route.type().text(),
                    route.nextHops().stream()
                            .map(Ipv4Address::toString)
                            .collect(Collectors.joining(", ")),
                    AzureRule.cited(route.why(), route.rule()));
        }
        table.print(terminal.out(), terminal.ink());
    }
}
