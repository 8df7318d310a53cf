package studio.routeserver.desktop.routes;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.capacity.Meter;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.Columns;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.why.Asking;
import studio.routeserver.desktop.why.WhyQuestion;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.net.Ipv4Prefix;
import studio.routeserver.topology.Topology;

/// The effective routes of what is selected, with why each is there. Projects a snapshot; decides
/// nothing.
public final class RoutesPanel extends BorderPane {

    private static final double ROW_HEIGHT = 26;
    private static final Duration FLASH = Duration.seconds(1);
    private static final char FIRST_LETTER = 'A';

    /// What the routes of an NVA's NIC keep of the width beside its guest's table.
    private static final double NIC_SHARE = 0.62;

    /// The longest prefix.
    private static final double PREFIX_WIDTH = 130;

    /// Two next hops with their letters, and that they share.
    private static final double HOPS_WIDTH = 270;

    /// Azure's longest word: VirtualNetworkGateway.
    private static final double WORD_WIDTH = 156;

    private static final double STATE_WIDTH = 64;

    private static final double CHANGED_WIDTH = 92;

    private final Label title = new Label();
    private final Label note = new Label();
    private final Label count = new Label();
    private final Label room = new Label();
    private final TextField filter = new TextField();
    private final CheckBox losers = new CheckBox(text("routes.losers.toggle"));
    private final TableView<RouteRow> table = new TableView<>();
    private final ObservableList<RouteRow> shown = FXCollections.observableArrayList();
    private final Button whyNot = new Button(text("routes.whynot.button"));
    private final Asking asking;
    private final GuestTable guest = new GuestTable();
    private final SplitPane both = new SplitPane();
    private final Consumer<Item> select;

    private RouteList list = RouteList.NONE;
    private @Nullable LabSnapshot snapshot;
    private List<Item> selected = List.of();
    private @Nullable Topology topology;
    private @Nullable Instant at;

