package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Asks with the operating system's own dialogs.
final class SystemFileDialogs implements FileDialogs {

    private static final String JSON = "*.json";

    private final Stage stage;

    SystemFileDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Optional<Path> toOpen(String title, @Nullable Path folder) {
        FileChooser chooser = chooser(title, folder);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(text("files.filter.project"), JSON));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> toSave(String title, @Nullable Path folder, String name) {
        FileChooser chooser = chooser(title, folder);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    private static FileChooser chooser(String title, @Nullable Path folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.toFile().isDirectory()) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return chooser;
    }
}
