package studio.routeserver.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.routeserver.advice.Advice;
import studio.routeserver.azure.ArmExport;
import studio.routeserver.azure.AzRoutes;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.Caption;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.Overlay;
import studio.routeserver.picture.Sheet;
import studio.routeserver.picture.svg.SvgWriter;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.project.AzureShapes;
import studio.routeserver.project.ProjectFile;
import studio.routeserver.project.StateJson;
import studio.routeserver.topology.Topology;

/// `./studio export FILE --to FORM`: the network in another form.
@Command(
        name = "export",
        description = "Writes the network in another form.",
        footer = {
            "",
            "arm: an ARM template; json: the computed state; svg, png: the drawing.",
            "",
            "Examples:",
            "  ./studio export samples/azure-route-server.json --to arm -o main.json",
            "  ./studio export samples/azure-route-server.json --to json --event 10s:fail:nva1 --at"
                    + " 60s",
            "  ./studio export samples/azure-route-server.json --to svg -o picture.svg"
        })
final class ExportCommand implements Callable<Integer> {

    private static final AzureShapes AZURE =
            new AzureShapes(AzRoutes::effectiveRoutes, AzRoutes::learned, AzRoutes::advertised);

    /// What can be written.
    enum Form {
        ARM,
        JSON,
        SVG,
        PNG;

        static Form named(String text) {
            return Names.constant("form", text, List.of(values()));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;
    private final PngPainter pictures;

    @Mixin private ProjectArgument project = new ProjectArgument();
    @Mixin private MomentOptions moment = new MomentOptions();

    @Option(names = "--to", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private Form form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    private @Nullable Path output;

    ExportCommand(Terminal terminal, PngPainter pictures) {
        this.terminal = terminal;
        this.pictures = pictures;
    }

    @Override
    public Integer call() {
        if (form == Form.PNG && output == null) {
            throw new Refusal("a PNG goes to a file; name it with -o");
        }
        Topology topology = project.topology();
        if (output != null && isProject(output)) {
            throw new Refusal(output + ":1:1: this is the project itself; write to another file");
        }
        switch (form) {
            case ARM -> write(ArmExport.template(topology));
            case JSON -> write(state(topology));
            case SVG -> write(svg(topology));
            case PNG -> {
                Path target = Objects.requireNonNull(output);
                write(target, png(topology, target));
            }
        }
        return Cli.FINE;
    }

    private LabSnapshot snapshot(Topology topology) {
        return moment.snapshot(project, topology, terminal.err());
    }

    private String state(Topology topology) {
        LabSnapshot converged = project.lab(topology).snapshot();
        return StateJson.of(snapshot(topology), Advice.of(topology, converged), AZURE);
    }

    private String svg(Topology topology) {
        DisplayList sheet = sheet(snapshot(topology));
        return SvgWriter.write(sheet, Theme.LIGHT, topology.name());
    }

    /// The drawing with its legend and caption: exports say which state they show.
    private DisplayList sheet(LabSnapshot snapshot) {
        DisplayList drawing =
                Drawing.of(snapshot.topology())
                        .whole(1, LevelOfDetail.DETAIL, snapshot, Overlay.NONE);
        String file = String.valueOf(project.file().getFileName());
        return Sheet.of(drawing, Caption.of(file, snapshot.topology(), snapshot));
    }

    private boolean isProject(Path target) {
        try {
            return Files.exists(target) && Files.isSameFile(target, project.file());
        } catch (IOException unreadable) {
            return false; // then it cannot be overwritten either
        }
    }

    /// The whole picture, before a byte of the file is touched.
    private byte[] png(Topology topology, Path target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            pictures.paint(sheet(snapshot(topology)), bytes);
        } catch (IOException failed) {
            throw unwritable(target, failed);
        }
        return bytes.toByteArray();
    }

    private void write(String text) {
        if (output == null) {
            terminal.out().print(text);
        } else {
            write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(Path target, byte[] bytes) {
        if (isStream(target)) {
            stream(target, bytes);
            return;
        }
        ProjectFile.export(target, bytes)
                .ifPresent(problem -> {
                    throw new Refusal(problem.toString());
                });
    }

    /// Whether it takes bytes without being a file, as `/dev/stdout` does.
    private static boolean isStream(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    private static void stream(Path target, byte[] bytes) {
        try {
            Files.write(target, bytes, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw unwritable(target, failed);
        }
    }

    private static Refusal unwritable(Path target, IOException why) {
        return new Refusal(
                "%s:1:1: the file cannot be written (%s); choose another place"
                        .formatted(target, why.getMessage()));
    }
}
