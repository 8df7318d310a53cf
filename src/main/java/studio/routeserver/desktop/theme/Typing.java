package studio.routeserver.desktop.theme;

import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Fields that a key opens.
public final class Typing {

    private Typing() {}

    /// Gives a field the keyboard. The letter of the key that led here comes after the key itself,
    /// and would be typed into the field: it is left out.
    public static void focus(TextInputControl field) {
        field.addEventFilter(KeyEvent.ANY, new FirstLetter(field));
        field.requestFocus();
    }

    private record FirstLetter(TextInputControl field) implements EventHandler<KeyEvent> {
        @Override
        public void handle(KeyEvent event) {
            if (event.getEventType() == KeyEvent.KEY_TYPED) {
                event.consume();
            } else if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                field.removeEventFilter(KeyEvent.ANY, this);
            }
        }
    }
}
