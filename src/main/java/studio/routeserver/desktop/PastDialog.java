package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.util.stream.Collectors;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import studio.routeserver.desktop.text.Times;
import studio.routeserver.desktop.workbench.PastQuestion;

/// Asks a person whether a change that was made while the past is shown is made there or now.
final class PastDialog implements PastQuestion {

    private final Stage stage;

    PastDialog(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Answer ask(Change change) {
        ButtonType rewind = new ButtonType(text("past.ask.rewind"), ButtonBar.ButtonData.YES);
        ButtonType now = new ButtonType(text("past.ask.now"), ButtonBar.ButtonData.NO);
        ButtonType neither =
                new ButtonType(text("past.ask.neither"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(Alert.AlertType.CONFIRMATION, explanation(change), rewind, now, neither);
        alert.initOwner(stage);
        alert.setTitle(text("past.ask.title"));
        alert.setHeaderText(text("past.ask.head", change.what(), Times.clock(change.shown())));
        alert.getDialogPane().setId("past-dialog");
        name(alert, rewind, "past-rewind");
        name(alert, now, "past-now");
        name(alert, neither, "past-neither");
        ButtonType answer = alert.showAndWait().orElse(neither);
        return answer.equals(rewind)
                ? Answer.REWIND
                : answer.equals(now) ? Answer.NOW : Answer.NEITHER;
    }

    private static void name(Alert alert, ButtonType type, String id) {
        ((Button) alert.getDialogPane().lookupButton(type)).setId(id);
    }

    private static String explanation(Change change) {
        String shown = Times.clock(change.shown());
        String taken =
                change.later().stream()
                        .map(event -> text("past.ask.taken", event.text(), Times.point(event.at())))
                        .collect(Collectors.joining());
        return text("past.ask.text", shown, Times.clock(change.now())) + taken;
    }
}
