package studio.routeserver.cli;

import java.io.IOException;
import java.nio.file.Path;
import studio.routeserver.picture.DisplayList;

/// Draws a display list as a PNG file. What can draw pixels is handed in by `app`.
@FunctionalInterface
public interface PngPainter {

    /// Writes the picture.
    ///
    /// @throws IOException if the file cannot be written
    void paint(DisplayList list, Path target) throws IOException;
}
