package studio.routeserver.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program itself, without a command: it says how it is used. The window is opened by `app`.
@Command(
        name = "./studio",
        description =
                "Draw an Azure hub and spoke network around a Route Server, and watch it route.",
        footer = {
            "",
            "Without a command the window opens: ./studio [FILE]",
            "A command answers on standard output and exits with 0 (fine), 1 (the answer is no)",
            "or 2 (bad input or usage).",
            "",
            "Example:",
            "  ./studio routes samples/azure-route-server.json --vm spoke1-vm"
        })
final class StudioCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help and exits.")
    @SuppressWarnings("UnusedVariable") // picocli answers it itself
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows the version and exits.")
    @SuppressWarnings("UnusedVariable") // picocli answers it itself
    private boolean version;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Shows where an error of the program itself happened, for a report.")
    private boolean stacktrace;

    /// Whether an error of the program itself is to be shown whole.
    boolean stacktrace() {
        return stacktrace;
    }

    @Override
    public void run() {
        throw new Refusal("name a command; ./studio --help lists them");
    }
}
