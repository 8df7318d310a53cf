package studio.routeserver.desktop;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a person which file is meant. A script that drives the window answers in the person's
/// place, because nothing can be clicked in a dialog of the operating system.
public interface FileDialogs {

    /// A file to read; empty where the question was taken back.
    ///
    /// @param folder where to begin; null where the system likes
    Optional<Path> toOpen(String title, @Nullable Path folder);

    /// A file to write; empty where the question was taken back.
    ///
    /// @param folder where to begin; null where the system likes
    /// @param name the name that is proposed
    Optional<Path> toSave(String title, @Nullable Path folder, String name);
}
