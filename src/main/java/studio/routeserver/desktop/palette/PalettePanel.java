package studio.routeserver.desktop.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.theme.Tips;

/// The kinds to drag onto the canvas; Enter inserts without a drag.
///
/// The drag is our own press, move and release: it needs no system drag and drop, and the canvas
/// hears of each step in the scene's coordinates.
public final class PalettePanel extends VBox {

    /// How far the pointer goes until a press is a drag.
    private static final double THRESHOLD = 4;

    /// What becomes of a kind that was taken.
    public interface Taking {
        /// It is over that point of the scene.
        void over(PaletteKind kind, Point2D scene);

        /// It is let go there.
        void drop(PaletteKind kind, Point2D scene);

        /// The drag was given up.
        void cancel();

        /// It is to be put where it fits.
        void insert(PaletteKind kind);

        /// What was inserted gets the keyboard: what comes next is done to it.
        void handOver();
    }

    private final Taking taking;
    private final TextField search = new TextField();
    private final TilePane tiles = new TilePane();
    private final List<Node> all = new ArrayList<>();
    private boolean dragging;

    /// @param picture makes the picture of a kind
    public PalettePanel(Taking taking, Function<PaletteKind, Node> picture) {
        this.taking = taking;
        setId("palette");
        getStyleClass().add("palette");
        setSpacing(6);
        search.setId("palette-search");
        search.setPromptText(Messages.text("palette.search.prompt"));
        search.textProperty().subscribe(this::refill);
        search.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !tiles.getChildren().isEmpty()) {
                        taking.insert((PaletteKind) tiles.getChildren().getFirst().getUserData());
                        search.clear();
                        taking.handOver();
                        event.consume();
                    }
                });
        tiles.setPrefColumns(1);
        tiles.setVgap(0);
        tiles.setPrefTileWidth(216);
        for (PaletteKind kind : PaletteKind.values()) {
            all.add(tile(kind, picture.apply(kind)));
        }
        getChildren().addAll(search, tiles);
        refill();
    }

    private void refill() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        tiles.getChildren()
                .setAll(
                        all.stream()
                                .filter(tile ->
                                        ((PaletteKind) tile.getUserData())
                                                .title()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(wanted))
                                .toList());
    }

    private HBox tile(PaletteKind kind, Node picture) {
        HBox tile = new HBox(picture, new Label(kind.title()));
        tile.setId("palette-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tile.setUserData(kind);
        tile.getStyleClass().add("tile");
        tile.setFocusTraversable(true);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setAccessibleRole(AccessibleRole.BUTTON);
        tile.setAccessibleText(kind.title());
        tile.setAccessibleHelp(kind.hint());
        Tips.put(tile, kind.hint());
        tile.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    dragging = false;
                    tile.requestFocus();
                    tile.getProperties()
                            .put("press", new Point2D(press.getSceneX(), press.getSceneY()));
                });
        tile.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    Point2D at = new Point2D(drag.getSceneX(), drag.getSceneY());
                    Point2D press = (Point2D) tile.getProperties().get("press");
                    if (press != null && (dragging || press.distance(at) > THRESHOLD)) {
                        dragging = true;
                        taking.over(kind, at);
                    }
                });
        tile.addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                release -> {
                    if (dragging) {
                        dragging = false;
                        taking.drop(kind, new Point2D(release.getSceneX(), release.getSceneY()));
                    }
                });
        tile.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                click -> {
                    if (click.getClickCount() == 2) {
                        taking.insert(kind);
                    }
                });
        tile.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    switch (event.getCode()) {
                        case ENTER -> {
                            taking.insert(kind);
                            event.consume();
                        }
                        case ESCAPE -> {
                            dragging = false;
                            taking.cancel();
                        }
                        default -> {}
                    }
                });
        return tile;
    }

    /// Gives the keyboard to the search.
    public void focusSearch() {
        search.requestFocus();
    }
}
