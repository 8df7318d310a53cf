package studio.routeserver.desktop.problems;

import static studio.routeserver.desktop.text.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.desktop.inspector.Edits;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Typing;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Suppression;

/// Asks why a finding is accepted, under the list. The reason goes into the project file.
final class ReasonBar extends VBox {

    private final Label what = new Label();
    private final TextField reason = new TextField();
    private final Label wrong = new Label();
    private final Edits edits;
    private final Runnable leave;
    private @Nullable Finding finding;

    /// @param edits makes an edit, or answers why it cannot be
    /// @param leave gives the keyboard back
    ReasonBar(Edits edits, Runnable leave) {
        this.edits = edits;
        this.leave = leave;
        setId("problems-reason-bar");
        getStyleClass().add("reason-bar");
        what.setMinWidth(Region.USE_PREF_SIZE);
        reason.setId("problems-reason");
        reason.setPromptText(text("problems.reason.prompt"));
        reason.setOnAction(_ -> suppress());
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button suppress = new Button(text("problems.suppress.button"));
        suppress.setId("problems-suppress");
        suppress.setMinWidth(Region.USE_PREF_SIZE);
        suppress.setOnAction(_ -> suppress());
        Button cancel = new Button(text("problems.cancel.button"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close());
        HBox line = new HBox(new GlyphNode(Glyph.SUPPRESSED, 16), what, reason, suppress, cancel);
        line.getStyleClass().add("line");
        wrong.setId("problems-reason-wrong");
        wrong.getStyleClass().addAll("bad", "small");
        wrong.setWrapText(true);
        getChildren().addAll(line, wrong);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
        shown(false);
    }

    private void shown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    void ask(Finding of) {
        finding = of;
        what.setText(text("problems.reason.of", of.rule(), of.object()));
        reason.clear();
        say("");
        shown(true);
        Typing.focus(reason);
    }

    private void say(String sentence) {
        wrong.setText(sentence);
        wrong.setVisible(!sentence.isEmpty());
        wrong.setManaged(!sentence.isEmpty());
    }

    private void suppress() {
        Finding of = finding;
        if (of == null) {
            return;
        }
        Edit edit =
                new Edit.Suppress(
                        new Suppression(of.rule(), of.object(), reason.getText().strip(), null));
        switch (edits.make(edit)) {
            case Edited.Applied _ -> close();
            case Edited.Refused(var sentence) -> {
                say(sentence);
                reason.requestFocus();
            }
        }
    }

    private void close() {
        finding = null;
        shown(false);
        leave.run();
    }
}
