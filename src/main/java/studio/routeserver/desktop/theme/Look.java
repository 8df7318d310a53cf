package studio.routeserver.desktop.theme;

import java.util.Objects;
import javafx.application.Application;
import studio.routeserver.picture.theme.Theme;

/// The looks that the window can have.
public enum Look {
    LIGHT("light"),
    DARK("dark");

    private final String file;

    Look(String file) {
        this.file = file;
    }

    /// The colours of the canvas that go with it.
    public Theme theme() {
        return switch (this) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }

    /// Makes it the look of every window, dialog and popup: that is why it goes in as the user
    /// agent's stylesheet and not as a scene's.
    public void apply() {
        String path = "/assets/themes/" + file + ".css";
        Application.setUserAgentStylesheet(
                Objects.requireNonNull(Look.class.getResource(path), path).toExternalForm());
    }

    /// The sheet that a scene needs besides: for parts of ControlsFX that bring their own look.
    public static String parts() {
        String path = "/assets/themes/controlsfx-parts.css";
        return Objects.requireNonNull(Look.class.getResource(path), path).toExternalForm();
    }

    public Look other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
