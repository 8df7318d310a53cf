package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.routeserver.desktop.theme.Icons;
import studio.routeserver.desktop.theme.Look;

/// Where the parts of the window stand, how large they are, and what gives way when it is narrow.
/// Knows sizes, not meaning.
final class Shell extends StackPane {

    private static final double SIDE = 240;
    private static final double SIDE_LEAST = 200;
    private static final double INSPECTOR = 320;
    private static final double INSPECTOR_LEAST = 280;
    private static final double PANEL_MOST = 560;
    private static final double BOTTOM = 260;
    private static final double BOTTOM_LEAST = 160;
    private static final double NARROW = 1180;

    /// The parts, made elsewhere.
    record Parts(
            Node menu,
            Node toolbar,
            Node banner,
            Node palette,
            Node outline,
            Node canvas,
            Node inspector,
            BottomPanel bottom,
            Node timeline,
            Node status) {}

    private final Parts parts;
    private final SplitPane across = new SplitPane();
    private final StackPane middle = new StackPane(across);
    private final SplitPane down = new SplitPane();
    private final StackPane host = new StackPane();
    private final Pane floating = new Pane();
    private final Label ghost = new Label();
    private final Label pastBadge = new Label(text("shell.past.badge"));
    private final VBox side = new VBox();
    private final StackPane properties = new StackPane();
    private final ReadOnlyBooleanWrapper sideOpen = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper propertiesOpen = new ReadOnlyBooleanWrapper(true);
    private double bottomHeight = BOTTOM;

    Shell(Parts parts, ObjectProperty<Look> look) {
        this.parts = parts;
        getStyleClass().add("shell");
        BorderPane frame = new BorderPane();
        VBox top = new VBox(parts.menu(), parts.toolbar(), parts.banner());
        top.getStyleClass().add("shell-top");
        frame.setTop(top);
        frame.setLeft(strip());
        frame.setCenter(down);
        frame.setBottom(new VBox(parts.timeline(), parts.status()));
        side();
        host();
        properties.getChildren().add(parts.inspector());
        properties.setMinWidth(INSPECTOR_LEAST);
        properties.setPrefWidth(INSPECTOR);
        properties.setMaxWidth(PANEL_MOST);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(properties, false);
        SplitPane.setResizableWithParent(parts.bottom(), false);
        down.setOrientation(Orientation.VERTICAL);
        down.getItems().addAll(middle, parts.bottom());
        arrange();
        parts.bottom().openProperty().subscribe(this::sizeBottom);
        floating.setMouseTransparent(true);
        ghost.getStyleClass().add("drag-ghost");
        ghost.setVisible(false);
        floating.getChildren().add(ghost);
        getChildren().addAll(frame, floating);
        widthProperty().subscribe((before, now) -> narrow(before.doubleValue(), now.doubleValue()));
        look.subscribe(Look::apply);
    }

    private void side() {
        Label paletteTitle = title(text("shell.side.palette"));
        Label outlineTitle = title(text("shell.side.outline"));
        VBox.setVgrow(parts.outline(), Priority.ALWAYS);
        side.getStyleClass().add("side");
        side.setId("side");
        side.setMinWidth(SIDE_LEAST);
        side.setPrefWidth(SIDE);
        side.setMaxWidth(PANEL_MOST);
        side.getChildren().addAll(paletteTitle, parts.palette(), outlineTitle, parts.outline());
    }

    private static Label title(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("section", "side-title");
        return label;
    }

    private void host() {
        host.setId("canvas-host");
        host.getStyleClass().add("canvas-host");
        host.setMinSize(480, 300);
        pastBadge.getStyleClass().add("past-badge");
        pastBadge.setVisible(false);
        pastBadge.setMouseTransparent(true);
        StackPane.setAlignment(pastBadge, Pos.TOP_CENTER);
        host.getChildren().addAll(parts.canvas(), pastBadge);
    }

    private VBox strip() {
        ToggleButton left =
                Icons.toggle("strip-side", Material2AL.CATEGORY, text("shell.strip.side"));
        left.setSelected(true);
        sideOpen.subscribe(left::setSelected);
        left.setOnAction(_ -> toggleSide());
        ToggleButton right =
                Icons.toggle("strip-inspector", Material2MZ.TUNE, text("shell.strip.inspector"));
        propertiesOpen.subscribe(right::setSelected);
        right.setOnAction(_ -> toggleInspector());
        VBox strip =
                new VBox(
                        left,
                        right,
                        tab(BottomPanel.Tab.ROUTES, Material2AL.LIST_ALT),
                        tab(BottomPanel.Tab.BGP, Material2MZ.SWAP_HORIZ),
                        tab(BottomPanel.Tab.PATH, Material2AL.ALT_ROUTE),
                        tab(BottomPanel.Tab.PROBLEMS, Material2MZ.WARNING),
                        tab(BottomPanel.Tab.EVENTS, Material2AL.HISTORY),
                        tab(BottomPanel.Tab.DESIGN, Material2AL.LIGHTBULB));
        strip.setId("tool-strip");
        strip.getStyleClass().add("tool-strip");
        return strip;
    }

