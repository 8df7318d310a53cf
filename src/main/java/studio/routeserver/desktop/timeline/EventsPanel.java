package studio.routeserver.desktop.timeline;

import static studio.routeserver.desktop.text.Messages.text;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.theme.Columns;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.picture.glyph.Glyph;

/// Everything that has happened in this run: when, whose, what and by which rule. A click goes
/// there.
public final class EventsPanel extends BorderPane {

    private static final double ROW_HEIGHT = 26;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableView<TimelineEvent> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private List<TimelineEvent> events = List.of();

    /// @param go moves the hand of the clock to an instant
    public EventsPanel(Consumer<Instant> go) {
        getStyleClass().add("events");
        table.setId("timeline-events");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        Label empty = new Label(text("events.empty.text"));
        empty.getStyleClass().add("empty");
        table.setPlaceholder(empty);
        table.getColumns()
                .add(
                        Columns.text(
                                text("events.column.time"),
                                100,
                                event -> Times.clock(event.at()),
                                "mono-cell"));
        table.getColumns().add(Columns.node(text("events.column.kind"), 110, EventsPanel::kind));
        table.getColumns()
                .add(Columns.text(text("events.column.object"), 190, TimelineEvent::object));
        table.getColumns().add(Columns.text(text("events.column.text"), 640, TimelineEvent::text));
        table.getColumns().add(Columns.text(text("events.column.rule"), 80, TimelineEvent::rule));
        table.setRowFactory(_ -> {
            TableRow<TimelineEvent> row = new TableRow<>();
            row.setOnMouseClicked(_ ->
                    Optional.ofNullable(row.getItem()).ifPresent(event -> go.accept(event.at())));
            return row;
        });
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    TimelineEvent selected = table.getSelectionModel().getSelectedItem();
                    if (COPY.match(event)) {
                        copy();
                    } else if (event.getCode() == KeyCode.ENTER && selected != null) {
                        go.accept(selected.at());
                    }
                });
        filter.setId("events-filter");
        filter.setPromptText(text("events.filter.prompt"));
        filter.textProperty().subscribe(this::refill);
        count.getStyleClass().add("strong");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(count, space, filter);
        bar.getStyleClass().add("panel-bar");
        setTop(bar);
        setCenter(table);
    }

    private static Label kind(TimelineEvent event) {
        GlyphNode glyph =
                switch (event.kind()) {
                    case EVENT -> new GlyphNode(Glyph.BOLT, 14, "bad");
                    case SESSION -> new GlyphNode(Glyph.SESSION, 14, "warn");
                    case ROUTE -> new GlyphNode(Glyph.ENVELOPE, 14, "asym");
                    case PROGRAMMED -> new GlyphNode(Glyph.REPROGRAMMING, 14, "ok");
                    case FLOW -> new GlyphNode(Glyph.BLACK_HOLE, 14, "bad");
                };
        return new Label(event.kind().text(), glyph);
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        for (TimelineEvent event : table.getItems()) {
            text.append(Times.clock(event.at()))
                    .append('\t')
                    .append(event.kind().text())
                    .append('\t')
                    .append(event.object())
                    .append('\t')
                    .append(event.text())
                    .append('\n');
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Shows the rows of the newest frame.
    public void show(@Nullable Frame frame) {
        List<TimelineEvent> now = frame == null ? List.of() : frame.run().events();
        if (now.size() != events.size() || !now.equals(events) || count.getText().isEmpty()) {
            events = now;
            refill();
        }
    }

    private void refill() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<TimelineEvent> kept =
                events.stream()
                        .filter(event ->
                                (event.kind().text() + " " + event.object() + " " + event.text())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                        .toList();
        table.getItems().setAll(kept);
        count.setText(text("events.count.text", events.size()));
    }
}
