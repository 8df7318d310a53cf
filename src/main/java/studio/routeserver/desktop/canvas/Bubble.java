package studio.routeserver.desktop.canvas;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// One sentence beside a point: why something cannot be. Stays six seconds, or until the next act.
final class Bubble {

    private static final Duration STAY = Duration.seconds(6);
    private static final double MOST_WIDTH = 320;
    private static final double GAP = 12;

    private final Pane over;
    private final Label label = new Label();
    private final PauseTransition leave = new PauseTransition(STAY);

    Bubble(Pane over) {
        this.over = over;
        label.setId("canvas-bubble");
        label.getStyleClass().add("canvas-bubble");
        label.setWrapText(true);
        label.setMaxWidth(MOST_WIDTH);
        label.setMouseTransparent(true);
        label.setManaged(false);
        label.setVisible(false);
        over.getChildren().add(label);
        leave.setOnFinished(_ -> hide());
    }

    void show(double x, double y, String sentence) {
        label.setText(sentence);
        label.setAccessibleText(sentence);
        label.setVisible(true);
        label.applyCss();
        double width = Math.min(MOST_WIDTH, Math.ceil(label.prefWidth(-1)));
        double height = Math.ceil(label.prefHeight(width));
        double left = Math.clamp(x + GAP, 0, Math.max(0, over.getWidth() - width));
        double top = Math.clamp(y + GAP, 0, Math.max(0, over.getHeight() - height));
        label.resizeRelocate(left, top, width, height);
        leave.playFromStart();
    }

    boolean showing() {
        return label.isVisible();
    }

    String text() {
        return showing() ? label.getText() : "";
    }

    void hide() {
        leave.stop();
        label.setVisible(false);
    }
}