    private Node tab(BottomPanel.Tab tab, org.kordamp.ikonli.Ikon ikon) {
        String key = tab.name().toLowerCase(java.util.Locale.ROOT);
        return Icons.button(
                "strip-" + key,
                ikon,
                BottomPanel.title(tab) + "  Alt+" + tab.digit(),
                () -> parts.bottom().show(tab));
    }

    /// Puts the open parts side by side; the canvas gets what the others leave.
    private void arrange() {
        across.getItems().clear();
        if (sideOpen.get()) {
            across.getItems().add(side);
        }
        across.getItems().add(host);
        if (propertiesOpen.get()) {
            across.getItems().add(properties);
        }
        double width = getWidth() > 0 ? getWidth() - 40 : 1400;
        int last = across.getDividers().size() - 1;
        if (sideOpen.get()) {
            across.setDividerPosition(0, SIDE / width);
        }
        if (propertiesOpen.get()) {
            across.setDividerPosition(last, 1 - INSPECTOR / width);
        }
    }

    private void sizeBottom(boolean open) {
        BottomPanel bottom = parts.bottom();
        if (open) {
            bottom.setMinHeight(BOTTOM_LEAST);
            bottom.setMaxHeight(Double.MAX_VALUE);
            bottom.setPrefHeight(bottomHeight);
            double height = down.getHeight() > 0 ? down.getHeight() : 740;
            down.setDividerPosition(0, 1 - bottomHeight / height);
        } else {
            if (bottom.getHeight() > BOTTOM_LEAST) {
                bottomHeight = bottom.getHeight();
            }
            bottom.setMinHeight(BottomPanel.BAR_HEIGHT);
            bottom.setMaxHeight(BottomPanel.BAR_HEIGHT);
            down.setDividerPosition(0, 1);
        }
    }

    private void narrow(double before, double now) {
        if (now > 0 && now < NARROW && (before >= NARROW || before == 0)) {
            sideOpen.set(false);
            arrange();
        } else if (now >= NARROW && before > 0 && before < NARROW) {
            sideOpen.set(true);
            arrange();
        } else if (before == 0) {
            arrange();
        }
    }

    void toggleSide() {
        sideOpen.set(!sideOpen.get());
        arrange();
    }

    ReadOnlyBooleanProperty sideOpenProperty() {
        return sideOpen.getReadOnlyProperty();
    }

    void openSide() {
        if (!sideOpen.get()) {
            toggleSide();
        }
    }

    void toggleInspector() {
        propertiesOpen.set(!propertiesOpen.get());
        arrange();
    }

    ReadOnlyBooleanProperty inspectorOpenProperty() {
        return propertiesOpen.getReadOnlyProperty();
    }

    void openInspector() {
        if (!propertiesOpen.get()) {
            toggleInspector();
        }
    }

    /// The window says so when it shows the past.
    void past(boolean past) {
        pastBadge.setVisible(past);
        host.getStyleClass().remove("past");
        if (past) {
            host.getStyleClass().add("past");
        }
    }

    /// Lays something over the canvas.
    void overCanvas(Node node, Pos where) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, new Insets(16));
        join(host, node);
    }

    /// Lays something over the right side of the canvas and over the properties, no higher than
    /// they are.
    void overProperties(Node node) {
        StackPane.setAlignment(node, Pos.TOP_RIGHT);
        StackPane.setMargin(node, new Insets(8));
        join(middle, node);
    }

    /// Lays something over the window.
    void overWindow(Node node, Pos where, double top) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, new Insets(top, 0, 0, 0));
        join(this, node);
    }

    /// What does not show at first joins when it first does: styling it costs as much as styling
    /// what shows, and the window would open later for it.
    private static void join(StackPane place, Node node) {
        node.visibleProperty()
                .subscribe(visible -> {
                    if (visible && node.getParent() == null) {
                        place.getChildren().add(node);
                    }
                });
    }

    /// What is being dragged follows the pointer.
    void ghost(String words, Point2D scene) {
        Point2D at = floating.sceneToLocal(scene);
        ghost.setText(words);
        ghost.setVisible(true);
        ghost.relocate(at.getX() + 12, at.getY() + 12);
    }

    void noGhost() {
        ghost.setVisible(false);
    }

    /// Whether a point of the scene lies on the canvas.
    boolean onCanvas(Point2D scene) {
        return host.localToScene(host.getBoundsInLocal()).contains(scene);
    }

    /// Gives the keyboard to the next region, or to the one before.
    void cycle(int direction, List<Runnable> regions, int current) {
        int next = Math.floorMod(current + direction, regions.size());
        regions.get(next).run();
    }

    /// Which of the regions has the keyboard; the first where none has.
    int regionOfFocus(List<Node> regions) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            for (int i = 0; i < regions.size(); i++) {
                if (Objects.equals(regions.get(i), at)) {
                    return i;
                }
            }
        }
        return 0;
    }
}
