package studio.routeserver.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;

/// Saves a file all or not at all: whoever reads it, at whatever moment, finds the old bytes or the
/// new ones.
public final class ProjectFile {

    private static final int MOST_LINKS = 40;

    private ProjectFile() {}

    /// Whether the bytes before are kept.
    private enum Backup {
        KEPT,
        NONE
    }

    /// Saves a project: writes beside the file, flushes to the disk, renames. The file keeps its
    /// mode, a symbolic link its target, and the bytes before are kept in one `.bak` beside it.
    ///
    /// @return why it could not be saved; the file is then as it was
    public static Optional<Problem> save(Path path, byte[] bytes) {
        return write(path, bytes, Backup.KEPT);
    }

    /// Writes what was made from a project, as [#save] does but without a `.bak`.
    ///
    /// @return why it could not be written; the file is then as it was
    public static Optional<Problem> export(Path path, byte[] bytes) {
        return write(path, bytes, Backup.NONE);
    }

    private static Optional<Problem> write(Path path, byte[] bytes, Backup backup) {
        String file = path.toString();
        try {
            Path target = target(path);
            if (Files.isDirectory(target)) {
                return problem(file, "this is a directory", "save to a file in it");
            }
            if (!Files.exists(target)) {
                replace(target, bytes);
                return Optional.empty();
            }
            if (!Files.isRegularFile(target)) {
                return problem(file, "this is no ordinary file", "save under another name");
            }
            if (!Files.isWritable(target)) {
                return notWritable(file);
            }
            byte[] before = Files.readAllBytes(target);
            if (!Arrays.equals(before, bytes)) {
                if (backup == Backup.KEPT) {
                    replace(target.resolveSibling(target.getFileName() + ".bak"), before);
                }
                replace(target, bytes);
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            Path directory = path.toAbsolutePath().getParent();
            if (directory != null && Files.isDirectory(directory)) {
                return problem(file, "its directory takes no new file", "save elsewhere");
            }
            return problem(
                    file,
                    "the directory to save in does not exist",
                    "create it, or save elsewhere");
        } catch (AccessDeniedException e) {
            return notWritable(file);
        } catch (IOException e) {
            return problem(
                    file,
                    "the file cannot be saved (" + Reasons.of(e) + ")",
                    "free some space, or save elsewhere");
        }
    }

    private static Optional<Problem> notWritable(String file) {
        return problem(file, "the file may not be written", "save under another name");
    }

    private static Optional<Problem> problem(String file, String what, String remedy) {
        return Optional.of(Problem.ofFile(file, what, remedy));
    }

    /// The file behind the symbolic links, which may be one that is still to come.
    private static Path target(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(path.toString(), null, "its links go in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path beside = free(target);
        try {
            write(beside, bytes);
            keepMode(target, beside);
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        flushDirectory(target);
    }

    /// A name beside the file that nothing has.
    private static Path free(Path target) {
        int number = 0;
        Path beside;
        do {
            beside = target.resolveSibling("." + target.getFileName() + "." + number + ".saving");
            number++;
        } while (Files.exists(beside));
        return beside;
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        try (FileChannel out =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private static void keepMode(Path from, Path to) throws IOException {
        PosixFileAttributeView mode =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView set = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (mode != null && set != null && Files.exists(from)) {
            set.setPermissions(mode.readAttributes().permissions());
        }
    }

    /// The rename itself must outlive a power cut too. Not every system lets a directory be
    /// flushed; where it does not, the rename is still all or nothing.
    private static void flushDirectory(Path target) {
        try (FileChannel directory =
                FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            System.getLogger(ProjectFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "directory not flushed", e);
        }
    }
}
