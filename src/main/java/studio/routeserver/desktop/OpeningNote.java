package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.routeserver.desktop.engine.Engine;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.topology.Topology;

/// Says what is being done while a large project opens: it is read, then drawn, then its routes are
/// worked out. In the middle while there is nothing to see yet, then below the drawing.
final class OpeningNote extends VBox {

    /// What is done sooner is not spoken of.
    private static final Duration PATIENCE = Duration.millis(300);

    private static final int STEPS = 3;

    private final Projects projects;
    private final Workbench workbench;
    private final CanvasView canvas;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /// @param done how many steps lie behind
    private record Step(int done, String words) {}

    OpeningNote(Shell shell, Projects projects, Workbench workbench, CanvasView canvas) {
        this.projects = projects;
        this.workbench = workbench;
        this.canvas = canvas;
        setId("opening-note");
        getStyleClass().add("opening-note");
        setMouseTransparent(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        words.setId("opening-words");
        bar.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(words, bar);
        shell.overCanvas(this, Pos.CENTER);
        patience.setOnFinished(_ -> step().ifPresent(this::show));
        projects.readingProperty().subscribe(this::tell);
        canvas.awaitedProperty().subscribe(this::tell);
        workbench.momentProperty().subscribe(this::tell);
        workbench.topologyProperty().subscribe(this::tell);
    }

    private void tell() {
        Optional<Step> step = step();
        if (step.isEmpty()) {
            patience.stop();
            setVisible(false);
        } else if (isVisible()) {
            show(step.get());
        } else {
            patience.play();
        }
    }

    private Optional<Step> step() {
        Path file = projects.readingProperty().get();
        if (file != null) {
            return Optional.of(new Step(0, text("opening.step.reading", file.getFileName())));
        }
        Topology topology = workbench.topology();
        int machines = topology.virtualMachines().size();
        if (canvas.awaitedProperty().get()) {
            int networks = topology.virtualNetworks().size();
            return Optional.of(new Step(1, text("opening.step.drawing", networks, machines)));
        }
        // Of a smaller one the routes are there before this could be read.
        return workbench.momentProperty().get() == null && Engine.large(topology)
                ? Optional.of(new Step(2, text("opening.step.routes", machines)))
                : Optional.empty();
    }

    private void show(Step step) {
        words.setText(step.words);
        bar.setProgress((double) step.done / STEPS);
        StackPane.setAlignment(this, step.done < 2 ? Pos.CENTER : Pos.BOTTOM_CENTER);
        setVisible(true);
    }
}
