package studio.routeserver.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.routeserver.desktop.screenshots.Screenshots;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.topology.Nearest;

/// `./studio screenshots -o DIR [--theme dark] [NAME…]`: pictures of the window for review.
@Command(
        name = "./studio screenshots",
        mixinStandardHelpOptions = true,
        description = "Takes pictures of the window, each reached through real input events.",
        footer = {
            "",
            "Example:",
            "  ./studio screenshots -o pictures --theme dark founding-vm-routes"
        })
final class ScreenshotsCommand implements Callable<Integer> {

    private final PrintStream err;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder for NAME.png and NAME.json.")
    private @Nullable Path folder;

    @Option(names = "--theme", description = "LIGHT or DARK. Default: ${DEFAULT-VALUE}.")
    private Look theme = Look.LIGHT;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which pictures; none is all.")
    private List<String> names = new ArrayList<>();

    private ScreenshotsCommand(PrintStream err) {
        this.err = err;
    }

    /// Runs the command and answers its exit code.
    static int run(String[] arguments, PrintStream err) {
        return new CommandLine(new ScreenshotsCommand(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<String> known = Screenshots.names();
        for (String name : names) {
            if (!known.contains(name)) {
                err.println(
                        "there is no picture '%s'; did you mean '%s'?"
                                .formatted(name, Nearest.to(name, known).orElseThrow()));
                return 2;
            }
        }
        Toolkit.headless();
        Toolkit.start();
        try {
            for (String name : names.isEmpty() ? known : names) {
                Screenshots.take(name, theme, folder == null ? Path.of(".") : folder);
            }
            return 0;
        } catch (IOException failed) {
            err.println(failed.getMessage());
            return 2;
        }
    }
}
