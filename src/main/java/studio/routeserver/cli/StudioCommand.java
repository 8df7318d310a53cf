package studio.routeserver.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
            description = "Shows this help and exits.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    @Override
    public void run() {
        throw new Refusal("name a command; ./studio --help lists them");
    }
}
