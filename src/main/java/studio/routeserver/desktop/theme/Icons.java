package studio.routeserver.desktop.theme;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Interface icons, and the buttons that show nothing else.
public final class Icons {

    private Icons() {}

    public static FontIcon icon(Ikon ikon) {
        return new FontIcon(ikon);
    }

    /// A button with an icon; its tooltip is also what a screen reader says.
    public static Button button(String id, Ikon ikon, String tooltip, Runnable action) {
        Button button = new Button("", icon(ikon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        Tips.put(button, tooltip);
        button.setAccessibleText(tooltip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// As [#button], but it stays down.
    public static ToggleButton toggle(String id, Ikon ikon, String tooltip) {
        ToggleButton button = new ToggleButton("", icon(ikon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        Tips.put(button, tooltip);
        button.setAccessibleText(tooltip);
        return button;
    }
}
