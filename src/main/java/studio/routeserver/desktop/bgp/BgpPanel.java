package studio.routeserver.desktop.bgp;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.theme.Columns;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.PeerRoute;
import studio.routeserver.lab.SessionId;
import studio.routeserver.lab.SessionState;
import studio.routeserver.topology.AzureRule;

/// Sessions, and what one of them carries each way. Projects a snapshot; decides nothing.
public final class BgpPanel extends SplitPane {

    private static final double ROW_HEIGHT = 26;
    private static final double SESSIONS_PART = 0.58;

    /// The longest prefix, and the longest address.
    private static final double PREFIX_WIDTH = 140;

    private static final double HOP_WIDTH = 116;

    private final TableView<SessionRow> sessions = new TableView<>();
    private final TableView<PeerRoute> routes = new TableView<>();
    private final ToggleButton learned = new ToggleButton(text("bgp.direction.learned"));
    private final ToggleButton told = new ToggleButton(text("bgp.direction.told"));
    private final Label about = new Label();
    private final Label nothing = new Label();
    private final Consumer<Item> select;

    private @Nullable Moment moment;
    private @Nullable SessionId chosen;
    private boolean filling;

    /// @param select selects a session that was clicked
    public BgpPanel(Consumer<Item> select) {
        this.select = select;
        sessionsTable();
        routesTable();
        getItems().addAll(sessions, routesSide());
        setDividerPositions(SESSIONS_PART);
    }

    private void sessionsTable() {
        sessions.setId("bgp-sessions");
        sessions.setFixedCellSize(ROW_HEIGHT);
        sessions.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        sessions.setPlaceholder(empty("bgp.sessions.empty"));
        sessions.getColumns().add(Columns.text(text("bgp.column.session"), 196, SessionRow::name));
        sessions.getColumns().add(Columns.node(text("bgp.column.state"), 140, BgpPanel::stateCell));
        sessions.getColumns()
                .add(Columns.text(text("bgp.column.hold"), 124, SessionRow::hold, "mono-cell"));
        sessions.getColumns()
                .add(Columns.text(text("bgp.column.uptime"), 80, SessionRow::uptime, "mono-cell"));
        sessions.getColumns()
                .add(Columns.text(text("bgp.column.routes"), 70, SessionRow::routes, "mono-cell"));
        sessions.getColumns()
                .add(Columns.text(text("bgp.column.note"), 150, row -> row.session().note()));
        sessions.setRowFactory(_ -> new SessionLine());
        sessions.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null && !filling) {
                        chosen = row.session().id();
                        select.accept(new Item.Session(row.session().id()));
                        refillRoutes();
                    }
                });
    }

    private void routesTable() {
        routes.setId("bgp-routes");
        routes.setFixedCellSize(ROW_HEIGHT);
        routes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        nothing.getStyleClass().add("empty");
        nothing.setWrapText(true);
        routes.setPlaceholder(nothing);
        TableColumn<PeerRoute, String> prefix =
                Columns.text(
                        text("bgp.column.prefix"),
                        PREFIX_WIDTH,
                        route -> route.prefix().toString(),
                        "mono-cell");
        prefix.setMinWidth(PREFIX_WIDTH);
        TableColumn<PeerRoute, String> hop =
                Columns.text(
                        text("bgp.column.hop"),
                        HOP_WIDTH,
                        route -> route.nextHop().toString(),
                        "mono-cell");
        hop.setMinWidth(HOP_WIDTH);
        routes.getColumns().add(prefix);
        routes.getColumns().add(hop);
        routes.getColumns()
                .add(
                        Columns.text(
                                text("bgp.column.path"),
                                120,
                                route -> SessionRow.path(route.asPath()),
                                "mono-cell"));
        routes.getColumns()
                .add(
                        Columns.text(
                                text("bgp.column.accepted"),
                                80,
                                route ->
                                        route.accepted()
                                                ? text("bgp.accepted.yes")
                                                : text("bgp.accepted.no")));
        routes.getColumns().add(Columns.text(text("bgp.column.why"), 260, BgpPanel::why));
        routes.setRowFactory(_ -> new RouteLine());
    }

    private static String why(PeerRoute route) {
        return AzureRule.cited(route.why(), route.rule());
    }

    private BorderPane routesSide() {
        ToggleGroup group = new ToggleGroup();
        learned.setToggleGroup(group);
        told.setToggleGroup(group);
        learned.setSelected(true);
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    } else {
                        refillRoutes();
                    }
                });
        SegmentedButton direction = new SegmentedButton(learned, told);
        direction.setToggleGroup(group);
        direction.getStyleClass().add("direction");
        about.getStyleClass().add("strong");
        HBox bar = new HBox(about, direction);
        bar.getStyleClass().add("panel-bar");
        BorderPane side = new BorderPane(routes);
        side.setTop(bar);
        return side;
    }

    private static Label empty(String key) {
        Label label = new Label(text(key));
        label.getStyleClass().add("empty");
        return label;
    }

    private static Node stateCell(SessionRow row) {
        String role = role(row);
        GlyphNode glyph = new GlyphNode(Signs.of(row.session().state()), 14, role);
        Label label = new Label(row.state(), glyph);
        label.getStyleClass().add(role);
        return label;
    }

    private static String role(SessionRow row) {
        if (row.up()) {
            return row.session().cut() ? "warn" : "ok";
        }
        return row.session().state() == SessionState.IDLE || row.session().cut() ? "bad" : "warn";
    }

    /// Shows the sessions of a moment; a session that is selected on the canvas is selected here.
    public void show(@Nullable Moment shown, List<Item> selection) {
        moment = shown;
        if (selection.size() == 1 && selection.getFirst() instanceof Item.Session(var id)) {
            chosen = id;
        }
        filling = true;
        List<SessionRow> rows = shown == null ? List.of() : SessionRow.of(shown);
        sessions.getItems().setAll(rows);
        rows.stream()
                .filter(row -> row.session().id().equals(chosen))
                .findFirst()
                .ifPresent(row -> sessions.getSelectionModel().select(row));
        filling = false;
        refillRoutes();
    }

    private void refillRoutes() {
        Moment shown = moment;
        SessionId id = chosen;
        if (shown == null || id == null || !shown.snapshot().sessions().containsKey(id)) {
            about.setText(text("bgp.about.none"));
            nothing.setText(text("bgp.routes.empty"));
            routes.getItems().clear();
            return;
        }
        String end = learned.isSelected() ? id.local() : id.remote();
        String other = learned.isSelected() ? id.remote() : id.local();
        about.setText(text("bgp.about.end", end));
        nothing.setText(text("bgp.routes.nothing", end, other));
        List<PeerRoute> now = shown.snapshot().learned(id, !learned.isSelected());
        if (!Objects.equals(now, List.copyOf(routes.getItems()))) {
            routes.getItems().setAll(now);
        }
    }

    private static final class SessionLine extends TableRow<SessionRow> {
        @Override
        protected void updateItem(SessionRow item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("down");
            if (!empty && item != null && !item.up()) {
                getStyleClass().add("down");
            }
        }
    }

    private static final class RouteLine extends TableRow<PeerRoute> {
        @Override
        protected void updateItem(PeerRoute item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("loser");
            if (!empty && item != null && !item.accepted()) {
                getStyleClass().add("loser");
            }
        }
    }
}
