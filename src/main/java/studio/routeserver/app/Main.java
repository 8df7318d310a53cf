package studio.routeserver.app;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.routeserver.cli.Cli;

/// The entry point: picks window or command line, and wires the parts together. Not a JavaFX
/// `Application`: from the class path such a main class is refused.
public final class Main {

    private static final String SAMPLE = "azure-route-server.json";

    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z-]+");

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (!opensWindow(arguments)) {
            System.exit(cli(out, err).run(arguments));
        }
        @Nullable Path file = arguments.length == 1 ? Path.of(arguments[0]) : null;
        if (Display.present()) {
            Window.open(file);
        } else {
            System.exit(tour(cli(out, err), err, file));
        }
    }

    /// Without a command, or with a file alone, the window opens. Commands are plain words, as the
    /// script that starts this says too; so the window need not load the command line to know.
    private static boolean opensWindow(String[] arguments) {
        if (arguments.length == 0) {
            return true;
        }
        String only = arguments[0];
        return arguments.length == 1
                && !only.startsWith("-")
                && !PLAIN_WORD.matcher(only).matches()
                && (only.endsWith(".json") || Files.exists(Path.of(only)));
    }

    private static Cli cli(PrintStream out, PrintStream err) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Cli(
                Version.line(), out, err, terminal, Pictures::paint, new ScreenshotsCommand());
    }

    private static int tour(Cli cli, PrintStream err, @Nullable Path file) throws IOException {
        err.println("There is no display here, so the main job is played in the terminal.");
        if (file != null) {
            return cli.tour(file, file.toString());
        }
        Path sample = Files.createTempDirectory("route-server-studio").resolve(SAMPLE);
        try (InputStream bundled = Main.class.getResourceAsStream("/samples/" + SAMPLE)) {
            Files.copy(Objects.requireNonNull(bundled), sample);
            return cli.tour(sample, "samples/" + SAMPLE);
        } finally {
            for (Path leftover : List.of(sample, Objects.requireNonNull(sample.getParent()))) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
