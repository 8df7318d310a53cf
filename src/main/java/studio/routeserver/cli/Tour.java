package studio.routeserver.cli;

import java.nio.file.Path;
import java.util.Optional;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.Problem;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

/// The main job in the terminal, for a machine without a display: the routes of a VM, an NVA that
/// fails, what happens, what was lost, and how to go on.
final class Tour {

    private final Cli cli;
    private final Terminal terminal;

    Tour(Cli cli, Terminal terminal) {
        this.cli = cli;
        this.terminal = terminal;
    }

    /// Plays it with a project file and answers the exit code.
    ///
    /// @param shown what the commands at the end call the file
    int play(Path file, String shown) {
        Topology topology =
                switch (ProjectReader.read(file)) {
                    case Loaded.Project project -> project.topology();
                    case Loaded.Rejected(var problems) ->
                            throw new Refusal(problems.stream().map(Problem::toString).toList());
                };
        Optional<String> machine =
                topology.virtualMachines().stream().map(VirtualMachine::name).findFirst();
        Optional<String> nva =
                topology.nvas().stream()
                        .filter(speaker -> speaker.bgp() != null)
                        .map(Nva::name)
                        .findFirst();
        if (machine.isPresent()) {
            heading("Effective routes of " + machine.get());
            cli.run("routes", file.toString(), "--vm", machine.get());
        }
        if (nva.isPresent()) {
            heading(nva.get() + " fails silently at 10 s");
            cli.run("run", file.toString(), "--event", "10s:fail:" + nva.get());
        }
        heading("Go on with");
        machine.ifPresent(name -> next("routes", shown, "--vm " + name + " --format az"));
        nva.ifPresent(name -> next("run", shown, "--event 10s:reset:" + name));
        next("bgp", shown, "");
        next("check", shown, "");
        next("export", shown, "--to arm -o main.json");
        return Cli.FINE;
    }

    private void heading(String text) {
        terminal.out().println();
        terminal.out().println(terminal.ink().bold(text));
        terminal.out().println();
    }

    private void next(String command, String file, String options) {
        String line = "  ./studio " + command + " " + file + " " + options;
        terminal.out().println(line.stripTrailing());
    }
}
