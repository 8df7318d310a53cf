package studio.routeserver.desktop.routes;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import studio.routeserver.desktop.theme.Columns;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.fabric.GuestEntry;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Nva;

/// The table of an NVA's guest, each entry with what the row of its NIC makes of it. Projects a
/// snapshot; decides nothing.
final class GuestTable extends TableView<GuestEntry> {

    /// The longest prefix.
    private static final double PREFIX_WIDTH = 130;

    private static final double ROW_HEIGHT = 26;

    GuestTable() {
        setId("guest-routes");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        TableColumn<GuestEntry, String> prefix =
                Columns.text(
                        text("guest.column.prefix"),
                        PREFIX_WIDTH,
                        entry -> entry.route().prefix().toString(),
                        "mono-cell");
        prefix.setMinWidth(PREFIX_WIDTH);
        getColumns().add(prefix);
        getColumns().add(Columns.text(text("guest.column.ways"), 110, GuestEntry::ways));
        getColumns().add(Columns.node(text("guest.column.answer"), 260, GuestTable::answer));
        getColumns().add(Columns.text(text("guest.column.why"), 260, entry -> entry.route().why()));
    }

    private static Node answer(GuestEntry entry) {
        Label label = new Label(entry.answer());
        if (entry.thwarted()) {
            label.getStyleClass().add("bad");
        }
        return label;
    }

    /// Shows the guest of the selected NVA. Answers whether there is one.
    boolean show(LabSnapshot snapshot, List<Item> selection) {
        List<GuestEntry> entries =
                nva(snapshot, selection).map(snapshot.fabric()::guest).orElse(List.of());
        if (!entries.equals(getItems())) {
            getItems().setAll(entries);
        }
        return !entries.isEmpty();
    }

    private static Optional<Nva> nva(LabSnapshot snapshot, List<Item> selection) {
        return selection.size() == 1
                        && selection.getFirst() instanceof Item.Resource(var ref)
                        && ref.kind() == Kind.NVA
                ? snapshot.topology().nva(ref.name())
                : Optional.empty();
    }
}
