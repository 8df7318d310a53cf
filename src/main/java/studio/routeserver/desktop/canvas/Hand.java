package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// What follows the hand: the handles of the hovered object, the rubber link, the ghost of what is
/// dragged, the marquee, the ring of a target, and one line of text at the pointer. Nodes, so that
/// moving them repaints little; styled by the theme.
final class Hand {

    private static final double HANDLE = 5;
    private static final double REACH = 12;
    private static final double TAG_GAP = 16;

    private final Pane layer = new Pane();
    private final Line rubber = new Line();
    private final Region ghost = box("canvas-ghost");
    private final Region marquee = box("canvas-marquee");
    private final Region target = box("canvas-target");
    private final Label tag = new Label();
    private final List<Circle> handles = new ArrayList<>();

    Hand() {
        layer.setMouseTransparent(true);
        layer.setManaged(false);
        rubber.getStyleClass().add("canvas-rubber");
        tag.getStyleClass().add("canvas-tag");
        tag.setManaged(false);
        List<Node> nodes = new ArrayList<>(List.of(target, ghost, marquee, rubber));
        for (int i = 0; i < 4; i++) {
            Circle handle = new Circle(HANDLE);
            handle.getStyleClass().add("canvas-handle");
            handles.add(handle);
            nodes.add(handle);
        }
        nodes.add(tag);
        nodes.forEach(node -> node.setVisible(false));
        layer.getChildren().addAll(nodes);
    }

    private static Region box(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    Node node() {
        return layer;
    }

    /// Shows a connect handle on each side of the object; empty hides them.
    void handles(Optional<Rect> around, Viewport view) {
        handles.forEach(handle -> handle.setVisible(around.isPresent()));
        around.ifPresent(rect -> {
            List<Point> sides = sides(rect, view);
            for (int i = 0; i < sides.size(); i++) {
                handles.get(i).setCenterX(sides.get(i).x());
                handles.get(i).setCenterY(sides.get(i).y());
            }
        });
    }

    /// Whether the pixel lies on one of the handles of the object.
    static boolean onHandle(Rect rect, Viewport view, double pixelX, double pixelY) {
        return sides(rect, view).stream()
                .anyMatch(side -> Math.hypot(side.x() - pixelX, side.y() - pixelY) <= REACH);
    }

    private static List<Point> sides(Rect rect, Viewport view) {
        double left = view.x(rect.x());
        double right = view.x(rect.right());
        double top = view.y(rect.y());
        double bottom = view.y(rect.bottom());
        double middleX = (left + right) / 2;
        double middleY = (top + bottom) / 2;
        return List.of(
                new Point(middleX, top),
                new Point(right, middleY),
                new Point(middleX, bottom),
                new Point(left, middleY));
    }

    /// The handle of the object that is nearest to the pixel, in pixels.
    static Point nearestSide(Rect rect, Viewport view, double pixelX, double pixelY) {
        return sides(rect, view).stream()
                .min(
                        Comparator.comparingDouble(
                                side -> Math.hypot(side.x() - pixelX, side.y() - pixelY)))
                .orElseThrow();
    }

    /// From a pixel to a pixel.
    void rubber(Point from, double toX, double toY) {
        rubber.setStartX(from.x());
        rubber.setStartY(from.y());
        rubber.setEndX(toX);
        rubber.setEndY(toY);
        rubber.setVisible(true);
    }

    void ghost(Rect pixels) {
        place(ghost, pixels);
    }

    void marquee(Rect pixels) {
        place(marquee, pixels);
    }

    /// The ring round what would take the thing, or the link; a refused one is drawn as such.
    void target(Rect world, Viewport view, boolean possible) {
        Rect pixels =
                Rect.between(
                        new Point(view.x(world.x()), view.y(world.y())),
                        new Point(view.x(world.right()), view.y(world.bottom())));
        target.getStyleClass().removeAll("refused");
        if (!possible) {
            target.getStyleClass().add("refused");
        }
        place(target, pixels);
    }

    void noTarget() {
        target.setVisible(false);
    }

    private static void place(Region region, Rect pixels) {
        region.resizeRelocate(pixels.x(), pixels.y(), pixels.width(), pixels.height());
        region.setVisible(true);
    }

    /// What letting go would do, or ⊘ and why not.
    void tag(double x, double y, String text, boolean possible) {
        tag.setText(possible ? text : "⊘ " + text);
        tag.getStyleClass().removeAll("refused");
        if (!possible) {
            tag.getStyleClass().add("refused");
        }
        tag.setVisible(true);
        tag.applyCss();
        tag.resizeRelocate(x + TAG_GAP, y + TAG_GAP, tag.prefWidth(-1), tag.prefHeight(-1));
    }

    /// Nothing is in the hand.
    void empty() {
        layer.getChildren().forEach(node -> node.setVisible(false));
    }
}
