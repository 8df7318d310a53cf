package studio.routeserver.cli;

import java.io.IOException;
import java.nio.file.Path;
import studio.routeserver.lab.LabSnapshot;

/// Draws the network as a PNG file. What can draw pixels is handed in by `app`.
@FunctionalInterface
public interface PngPainter {

    /// Writes the picture.
    ///
    /// @param title the file's name, for the footer
    /// @throws IOException if the file cannot be written
    void paint(LabSnapshot snapshot, String title, Path target) throws IOException;
}
