package studio.routeserver.desktop.outline;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Topology;

/// The drawing as a tree: the canvas for keyboards and screen readers.
public final class OutlinePanel extends TreeView<OutlineEntry> {

    private static final double ROW_HEIGHT = 24;

    private final Set<String> closed = new HashSet<>();
    private final BiFunction<Topology, Item, ContextMenu> menu;
    private List<OutlineEntry> shown = List.of();
    private Topology topology = Topology.empty("");
    private List<Item> selected = List.of();
    private boolean filling;

    /// @param select selects an item
    /// @param open goes to its properties
    /// @param menu the menu of an item
    public OutlinePanel(
            Consumer<Item> select,
            Consumer<Item> open,
            BiFunction<Topology, Item, ContextMenu> menu) {
        this.menu = menu;
        setId("outline");
        getStyleClass().add("outline");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setCellFactory(_ -> new Cell());
        setAccessibleText(Messages.text("outline.panel.about"));
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (!filling && chosen != null && chosen.getValue().item() != null) {
                        select.accept(chosen.getValue().item());
                    }
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    TreeItem<OutlineEntry> chosen = getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER
                            && chosen != null
                            && chosen.getValue().item() != null) {
                        open.accept(chosen.getValue().item());
                        event.consume();
                    }
                });
    }

    /// Shows a drawing and what of it is selected; what is open stays open.
    @SuppressWarnings("ReferenceEquality") // the same topology has the same outline
    public void show(Topology now, List<Item> selection) {
        if (now == topology && selection.equals(selected)) {
            return;
        }
        topology = now;
        selected = selection;
        List<OutlineEntry> entries = OutlineEntry.of(now);
        filling = true;
        if (!entries.equals(shown) || getRoot() == null) {
            shown = entries;
            TreeItem<OutlineEntry> root = new TreeItem<>();
            entries.forEach(entry -> root.getChildren().add(item(entry)));
            setRoot(root);
        }
        TreeItem<OutlineEntry> chosen =
                selection.size() == 1 ? find(getRoot(), selection.getFirst()) : null;
        if (chosen == null) {
            getSelectionModel().clearSelection();
        } else if (!Objects.equals(chosen, getSelectionModel().getSelectedItem())) {
            for (TreeItem<OutlineEntry> up = chosen.getParent(); up != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            getSelectionModel().select(chosen);
            int row = getRow(chosen);
            if (!isFocused()) {
                scrollTo(Math.max(0, row - 4));
            }
        }
        filling = false;
    }

    private TreeItem<OutlineEntry> item(OutlineEntry entry) {
        TreeItem<OutlineEntry> item = new TreeItem<>(entry);
        entry.children().forEach(child -> item.getChildren().add(item(child)));
        boolean instances =
                entry.item() instanceof Item.Resource && entry.second().startsWith("AS");
        item.setExpanded(!closed.contains(entry.name()) && entry.item() != null && !instances);
        item.expandedProperty()
                .subscribe((_, open) -> {
                    if (open) {
                        closed.remove(entry.name());
                    } else {
                        closed.add(entry.name());
                    }
                });
        return item;
    }

    private static @Nullable TreeItem<OutlineEntry> find(TreeItem<OutlineEntry> from, Item wanted) {
        for (TreeItem<OutlineEntry> child : from.getChildren()) {
            if (wanted.equals(child.getValue().item())) {
                return child;
            }
            TreeItem<OutlineEntry> deeper = find(child, wanted);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private final class Cell extends TreeCell<OutlineEntry> {
        Cell() {
            // As wide as the tree: what does not fit is cut and never scrolled to.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(OutlineEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setContextMenu(null);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Item item = entry.item();
            Glyph glyph = item == null ? Glyph.NOTE : Signs.of(topology, item);
            Label name = new Label(entry.name());
            Label second = new Label(entry.second());
            second.getStyleClass().addAll("muted", "tiny");
            HBox line = new HBox(name, second);
            line.setSpacing(6);
            line.setMinWidth(0);
            name.setMinWidth(Region.USE_PREF_SIZE);
            if (item != null) {
                line.getChildren().addFirst(new GlyphNode(glyph, 14));
            } else {
                name.getStyleClass().add("section");
            }
            setGraphic(line);
            setAccessibleText(entry.name() + " " + entry.second());
            if (item != null) {
                setOnContextMenuRequested(event -> {
                    menu.apply(topology, item).show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                });
            }
        }
    }
}
