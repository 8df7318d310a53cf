package studio.routeserver.app;

import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.StudioWindow;

/// The window of the program, until the user closes it.
final class Window {

    private Window() {}

    /// Opens it; the program goes on until it is closed.
    ///
    /// @param file the project to open; null for the founding sample
    static void open(@Nullable Path file) throws IOException {
        Toolkit.call(() -> {
            Stage stage = new Stage();
            StudioWindow window = StudioWindow.open(stage, file);
            Probe.ofSystem(window, stage);
            return window;
        });
        Platform.setImplicitExit(true);
    }
}
