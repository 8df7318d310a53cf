package studio.routeserver.cli;

import java.io.IOException;
import java.io.OutputStream;
import studio.routeserver.picture.DisplayList;

/// Draws a display list as a PNG. What can draw pixels is handed in by `app`.
@FunctionalInterface
public interface PngPainter {

    /// Writes the picture.
    ///
    /// @throws IOException if the stream cannot take it
    void paint(DisplayList list, OutputStream out) throws IOException;
}
