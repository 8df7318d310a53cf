package studio.routeserver.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.stage.Stage;
import studio.routeserver.desktop.StudioWindow;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Resource;

/// Tells a script outside where the objects are on the screen and what is selected, so that it can
/// click as a person would. Only with `-Drouteserver.probe=FILE`.
final class Probe extends AnimationTimer {

    private final StudioWindow window;
    private final Stage stage;
    private final Path file;
    private String told = "";

    private Probe(StudioWindow window, Stage stage, Path file) {
        this.window = window;
        this.stage = stage;
        this.file = file;
    }

    /// Starts telling if the system property asks for it.
    static void ofSystem(StudioWindow window, Stage stage) {
        String file = System.getProperty("routeserver.probe");
        if (file != null) {
            new Probe(window, stage, Path.of(file)).start();
        }
    }

    @Override
    public void handle(long now) {
        String tells = text();
        if (tells.equals(told)) {
            return;
        }
        told = tells;
        Path beside = Path.of(file + ".part");
        try {
            Files.writeString(beside, tells, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("{\n  \"nodes\": {");
        String comma = "\n";
        for (Kind kind : new Kind[] {Kind.VIRTUAL_MACHINE, Kind.NVA, Kind.GATEWAY, Kind.BRANCH}) {
            for (Resource resource : window.workbench().topology().all(kind)) {
                Optional<Point2D> place = place(new Item.Resource(resource.ref()));
                if (place.isPresent()) {
                    text.append(comma)
                            .append(
                                    "    \"%s\": {\"x\": %d, \"y\": %d}"
                                            .formatted(
                                                    resource.name()
                                                            .replace("\\", "\\\\")
                                                            .replace("\"", "\\\""),
                                                    Math.round(place.get().getX()),
                                                    Math.round(place.get().getY())));
                    comma = ",\n";
                }
            }
        }
        String selected =
                window.workbench().selectionProperty().get().stream()
                        .map(Item::name)
                        .findFirst()
                        .orElse("");
        return text + "\n  },\n  \"selected\": \"" + selected.replace("\"", "\\\"") + "\"\n}\n";
    }

    private Optional<Point2D> place(Item item) {
        return window.canvas()
                .sceneCentre(item)
                .map(point ->
                        point.add(
                                stage.getX() + stage.getScene().getX(),
                                stage.getY() + stage.getScene().getY()));
    }
}