    /// @param select selects the owner of a next hop that was clicked
    /// @param asking says why a row is there
    public RoutesPanel(Consumer<Item> select, Asking asking) {
        this.select = select;
        this.asking = asking;
        getStyleClass().add("routes-panel");
        title.getStyleClass().add("strong");
        note.getStyleClass().addAll("chip", "warn");
        count.getStyleClass().add("muted");
        room.setId("routes-headroom");
        filter.setId("routes-filter");
        filter.setPromptText(text("routes.filter.prompt"));
        filter.textProperty().subscribe(this::refill);
        losers.setId("routes-losers");
        losers.setSelected(true);
        losers.selectedProperty().subscribe(this::refill);
        setTop(bar());
        setCenter(table);
        table.setId("effective-routes");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        Label empty = new Label(text("routes.empty.text"));
        empty.getStyleClass().add("empty");
        table.setPlaceholder(empty);
        columns(true);
        SortedList<RouteRow> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setRowFactory(_ -> new Row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private HBox bar() {
        MenuButton copy = new MenuButton(text("routes.copy.button"));
        copy.setId("routes-copy");
        copy.getItems()
                .addAll(
                        copying("routes.copy.table", RouteText.AZ_TABLE),
                        copying("routes.copy.json", RouteText.AZ_JSON),
                        copying("routes.copy.tsv", RouteText.TSV),
                        copying("routes.copy.markdown", RouteText.MARKDOWN));
        Button why = new Button(text("routes.why.button"));
        why.setId("routes-why");
        Tips.put(why, text("routes.why.about"));
        why.setOnAction(_ -> why());
        why.disableProperty().bind(Bindings.isEmpty(shown));
        whyNot.setId("routes-why-not");
        Tips.put(whyNot, text("routes.whynot.about"));
        whyNot.setOnAction(_ -> whyNot());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(title, note, count, room, space, losers, filter, why, whyNot, copy);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private MenuItem copying(String key, RouteText form) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(_ -> copy(form));
        return item;
    }

    private void copy(RouteText form) {
        ClipboardContent content = new ClipboardContent();
        content.putString(form.of(list, List.copyOf(shown)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Azure's own columns are read whole. Beside another table there is no room for ours: why a
    /// row is there is asked for (key `W`).
    private void columns(boolean alone) {
        table.getColumns().clear();
        TableColumn<RouteRow, RouteRow> prefix =
                Columns.node(text("routes.column.prefix"), 150, RoutesPanel::prefixCell);
        prefix.setMinWidth(PREFIX_WIDTH);
        prefix.setComparator(RouteRow::compare);
        TableColumn<RouteRow, RouteRow> hops =
                Columns.node(text("routes.column.hop"), 260, this::hopsCell);
        hops.setMinWidth(HOPS_WIDTH);
        hops.setComparator((a, b) -> a.nextHops().compareTo(b.nextHops()));
        TableColumn<RouteRow, String> source =
                Columns.text(text("routes.column.source"), WORD_WIDTH, RouteRow::source);
        source.setMinWidth(WORD_WIDTH);
        TableColumn<RouteRow, String> state =
                Columns.text(text("routes.column.state"), STATE_WIDTH, RouteRow::state);
        state.setMinWidth(STATE_WIDTH);
        TableColumn<RouteRow, String> type =
                Columns.text(text("routes.column.type"), WORD_WIDTH, RouteRow::type);
        type.setMinWidth(WORD_WIDTH);
        table.getColumns().add(source);
        table.getColumns().add(state);
        table.getColumns().add(prefix);
        table.getColumns().add(type);
        table.getColumns().add(hops);
        table.getColumns()
                .add(Columns.text(text("routes.column.path"), 90, RouteRow::asPath, "mono-cell"));
        if (alone) {
            TableColumn<RouteRow, String> changed =
                    Columns.text(
                            text("routes.column.changed"),
                            CHANGED_WIDTH,
                            row -> row.changed() == null ? "" : Times.point(row.changed()));
            changed.setMinWidth(CHANGED_WIDTH);
            table.getColumns()
                    .add(Columns.text(text("routes.column.why"), 420, row -> row.route().why()));
            table.getColumns().add(changed);
        }
    }

    private static Node prefixCell(RouteRow row) {
        Label label = new Label((row.listed() ? "" : "└ ") + row.prefix());
        label.getStyleClass().add("mono");
        return label;
    }

    /// With several next hops each has the letter of its ECMP member.
    private Node hopsCell(RouteRow row) {
        HBox cell = new HBox();
        cell.setSpacing(6);
        cell.setAlignment(Pos.CENTER_LEFT);
        cell.getStyleClass().add("hops");
        List<Ipv4Address> hops = row.route().nextHops();
        for (int i = 0; i < hops.size(); i++) {
            if (row.ecmp() && !row.loser()) {
                Label letter = new Label(String.valueOf((char) (FIRST_LETTER + i)));
                letter.getStyleClass().add("letter");
                letter.setMinWidth(Region.USE_PREF_SIZE);
                cell.getChildren().add(letter);
            }
            Ipv4Address address = hops.get(i);
            Hyperlink link = new Hyperlink(address.toString());
            link.getStyleClass().add("mono");
            link.setFocusTraversable(false);
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setOnAction(_ -> go(address));
            link.setAccessibleText(text("routes.hop.of", address, row.owners().get(i)));
            cell.getChildren().add(link);
        }
        if (row.ecmp() && !row.loser()) {
            Label ecmp = new Label("ECMP " + hops.size());
            ecmp.getStyleClass().addAll("chip", "active");
            ecmp.setMinWidth(Region.USE_PREF_SIZE);
            cell.getChildren().add(ecmp);
        }
        return cell;
    }

    private void go(Ipv4Address address) {
        if (topology != null) {
            RouteOwners.of(topology, address).ifPresent(select);
        }
    }

    /// Shows the routes of the one selected item at a moment.
    @SuppressWarnings("ReferenceEquality") // the same snapshot has the same routes
    public void show(@Nullable Moment moment, List<Item> selection) {
        LabSnapshot now = moment == null ? null : moment.snapshot();
        if (now != null && now == snapshot && selection.equals(selected)) {
            return;
        }
        snapshot = now;
        selected = selection;
        fill(moment, selection);
    }

    /// An NVA has two tables: its NIC's, which decides, and beside it its guest's (R-NVA-09).
    private void beside(boolean shows) {
        if (shows == both.getItems().isEmpty()) {
            setCenter(null);
            both.getItems().clear();
            columns(!shows);
            if (shows) {
                both.getItems().addAll(table, guest);
                both.setDividerPositions(NIC_SHARE);
            }
            setCenter(shows ? both : table);
        }
    }

    private void fill(@Nullable Moment moment, List<Item> selection) {
        beside(moment != null && guest.show(moment.snapshot(), selection));
        if (moment == null || selection.size() != 1) {
            list = RouteList.NONE;
            at = null;
        } else {
            topology = moment.snapshot().topology();
            RouteList now = RouteList.of(moment.snapshot(), selection.getFirst());
            list = now.title().equals(list.title()) ? carried(list, now, moment) : now;
            at = moment.at();
        }
        boolean any = !list.title().isEmpty();
        whyNot.setDisable(!any);
        title.setText(any ? text("routes.title.of", list.title()) : text("routes.title.none"));
        note.setText(list.note());
        note.setVisible(!list.note().isEmpty());
        note.setManaged(note.isVisible());
        refill();
    }

    /// Rows that say what they said keep when they changed; those that do not have changed now.
    private static RouteList carried(RouteList before, RouteList now, Moment moment) {
        Map<RouteRow.Key, RouteRow> known = new LinkedHashMap<>();
        before.rows().forEach(row -> known.put(row.key(), row));
        List<RouteRow> rows = new ArrayList<>();
        for (RouteRow row : now.rows()) {
            RouteRow was = known.get(row.key());
            rows.add(
                    row.changedAt(
                            was != null && was.says(row) ? was.changed() : moment.snapshot().at()));
        }
        return new RouteList(now.title(), now.vantage(), now.note(), rows, now.azure());
    }

    private void refill() {
        List<RouteRow> wanted =
                list.rows().stream().filter(row -> losers.isSelected() || row.listed()).toList();
        List<RouteRow> kept = RouteFilter.parse(filter.getText()).apply(wanted);
        if (!kept.equals(List.copyOf(shown))) {
            RouteRow selected = table.getSelectionModel().getSelectedItem();
            shown.setAll(kept);
            if (selected != null) {
                kept.stream()
                        .filter(row -> row.key().equals(selected.key()))
                        .findFirst()
                        .ifPresent(row -> table.getSelectionModel().select(row));
            }
        }
        long listed = list.rows().stream().filter(RouteRow::listed).count();
        count.setText(list.title().isEmpty() ? "" : text("routes.count.listed", listed));
        room();
    }

    /// How near the profile's limit the routes of BGP are: a word and a colour from eight tenths.
    private void room() {
        Topology drawn = topology;
        boolean any = drawn != null && !list.rows().isEmpty();
        room.setVisible(any);
        room.setManaged(any);
        if (drawn == null || !any) {
            return;
        }
        Meter meter = Room.of(drawn, list);
        room.getStyleClass().removeAll("muted", "warn", "bad");
        room.getStyleClass()
                .add(
                        switch (meter.level()) {
                            case FREE -> "muted";
                            case NEAR -> "warn";
                            case BEYOND -> "bad";
                        });
        String reading = text("routes.headroom.text", meter.reading());
        room.setText(
                switch (meter.level()) {
                    case FREE -> reading;
                    case NEAR -> reading + ", " + text("headroom.level.near");
                    case BEYOND -> reading + ", " + text("headroom.level.beyond");
                });
        Tips.put(room, meter.acts() + " (" + meter.limit().id() + ", " + meter.rule() + ")");
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.W && !event.isShortcutDown()) {
            if (event.isShiftDown()) {
                whyNot();
            } else {
                why();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.L && event.isShiftDown()) {
            losers.setSelected(!losers.isSelected());
            event.consume();
        }
    }

    /// Says why the selected row is there; without one, the first. Answers whether there is any.
    public boolean why() {
        RouteRow row = table.getSelectionModel().getSelectedItem();
        if (row == null && !shown.isEmpty()) {
            table.getSelectionModel().select(0);
            row = table.getSelectionModel().getSelectedItem();
        }
        if (row != null) {
            Ipv4Prefix prefix = row.route().prefix();
            asking.ask(
                    prefix == null
                            ? new WhyQuestion.OfRow(list.vantage(), row.route())
                            : new WhyQuestion.OfPrefix(list.vantage(), prefix));
        }
        return row != null;
    }

    /// Asks for a prefix or an address that is not there. Answers whether there is anybody to ask
    /// about.
    public boolean whyNot() {
        boolean any = !list.vantage().isEmpty();
        if (any) {
            asking.askNot(list.vantage());
        }
        return any;
    }

    /// A row that is dim where it was beaten, and flashes at its edge when it has just changed.
    private final class Row extends TableRow<RouteRow> {
        private final PauseTransition flash = new PauseTransition(FLASH);

        Row() {
            flash.setOnFinished(_ -> getStyleClass().remove("flash"));
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !isEmpty()) {
                    why();
                }
            });
        }

        @Override
        protected void updateItem(RouteRow item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("loser", "flash");
            if (empty || item == null) {
                return;
            }
            if (item.loser()) {
                getStyleClass().add("loser");
            }
            if (item.changed() != null && item.changed().equals(at)) {
                getStyleClass().add("flash");
                flash.playFromStart();
            }
        }
    }
}
