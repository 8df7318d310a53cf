package studio.routeserver.app;

import java.io.IOException;
import java.io.OutputStream;
import studio.routeserver.desktop.canvas.FxPainter;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.theme.Theme;

/// Draws PNGs for the command line. Exports are light unless somebody asks otherwise.
final class Pictures {

    /// Enough for a sharp picture on a fine screen.
    private static final double PIXELS_PER_UNIT = 2;

    private Pictures() {}

    static void paint(DisplayList list, OutputStream out) throws IOException {
        Toolkit.headless();
        Toolkit.call(() -> {
            new FxPainter().paint(list, PIXELS_PER_UNIT, Theme.LIGHT, out);
            return null;
        });
    }
}
