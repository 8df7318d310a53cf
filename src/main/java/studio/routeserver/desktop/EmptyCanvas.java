package studio.routeserver.desktop;

import java.util.Optional;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.palette.Placing;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.topology.Edited;

/// A canvas that shows nothing and takes drops anywhere.
final class EmptyCanvas implements CanvasView {

    private final CanvasGestures gestures;
    private final Label said = new Label();
    private final StackPane node = new StackPane(said);
    private Optional<Picture> shown = Optional.empty();

    EmptyCanvas(CanvasGestures gestures) {
        this.gestures = gestures;
        node.setFocusTraversable(true);
        node.setId("canvas");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Picture picture) {
        shown = Optional.of(picture);
    }

    @Override
    public void useTheme(Theme theme) {}

    @Override
    public void fit() {}

    @Override
    public void zoom(int notches) {}

    @Override
    public void actualSize() {}

    @Override
    public void reveal(Item item) {}

    @Override
    public void startConnecting() {}

    @Override
    public void startTracing() {}

    @Override
    public boolean cancel() {
        return false;
    }

    @Override
    public void dragOver(PaletteKind kind, Point2D scene) {}

    @Override
    public void drop(PaletteKind kind, Point2D scene) {
        shown.ifPresent(picture -> {
            Edited edited =
                    gestures.apply(
                            Placing.of(picture.topology(), kind, null, scene.getX(), scene.getY()));
            if (edited instanceof Edited.Refused(var sentence)) {
                bubble(null, sentence);
            }
        });
    }

    @Override
    public void bubble(@Nullable Item beside, String sentence) {
        said.setText(sentence);
    }

    @Override
    public Point2D middle() {
        return Point2D.ZERO;
    }

    @Override
    public ObservableDoubleValue zoomLevel() {
        return new SimpleDoubleProperty(1);
    }
}
