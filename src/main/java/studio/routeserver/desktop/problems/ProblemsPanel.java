package studio.routeserver.desktop.problems;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
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
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Edit;

/// What the rules found, worst first. Enter goes there, Alt+Enter offers the fixes.
public final class ProblemsPanel extends BorderPane {

    private final ListView<Finding> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final Consumer<Finding> go;
    private final Consumer<Edit> mend;
    private List<Finding> findings = List.of();

    /// @param go shows a finding's object
    /// @param mend makes a fix, as one undo step named after it
    public ProblemsPanel(Consumer<Finding> go, Consumer<Edit> mend) {
        this.go = go;
        this.mend = mend;
        getStyleClass().add("problems");
        list.setId("problems-list");
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                selected().ifPresent(go);
            }
        });
        filter.setId("problems-filter");
        filter.setPromptText(text("problems.filter.prompt"));
        filter.textProperty().subscribe(this::refill);
        count.getStyleClass().add("strong");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(count, space, filter);
        bar.getStyleClass().add("panel-bar");
        setTop(bar);
        setCenter(list);
    }

    private java.util.Optional<Finding> selected() {
        return java.util.Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    public void show(@Nullable Advice advice) {
        List<Finding> now = advice == null ? List.of() : advice.findings();
        if (!now.equals(findings) || count.getText().isEmpty()) {
            findings = now;
            Label empty = new Label(text("problems.empty.text", Advice.rules()));
            empty.getStyleClass().add("empty");
            list.setPlaceholder(empty);
            refill();
        }
    }

    private void refill() {
        String wanted = filter.getText().toLowerCase(Locale.ROOT).strip();
        List<Finding> kept =
                findings.stream()
                        .filter(finding ->
                                (finding.rule()
                                                + " "
                                                + finding.object()
                                                + " "
                                                + finding.severity().text()
                                                + " "
                                                + finding.message())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                        .toList();
        Finding before = list.getSelectionModel().getSelectedItem();
        if (!Objects.equals(kept, List.copyOf(list.getItems()))) {
            list.getItems().setAll(kept);
        }
        if (before != null && kept.contains(before)) {
            list.getSelectionModel().select(before);
        }
        count.setText(text("problems.count.text", findings.size()));
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        if (event.isAltDown()) {
            fixes();
        } else {
            selected().ifPresent(go);
        }
        event.consume();
    }

    /// Offers the fixes of the selected finding, or of the first.
    public void fixes() {
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
        Finding finding = list.getSelectionModel().getSelectedItem();
        if (finding == null || finding.fixes().isEmpty()) {
            return;
        }
        ContextMenu menu = new ContextMenu();
        menu.setId("problems-fixes");
        for (Fix fix : finding.fixes()) {
            MenuItem item = new MenuItem(fix.title());
            item.setOnAction(_ -> apply(fix));
            menu.getItems().add(item);
        }
        javafx.geometry.Bounds bounds = list.localToScreen(list.getBoundsInLocal());
        menu.show(list, bounds.getMinX() + 40, bounds.getMinY() + 40);
    }

    private void apply(Fix fix) {
        mend.accept(new Edit.Together(fix.title(), List.of(fix.edit())));
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

    private final class Cell extends ListCell<Finding> {
        @Override
        protected void updateItem(Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText(null);
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            Label rule = new Label(finding.rule());
            rule.getStyleClass().addAll("mono", "muted");
            rule.setMinWidth(48);
            Label object = new Label(finding.object());
            object.getStyleClass().add("strong");
            object.setMinWidth(Region.USE_PREF_SIZE);
            Label source = new Label(finding.severity().text() + " · " + finding.source());
            source.getStyleClass().addAll("muted", "small");
            Label message = new Label(finding.message());
            message.setWrapText(true);
            message.setMinWidth(0);
            HBox top = new HBox(object, rule, source);
            top.setSpacing(8);
            VBox words = new VBox(top, message);
            words.setSpacing(2);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line =
                    new HBox(
                            new GlyphNode(glyph(finding.severity()), 18, role(finding.severity())),
                            words);
            line.setSpacing(10);
            for (Fix fix : finding.fixes()) {
                Button button = new Button(fix.title());
                button.getStyleClass().add("fix");
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setOnAction(_ -> apply(fix));
                line.getChildren().add(button);
            }
            // The list's own width, less padding and scroll bar: a message wraps and never scrolls.
            line.prefWidthProperty().bind(list.widthProperty().subtract(44));
            line.setMaxWidth(Region.USE_PREF_SIZE);
            setGraphic(line);
        }
    }
}
