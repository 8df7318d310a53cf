package studio.routeserver.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Opens project files of format 1. Bad input comes back as sentences with a place, never as an
/// exception, and as many of them at once as can be told apart.
public final class ProjectReader {

    /// The largest file that is read, in bytes.
    static final int LARGEST = 64 * 1024 * 1024;

    private ProjectReader() {}

    /// Reads a file; messages name it as it is given here.
    public static Loaded read(Path path) {
        String file = path.toString();
        try {
            return read(file, bytes(path, file));
        } catch (Refused refused) {
            return new Loaded.Rejected(List.of(refused.problem()));
        }
    }

    /// Reads the bytes of a file.
    ///
    /// @param file what messages call it
    public static Loaded read(String file, byte[] bytes) {
        try {
            SourceText source = SourceText.of(file, bytes);
            return new FormatOne(source, NodeParser.parse(source)).read();
        } catch (Refused refused) {
            return new Loaded.Rejected(List.of(refused.problem()));
        }
    }

    /// Reads no more than is allowed, also from what does not know its size.
    private static byte[] bytes(Path path, String file) throws Refused {
        if (Files.isDirectory(path)) {
            throw refused(file, "this is a directory", "name a project file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.size(path) > LARGEST) {
                throw tooLarge(file);
            }
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge(file);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file", "check the name and the directory");
        } catch (AccessDeniedException e) {
            throw refused(file, "the file may not be read", "allow reading it, or copy it");
        } catch (IOException e) {
            throw refused(
                    file,
                    "the file cannot be read (" + Reasons.of(e) + ")",
                    "check it, or open a copy");
        }
    }

    private static Refused tooLarge(String file) {
        return refused(
                file, "the file is larger than 64 MB", "open a project file; none is so large");
    }

    private static Refused refused(String file, String what, String remedy) {
        return new Refused(Problem.ofFile(file, what, remedy));
    }
}
