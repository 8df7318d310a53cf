package studio.routeserver.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.routeserver.cli.Refusal;
import studio.routeserver.desktop.screenshots.Screenshots;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.topology.Nearest;

/// `./studio screenshots -o DIR [--theme dark] [NAME…]`: pictures of the window for review.
@Command(
        name = "screenshots",
        description = "Takes pictures of the window, each reached through real input events.",
        footer = {
            "",
            "Example:",
            "  ./studio screenshots -o pictures --theme dark founding-vm-routes"
        })
final class ScreenshotsCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder for NAME.png and NAME.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private Path folder;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "light or dark. Default: ${DEFAULT-VALUE}.")
    private String theme = "light";

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which pictures; none is all.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> known = Screenshots.names();
        names.forEach(name -> known("picture", name, known));
        List<String> themes =
                Arrays.stream(Look.values())
                        .map(look -> look.name().toLowerCase(Locale.ROOT))
                        .toList();
        known("theme", theme, themes);
        Look look = Look.valueOf(theme.toUpperCase(Locale.ROOT));
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new Refusal(
                    folder + ":1:1: the folder cannot be made there; choose another place");
        }
        Toolkit.headless();
        Toolkit.start();
        for (String name : names.isEmpty() ? known : names) {
            Screenshots.take(name, look, folder);
        }
        return 0;
    }

    private static void known(String title, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new Refusal(
                    "there is no %s '%s'; did you mean '%s'?"
                            .formatted(title, name, Nearest.to(name, known).orElseThrow()));
        }
    }
}
