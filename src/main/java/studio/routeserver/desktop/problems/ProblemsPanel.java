package studio.routeserver.desktop.problems;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.advice.Finding;
import studio.routeserver.advice.Fix;
import studio.routeserver.advice.Severity;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.inspector.Edits;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Edit;
import studio.routeserver.whatif.Flow;
import studio.routeserver.whatif.LostFlows;

/// Flows that fail though no rule says why; what the rules found, worst first, then what the file
/// asks not to be told. Enter goes there, Alt+Enter offers the fixes, S suppresses with a reason or
/// lifts that.
public final class ProblemsPanel extends BorderPane {

    private final ListView<Entry> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final Label empty = new Label();
    private final Button liftAll = new Button(text("problems.liftall.button"));
    private final ReasonBar reasons;
    private final LostFlowsList flows;
    private final Consumer<Finding> go;
    private final Edits edits;
    private List<Entry> entries = List.of();
    private boolean filled;

    /// @param go shows a finding's object
    /// @param edits makes an edit as one undo step, or answers why it cannot be
    /// @param trace shows the way of a flow
    public ProblemsPanel(Consumer<Finding> go, Edits edits, Consumer<Flow> trace) {
        this.go = go;
        this.edits = edits;
        this.flows = new LostFlowsList(trace);
        this.reasons = new ReasonBar(edits, list::requestFocus);
        getStyleClass().add("problems");
        list.setId("problems-list");
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                selected().map(Entry::finding).ifPresent(go);
            }
        });
        filter.setId("problems-filter");
        filter.setPromptText(text("problems.filter.prompt"));
        filter.textProperty().subscribe(this::refill);
        count.setId("problems-count");
        count.getStyleClass().add("strong");
        liftAll.setId("problems-lift-all");
        liftAll.setOnAction(_ -> liftAll());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(count, space, liftAll, filter);
        bar.getStyleClass().add("panel-bar");
        setTop(new VBox(bar, flows));
        empty.getStyleClass().add("empty");
        list.setPlaceholder(empty);
        setCenter(list);
        setBottom(reasons);
    }

    private Optional<Entry> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// @param frame null where nothing is known yet
    public void show(@Nullable Frame frame) {
        boolean read = frame != null && frame.advised();
        LostFlows lost = frame == null ? LostFlows.NONE : frame.lost();
        List<Entry> now = frame == null ? List.of() : Entry.of(frame.advice());
        boolean otherwise = lost.any() != flows.any();
        flows.show(lost);
        String none = lost.any() ? "problems.unruled.text" : "problems.empty.text";
        empty.setText(read ? text(none, Advice.rules()) : text("problems.unread.text"));
        if (!now.equals(entries) || otherwise || !filled) {
            filled = true;
            entries = now;
            refill();
        }
        count.setVisible(read || !now.isEmpty());
    }

    private void refill() {
        String wanted = filter.getText().toLowerCase(Locale.ROOT).strip();
        List<Entry> kept = entries.stream().filter(entry -> entry.says(wanted)).toList();
        Entry before = list.getSelectionModel().getSelectedItem();
        if (!Objects.equals(kept, List.copyOf(list.getItems()))) {
            list.getItems().setAll(kept);
        }
        if (before != null && kept.contains(before)) {
            list.getSelectionModel().select(before);
        }
        long suppressed = entries.stream().filter(Entry::suppressed).count();
        long told = entries.size() - suppressed;
        String open =
                told == 0 && flows.any()
                        ? text("problems.count.unruled")
                        : text("problems.count.text", told);
        count.setText(suppressed == 0 ? open : text("problems.count.suppressed", open, suppressed));
        liftAll.setVisible(suppressed > 0);
        liftAll.setManaged(suppressed > 0);
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.S && plain) {
            selected()
                    .ifPresent(entry -> {
                        if (entry.suppressed()) {
                            lift(entry);
                        } else {
                            reasons.ask(entry.finding());
                        }
                    });
        } else if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
            fixes();
        } else if (event.getCode() == KeyCode.ENTER) {
            selected().map(Entry::finding).ifPresent(go);
        } else {
            return;
        }
        event.consume();
    }

    private void lift(Entry entry) {
        edits.make(new Edit.Unsuppress(entry.finding().rule(), entry.finding().object()));
    }

    private void liftAll() {
        List<Edit> each =
                entries.stream()
                        .filter(Entry::suppressed)
                        .<Edit>map(entry ->
                                new Edit.Unsuppress(
                                        entry.finding().rule(), entry.finding().object()))
                        .distinct()
                        .toList();
        edits.make(new Edit.Together(text("problems.liftall.title"), each));
    }

    /// Offers the fixes of the selected finding, or of the first.
    public void fixes() {
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
        Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry == null || entry.suppressed() || entry.finding().fixes().isEmpty()) {
            return;
        }
        ContextMenu menu = new ContextMenu();
        menu.setId("problems-fixes");
        for (Fix fix : entry.finding().fixes()) {
            MenuItem item = new MenuItem(fix.title());
            item.setOnAction(_ -> apply(fix));
            menu.getItems().add(item);
        }
        Bounds bounds = list.localToScreen(list.getBoundsInLocal());
        menu.show(list, bounds.getMinX() + 40, bounds.getMinY() + 40);
    }

    private void apply(Fix fix) {
        edits.make(new Edit.Together(fix.title(), List.of(fix.edit())));
    }

    static Glyph glyph(Severity severity) {
        return switch (severity) {
            case ERROR -> Glyph.ERROR;
            case OUTAGE -> Glyph.BLACK_HOLE;
            case WARNING -> Glyph.WARNING;
            case INFO -> Glyph.ADVICE;
        };
    }

    static String role(Severity severity) {
        return switch (severity) {
            case ERROR, OUTAGE -> "bad";
            case WARNING -> "warn";
            case INFO -> "active";
        };
    }

    private final class Cell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            getStyleClass().remove("suppressed");
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Finding finding = entry.finding();
            Label rule = new Label(finding.rule());
            rule.getStyleClass().addAll("mono", "muted");
            rule.setMinWidth(48);
            Label object = new Label(finding.object());
            object.getStyleClass().add("strong");
            object.setMinWidth(Region.USE_PREF_SIZE);
            Label source = new Label(finding.severity().text() + " · " + finding.source());
            source.getStyleClass().addAll("muted", "small");
            Label message = new Label(finding.message());
            message.getStyleClass().add("message");
            message.setWrapText(true);
            message.setMinWidth(0);
            HBox top = new HBox(object, rule, source);
            top.setSpacing(8);
            VBox words = new VBox(top, message);
            words.setSpacing(2);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(sign(entry), words);
            line.setSpacing(10);
            if (entry.reason() == null) {
                for (Fix fix : finding.fixes()) {
                    line.getChildren().add(button(fix.title(), "fix", () -> apply(fix)));
                }
                line.getChildren()
                        .add(
                                button(
                                        text("problems.suppress.open"),
                                        "suppress",
                                        () -> reasons.ask(finding)));
            } else {
                getStyleClass().add("suppressed");
                Label why = new Label(text("problems.suppressed.because", entry.reason()));
                why.setWrapText(true);
                words.getChildren().add(why);
                line.getChildren()
                        .add(button(text("problems.lift.button"), "lift", () -> lift(entry)));
            }
            // The list's own width, less padding and scroll bar: a message wraps and never scrolls.
            line.prefWidthProperty().bind(list.widthProperty().subtract(44));
            line.setMaxWidth(Region.USE_PREF_SIZE);
            setGraphic(line);
        }

        private static GlyphNode sign(Entry entry) {
            Severity severity = entry.finding().severity();
            return entry.suppressed()
                    ? new GlyphNode(Glyph.SUPPRESSED, 18)
                    : new GlyphNode(glyph(severity), 18, role(severity));
        }

        private static Button button(String title, String style, Runnable act) {
            Button button = new Button(title);
            button.getStyleClass().add(style);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> act.run());
            return button;
        }
    }
}
