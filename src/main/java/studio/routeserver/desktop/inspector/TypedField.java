package studio.routeserver.desktop.inspector;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import studio.routeserver.topology.Edited;

/// A text field that says under itself what is wrong, while it is typed.
///
/// Enter commits and stays, Tab commits and goes on, Esc brings the old value back, Ctrl+Enter
/// commits and returns to the canvas. What is wrong is never committed, and is kept when the
/// keyboard goes elsewhere.
final class TypedField extends VBox {

    private final TextField input = new TextField();
    private final Label error = new Label();
    private final String value;
    private final Function<String, Reading> read;
    private final Edits edits;
    private final Runnable leave;

    TypedField(String value, Function<String, Reading> read, Edits edits, Runnable leave) {
        this.value = value;
        this.read = read;
        this.edits = edits;
        this.leave = leave;
        input.setText(value);
        input.getStyleClass().add("typed");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        getChildren().addAll(input, error);
        setSpacing(3);
        complain("");
        input.textProperty().subscribe((_, typed) -> check(typed));
        input.focusedProperty()
                .subscribe((before, now) -> {
                    if (before && !now) {
                        commit();
                    }
                });
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    TextField input() {
        return input;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                commit();
                if (event.isShortcutDown()) {
                    leave.run();
                }
                event.consume();
            }
            case ESCAPE -> {
                if (!input.getText().equals(value)) {
                    input.setText(value);
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void check(String typed) {
        if (read.apply(typed) instanceof Reading.Wrong(var sentence)) {
            complain(sentence);
        } else {
            complain("");
        }
    }

    void complain(String sentence) {
        error.setText(sentence);
        error.setVisible(!sentence.isEmpty());
        error.setManaged(!sentence.isEmpty());
        input.getStyleClass().remove("invalid");
        if (!sentence.isEmpty()) {
            input.getStyleClass().add("invalid");
        }
        input.setAccessibleHelp(sentence);
    }

    private void commit() {
        if (read.apply(input.getText()) instanceof Reading.Change(var edit)
                && edits.make(edit) instanceof Edited.Refused(var sentence)) {
            complain(sentence);
        }
    }
}
