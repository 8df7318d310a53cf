package studio.routeserver.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.inspector.Form.Row;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Tips;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.glyph.Glyph;

/// One row of a form as controls.
///
/// @param id of the row; empty where it has none
/// @param node what is shown
/// @param field what takes the keyboard; null where nothing is typed
record RowView(String id, Node node, @Nullable Node field) {

    private static final double FLAG_WIDTH = 76;

    /// What a row needs of the panel.
    private record Context(Edits edits, Consumer<Item> select, Runnable leave) {}

    static RowView of(Row row, Edits edits, Consumer<Item> select, Runnable leave) {
        Context context = new Context(edits, select, leave);
        return switch (row) {
            case Row.Entry entry -> entry(entry, context);
            case Row.Switch toggle -> toggle(toggle, context);
            case Row.Choice choice -> choice(choice, context);
            case Row.Entries entries -> entries(entries, context);
            case Row.Fixed fixed -> fixed(fixed);
            case Row.Fact fact -> fact(fact, context);
            case Row.Flags flags -> flags(flags, context);
            case Row.Act act -> act(act, context);
            case Row.Remark remark -> remark(remark);
        };
    }

    boolean editable() {
        return field != null;
    }

    void focus() {
        if (field != null) {
            field.requestFocus();
        }
    }

    /// Whether a node is one of the row's controls.
    boolean has(Node other) {
        for (Node at = other; at != null; at = at.getParent()) {
            if (at.equals(node)) {
                return true;
            }
        }
        return false;
    }

    private static RowView entry(Row.Entry row, Context context) {
        TypedField field =
                new TypedField(row.value(), row.read(), context.edits(), context.leave());
        field.input().setId("field-" + row.id());
        field.input().setAccessibleText(row.label());
        if (row.isDefault()) {
            field.input().getStyleClass().add("default-value");
        }
        HBox head = new HBox(label(row.label()));
        head.setSpacing(6);
        if (!row.standard().isEmpty()) {
            head.getChildren().add(standard(row, context));
        }
        VBox box = new VBox(head, field);
        box.getStyleClass().add("field");
        return new RowView(row.id(), box, field.input());
    }

    /// `default`, or a press that brings it back.
    private static Node standard(Row.Entry row, Context context) {
        if (row.isDefault()) {
            Label mark = new Label(Messages.text("inspector.value.default"));
            mark.getStyleClass().addAll("muted", "tiny");
            return mark;
        }
        Button reset = new Button(Messages.text("inspector.value.reset", row.standard()));
        reset.setId("reset-" + row.id());
        reset.getStyleClass().addAll("flat", "tiny");
        reset.setOnAction(_ -> {
            if (row.read().apply("") instanceof Reading.Change(var edit)) {
                context.edits().make(edit);
            }
        });
        return reset;
    }

    private static RowView toggle(Row.Switch row, Context context) {
        ToggleSwitch toggle = new ToggleSwitch(row.label());
        toggle.setId("field-" + row.id());
        toggle.setSelected(row.value());
        toggle.setMaxWidth(Double.MAX_VALUE);
        Tips.put(toggle, row.hint());
        toggle.selectedProperty()
                .subscribe((_, on) -> {
                    if (on != row.value()) {
                        context.edits().make(row.edit().apply(on));
                    }
                });
        return new RowView(row.id(), toggle, toggle);
    }

