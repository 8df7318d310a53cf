package studio.routeserver.desktop;

import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import studio.routeserver.desktop.workbench.Workbench;

/// Keeps the line that says what could be done next off the objects: above, or below where
/// something is drawn above.
final class HintPlace {

    private static final double MARGIN = 16;

    private final Hints hints;
    private final CanvasView canvas;
    private boolean asked;

    HintPlace(Hints hints, CanvasView canvas, Workbench workbench) {
        this.hints = hints;
        this.canvas = canvas;
        workbench.topologyProperty().subscribe(this::later);
        canvas.zoomLevel().subscribe(this::later);
        canvas.node().layoutBoundsProperty().subscribe(this::later);
        hints.textProperty().subscribe(this::later);
    }

    /// After the canvas has shown what is new.
    private void later() {
        if (!asked) {
            asked = true;
            Platform.runLater(() -> Platform.runLater(this::place));
        }
    }

    private void place() {
        asked = false;
        Node node = canvas.node();
        if (!hints.isVisible() || node.getScene() == null) {
            return;
        }
        boolean above = !canvas.drawsAt(at(true)) || canvas.drawsAt(at(false));
        StackPane.setAlignment(hints, above ? Pos.TOP_CENTER : Pos.BOTTOM_CENTER);
    }

    private Bounds at(boolean top) {
        Bounds area = canvas.node().localToScene(canvas.node().getLayoutBounds());
        double width = hints.prefWidth(-1);
        double height = hints.prefHeight(-1);
        double x = area.getCenterX() - width / 2;
        double y = top ? area.getMinY() + MARGIN : area.getMaxY() - MARGIN - height;
        return new BoundingBox(x, y, width, height);
    }
}
