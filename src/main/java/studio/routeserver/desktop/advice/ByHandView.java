package studio.routeserver.desktop.advice;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.design.ByHand;
import studio.routeserver.advice.design.Growth;
import studio.routeserver.advice.design.Missing;
import studio.routeserver.desktop.theme.Columns;
import studio.routeserver.desktop.workbench.Demonstration;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.net.Ipv4Prefix;

/// The route-table entries that would stand in place of the Route Server, what one branch more adds
/// to them, and what one that was forgotten breaks.
final class ByHandView extends SplitPane {

    private static final double ROW_HEIGHT = 26;
    private static final double TABLE_SHARE = 0.62;

    /// Works something out elsewhere and hands it back on the screen's thread.
    interface Elsewhere {
        <T> void ask(Supplier<T> work, Consumer<T> take);
    }

    private final TableView<HandRow> table = new TableView<>();
    private final VBox words = new VBox();
    private final Label head = new Label();
    private final VBox limits = new VBox();
    private final TextField prefix = new TextField();
    private final Label growthWords = new Label();
    private final Label missingWords = new Label();
    private final Button forget = new Button(text("hand.forget.button"));
    private final VBox besides = new VBox();
    private final Consumer<Item> go;
    private final Consumer<@Nullable Demonstration> demonstrate;
    private final Elsewhere elsewhere;
    private @Nullable ByHand hand;
    private Optional<Growth> growth = Optional.empty();
    private @Nullable Missing missing;

    /// @param go shows a subnet
    /// @param demonstrate shows a black hole that is not there; null ends it
    ByHandView(
            Consumer<Item> go, Consumer<@Nullable Demonstration> demonstrate, Elsewhere elsewhere) {
        this.go = go;
        this.demonstrate = demonstrate;
        this.elsewhere = elsewhere;
        setId("hand-view");
        getStyleClass().add("design-page");
        table();
        words();
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("design-page");
        scroll.setMinWidth(300);
        getItems().addAll(table, scroll);
        setDividerPositions(TABLE_SHARE);
    }

    private void table() {
        table.setId("hand-entries");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        Label empty = new Label(text("hand.table.empty"));
        empty.getStyleClass().add("empty");
        table.setPlaceholder(empty);
        table.getColumns()
                .add(Columns.text(text("hand.column.mark"), 28, row -> row.mark().sign()));
        table.getColumns().add(Columns.node(text("hand.column.subnet"), 160, this::subnet));
        table.getColumns()
                .add(
                        Columns.text(
                                text("hand.column.prefix"),
                                130,
                                row -> row.prefix().toString(),
                                "mono-cell"));
        table.getColumns()
                .add(
                        Columns.text(
                                text("hand.column.hop"),
                                90,
                                row -> row.nextHop().toString(),
                                "mono-cell"));
        table.getColumns().add(Columns.text(text("hand.column.table"), 110, HandRow::table));
        table.getColumns().add(Columns.text(text("hand.column.note"), 100, HandRow::note));
        table.getColumns().add(Columns.node("", 70, this::forgetting));
        table.setRowFactory(_ -> new Row());
    }

    private Node subnet(HandRow row) {
        Hyperlink link = new Hyperlink(row.subnet().toString());
        link.setFocusTraversable(false);
        link.setOnAction(_ -> go.accept(new Item.Subnet(row.subnet())));
        return link;
    }

    private Node forgetting(HandRow row) {
        if (row.mark() == HandRow.Mark.ADDED) {
            return new Region();
        }
        Hyperlink link = new Hyperlink(text("hand.forget.link"));
        link.setFocusTraversable(false);
        link.setAccessibleText(text("hand.forget.about", row.prefix(), row.subnet()));
        link.setOnAction(_ -> {
            ByHand now = hand;
            if (now != null) {
                ask(() -> Optional.of(now.without(row.subnet(), row.prefix())));
            }
        });
        return link;
    }

    private void words() {
        words.getStyleClass().add("page");
        head.setId("hand-head");
        head.getStyleClass().add("strong");
        prefix.setId("hand-prefix");
        prefix.setPromptText(text("hand.branch.prompt"));
        prefix.setOnAction(_ -> grow());
        growthWords.setId("hand-growth");
        missingWords.setId("hand-missing");
        forget.setId("hand-forget");
        forget.setOnAction(_ -> {
            ByHand now = hand;
            if (now != null) {
                ask(now::forgotten);
            }
        });
        Button show = new Button(text("hand.branch.button"));
        show.setId("hand-grow");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> grow());
        HBox.setHgrow(prefix, Priority.ALWAYS);
        forget.setMinWidth(Region.USE_PREF_SIZE);
        for (Label label : List.of(head, growthWords, missingWords)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        besides.getStyleClass().add("stack");
        words.getChildren()
                .addAll(
                        head,
                        limits,
                        headed(text("hand.branch.head"), prefix, show),
                        growthWords,
                        headed(text("hand.missing.head"), space(), forget),
                        missingWords,
                        section(text("hand.besides.head")),
                        besides);
    }

