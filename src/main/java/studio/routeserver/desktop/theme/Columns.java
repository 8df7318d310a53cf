package studio.routeserver.desktop.theme;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// Columns of our tables.
public final class Columns {

    private Columns() {}

    /// A column of plain text; what is cut off stands in the tooltip.
    public static <R> TableColumn<R, String> text(
            String title, double width, Function<R, String> value, String... styles) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>(styles));
        return column;
    }

    /// A column whose cells are nodes; sorted by the text that `value` gives.
    public static <R> TableColumn<R, R> node(String title, double width, Function<R, Node> node) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new NodeCell<>(node));
        return column;
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        TextCell(String... styles) {
            getStyleClass().addAll(styles);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            boolean blank = empty || item == null || item.isEmpty();
            setText(blank ? null : item);
            Tips.put(this, blank || item.length() < 24 ? "" : item);
        }
    }

    private static final class NodeCell<R> extends TableCell<R, R> {
        private final Function<R, Node> node;

        NodeCell(Function<R, Node> node) {
            this.node = node;
        }

        @Override
        protected void updateItem(R item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : node.apply(item));
        }
    }
}
