package studio.routeserver.project;

import java.io.IOException;
import java.nio.file.FileSystemException;

/// Why the system could not do something with a file, in the system's words.
final class Reasons {

    private Reasons() {}

    static String of(IOException e) {
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : String.valueOf(e.getMessage());
    }
}
