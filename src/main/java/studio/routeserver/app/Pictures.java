package studio.routeserver.app;

import java.io.IOException;
import java.nio.file.Path;
import studio.routeserver.lab.LabSnapshot;

/// Draws PNG files for the command line.
final class Pictures {

    private Pictures() {}

    static void paint(LabSnapshot snapshot, String title, Path target) throws IOException {
        throw new IOException("not yet");
    }
}