    private static RowView choice(Row.Choice row, Context context) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("field-" + row.id());
        box.getItems().setAll(row.options());
        box.setValue(row.value());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(row.label());
        box.valueProperty()
                .subscribe((_, value) -> {
                    if (value != null && !value.equals(row.value())) {
                        context.edits().make(row.edit().apply(value));
                    }
                });
        VBox field = new VBox(label(row.label()), box);
        field.getStyleClass().add("field");
        return new RowView(row.id(), field, box);
    }

    private static RowView entries(Row.Entries row, Context context) {
        VBox lines = new VBox();
        lines.getStyleClass().add("field");
        lines.getChildren().add(label(row.label()));
        for (int i = 0; i < row.values().size(); i++) {
            int index = i;
            TypedField field =
                    new TypedField(
                            row.values().get(i),
                            text -> row.read().apply(replaced(row.values(), index, text)),
                            context.edits(),
                            context.leave());
            field.input().setId("field-" + row.id() + "-" + i);
            Button remove = new Button("", new GlyphNode(Glyph.DOWN, 10));
            remove.setId("remove-" + row.id() + "-" + i);
            remove.getStyleClass().addAll("button-icon", "flat");
            remove.setAccessibleText(Messages.text("inspector.entry.remove", row.values().get(i)));
            remove.setOnAction(_ -> {
                List<String> rest = new ArrayList<>(row.values());
                rest.remove(index);
                commit(row.read().apply(rest), field, context);
            });
            HBox line = new HBox(field, remove);
            line.setSpacing(4);
            HBox.setHgrow(field, Priority.ALWAYS);
            lines.getChildren().add(line);
        }
        TypedField more =
                new TypedField(
                        "",
                        text ->
                                text.isBlank()
                                        ? new Reading.Same()
                                        : row.read().apply(with(row.values(), text)),
                        context.edits(),
                        context.leave());
        more.input().setId("field-" + row.id() + "-new");
        more.input().setPromptText(row.prompt());
        more.input().setAccessibleText(row.label());
        lines.getChildren().add(more);
        return new RowView(row.id(), lines, more.input());
    }

    private static void commit(Reading reading, TypedField field, Context context) {
        switch (reading) {
            case Reading.Change(var edit) -> context.edits().make(edit);
            case Reading.Wrong(var sentence) -> field.complain(sentence);
            case Reading.Same _ -> {}
        }
    }

    private static List<String> replaced(List<String> values, int index, String text) {
        List<String> changed = new ArrayList<>(values);
        changed.set(index, text.strip());
        return changed;
    }

    private static List<String> with(List<String> values, String text) {
        List<String> longer = new ArrayList<>(values);
        longer.add(text.strip());
        return longer;
    }

    private static RowView fixed(Row.Fixed row) {
        Label value = new Label(row.value());
        value.getStyleClass().add("mono");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox locked = new HBox(value, space, new GlyphNode(Glyph.LOCK, 14));
        locked.getStyleClass().add("locked");
        locked.setId("field-" + row.id());
        Label reason = new Label(row.reason());
        reason.getStyleClass().addAll("muted", "tiny");
        reason.setWrapText(true);
        VBox box = new VBox(label(row.label()), locked, reason);
        box.getStyleClass().add("field");
        return new RowView(row.id(), box, null);
    }

    private static RowView fact(Row.Fact row, Context context) {
        Node name =
                row.link() == null
                        ? label(row.label())
                        : row.label().isEmpty()
                                ? new Label()
                                : InspectorPanel.link(row.label(), row.link(), context.select());
        Label value = new Label(row.value());
        value.getStyleClass().addAll("mono");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(name, space, value);
        if (row.label().isEmpty() && row.link() != null) {
            line.getChildren()
                    .setAll(InspectorPanel.link(row.value(), row.link(), context.select()));
        }
        line.getStyleClass().add("fact");
        return new RowView("", line, null);
    }

    private static RowView flags(Row.Flags row, Context context) {
        GridPane grid = new GridPane();
        grid.setId("peering-flags");
        grid.setHgap(8);
        grid.setVgap(3);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (int i = 0; i < row.heads().size(); i++) {
            Label head = new Label(row.heads().get(i));
            head.getStyleClass().addAll("tiny", "muted");
            head.setWrapText(true);
            head.setMinHeight(Region.USE_PREF_SIZE);
            head.setTextAlignment(TextAlignment.CENTER);
            ColumnConstraints direction = new ColumnConstraints(FLAG_WIDTH);
            direction.setHalignment(HPos.CENTER);
            grid.getColumnConstraints().add(direction);
            grid.add(head, i + 1, 0);
        }
        int line = 1;
        @Nullable Node first = null;
        for (Form.Flag flag : row.flags()) {
            Label label = new Label(flag.label());
            label.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(label, 0, line);
            for (int i = 0; i < flag.values().size(); i++) {
                CheckBox box = new CheckBox();
                box.setId("flag-" + flag.id() + "-" + i);
                box.setSelected(flag.values().get(i));
                box.setAccessibleText(flag.label() + " " + row.heads().get(i));
                int direction = i;
                box.selectedProperty()
                        .subscribe((_, on) -> {
                            if (!on.equals(flag.values().get(direction))) {
                                context.edits().make(flag.edits().get(direction).apply(on));
                            }
                        });
                grid.add(box, i + 1, line);
                first = first == null ? box : first;
            }
            Label means = new Label(flag.means());
            means.setWrapText(true);
            means.getStyleClass().addAll("muted", "tiny");
            means.setMaxWidth(288);
            GridPane.setMargin(means, new Insets(0, 0, 8, 0));
            grid.add(means, 0, line + 1, row.heads().size() + 1, 1);
            line += 2;
        }
        return new RowView("flags", grid, first);
    }

    private static RowView act(Row.Act row, Context context) {
        Button button = new Button(row.title());
        button.setId("act-" + row.id());
        button.getStyleClass().add("small");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(_ -> context.edits().make(row.edit()));
        return new RowView(row.id(), button, button);
    }

    private static RowView remark(Row.Remark row) {
        Label words = new Label(row.text());
        words.setWrapText(true);
        words.getStyleClass().addAll("muted", "small");
        return new RowView("", words, null);
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("field-label");
        return label;
    }
}