    void show(@Nullable Study study) {
        missing = null;
        hand = study == null ? null : study.hand();
        growth = study == null ? Optional.empty() : study.growth();
        prefix.setText(growth.map(one -> one.prefix().toString()).orElse(""));
        limits.getChildren().clear();
        besides.getChildren().clear();
        ByHand now = hand;
        if (now == null) {
            head.setText(text("design.wait.text"));
        } else {
            String all = text("hand.head.text", now.entries(), now.tables().size());
            head.setText(
                    now.merged() == now.entries()
                            ? all
                            : all + " " + text("hand.head.merged", now.merged()));
            now.limits().forEach(limit -> limits.getChildren().add(line(limit, "warn")));
            besides(now);
        }
        forget.setDisable(now == null || now.entries() == 0);
        missingWords.setText(text("hand.missing.hint"));
        fill();
    }

    private void besides(ByHand now) {
        for (ByHand.Told told : now.gateways()) {
            besides.getChildren()
                    .add(line(text("hand.besides.gateway", told.object(), join(told.prefixes()))));
        }
        for (ByHand.Told told : now.nvas()) {
            besides.getChildren()
                    .add(line(text("hand.besides.nva", told.object(), join(told.prefixes()))));
        }
        besides.getChildren().add(line(text("hand.cost.subnet", now.cost().newSubnet())));
        for (Map.Entry<String, Integer> one : now.cost().nvaFailure().entrySet()) {
            besides.getChildren()
                    .add(line(text("hand.cost.failure", one.getKey(), one.getValue())));
        }
    }

    /// The prefix that was typed, as one branch more.
    private void grow() {
        ByHand now = hand;
        if (now == null) {
            return;
        }
        try {
            growth = Growth.of(now, Ipv4Prefix.parse(prefix.getText().strip()));
        } catch (IllegalArgumentException wrong) {
            growth = Optional.empty();
            fill();
            growthWords.setText(text("hand.branch.wrong", prefix.getText()));
            return;
        }
        fill();
    }

    private void ask(Supplier<Optional<Missing>> question) {
        missingWords.setText(text("design.wait.text"));
        ByHand about = hand;
        elsewhere.ask(
                question,
                answer -> {
                    if (about != null && about.equals(hand)) {
                        answer.ifPresentOrElse(this::demonstrate, this::nothing);
                    }
                });
    }

    private void nothing() {
        missingWords.setText(text("hand.missing.none"));
    }

    private void demonstrate(Missing found) {
        missing = found;
        missingWords.setText(found.sentence());
        fill();
        List<Overlay.Way> ways =
                found.hits().stream()
                        .map(hit -> new Overlay.Way(hit.sender(), hit.to(), hit.path(), true))
                        .toList();
        demonstrate.accept(
                ways.isEmpty() ? null : new Demonstration(found.sentence(), new Overlay(ways)));
    }

    /// The demonstration has ended elsewhere: the entry is there again.
    void ended() {
        if (missing != null) {
            missing = null;
            missingWords.setText(text("hand.missing.hint"));
            fill();
        }
    }

    private void fill() {
        ByHand now = hand;
        if (now == null) {
            table.getItems().clear();
            return;
        }
        table.getItems().setAll(HandRow.of(now, growth, missing));
        growthWords.setText(
                growth.map(one ->
                                text("hand.branch.text", one.prefix(), one.via(), one.entries())
                                        + (one.gateways().isEmpty()
                                                ? ""
                                                : " "
                                                        + text(
                                                                "hand.branch.told",
                                                                join(one.gateways()))))
                        .orElse(""));
    }

    private static String join(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Label line(String sentence, String... styles) {
        Label label = new Label(sentence);
        label.getStyleClass().add("small");
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        return label;
    }

    private static HBox headed(String title, Node... nodes) {
        Label head = section(title);
        head.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, head);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(nodes);
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// What was added and what was forgotten are told apart by sign and colour.
    private static final class Row extends TableRow<HandRow> {
        @Override
        protected void updateItem(HandRow item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("added", "forgotten");
            if (!empty && item != null) {
                switch (item.mark()) {
                    case NEEDED -> {}
                    case ADDED -> getStyleClass().add("added");
                    case FORGOTTEN -> getStyleClass().add("forgotten");
                }
            }
        }
    }
}
