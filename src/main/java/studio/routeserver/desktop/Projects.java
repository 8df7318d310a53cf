package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.azure.ArmExport;
import studio.routeserver.azure.AzRoutes;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.Caption;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.Overlay;
import studio.routeserver.picture.Sheet;
import studio.routeserver.picture.svg.SvgWriter;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.project.AzureShapes;
import studio.routeserver.project.Loaded;
import studio.routeserver.project.Problem;
import studio.routeserver.project.ProjectFile;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.project.ProjectWriter;
import studio.routeserver.project.Samples;
import studio.routeserver.project.StateJson;
import studio.routeserver.topology.Topology;

/// Opening, saving and exporting. What cannot be opened or saved is said in the banner, and the
/// present work stays as it is.
final class Projects {

    private static final AzureShapes AZURE =
            new AzureShapes(AzRoutes::effectiveRoutes, AzRoutes::learned, AzRoutes::advertised);

    private final Stage stage;
    private final Workbench workbench;
    private final Banner banner;
    private final Executor background;
    private final Executor screen;
    private final Consumer<Topology> opening;
    private final ReadOnlyObjectWrapper<@Nullable Path> reading = new ReadOnlyObjectWrapper<>();
    private FileDialogs dialogs;
    private Loaded.@Nullable Project original;

    /// What reads files, and what takes up what was read.
    ///
    /// @param background runs off the JavaFX thread: a file may be large, or lie on a slow disk
    /// @param screen runs on it
    /// @param opening is told of another project before it is opened
    Projects(
            Stage stage,
            Workbench workbench,
            Banner banner,
            Executor background,
            Executor screen,
            Consumer<Topology> opening) {
        this.stage = stage;
        this.workbench = workbench;
        this.banner = banner;
        this.background = background;
        this.screen = screen;
        this.opening = opening;
        this.dialogs = new SystemFileDialogs(stage);
    }

    /// Asks for files like this from now on.
    void askBy(FileDialogs asking) {
        dialogs = asking;
    }

    /// Opens the founding sample, as a project that has no file yet.
    void openSample() {
        open(Samples.open(Samples.FOUNDING).topology(), null, null);
    }

    /// What the window begins with: the file, or the founding sample where there is none or it is
    /// no project.
    void begin(@Nullable Path file) {
        if (file == null) {
            openSample();
        } else {
            read(
                    file,
                    loaded -> {
                        if (loaded instanceof Loaded.Rejected) {
                            openSample();
                        }
                        take(file, loaded);
                    });
        }
    }

    /// Opens the founding sample in the place of the present work.
    void reopenSample() {
        if (mayLeave()) {
            openSample();
        }
    }

    /// Starts with nothing.
    void startNew() {
        if (mayLeave()) {
            open(Topology.empty(text("workbench.project.untitled")), null, null);
        }
    }

    /// Reads a file, and opens it if it is a project.
    void open(Path path) {
        read(path, loaded -> take(path, loaded));
    }

    private void open(Topology topology, @Nullable Path path, Loaded.@Nullable Project from) {
        original = from;
        banner.hide();
        opening.accept(topology);
        workbench.open(topology, path);
    }

    private void read(Path path, Consumer<Loaded> took) {
        reading.set(path);
        background.execute(() -> {
            Loaded loaded = ProjectReader.read(path);
            screen.execute(() -> {
                reading.set(null);
                took.accept(loaded);
            });
        });
    }

    /// The file that is being read; null while none is.
    ReadOnlyObjectProperty<@Nullable Path> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    private void take(Path path, Loaded loaded) {
        switch (loaded) {
            case Loaded.Project project -> {
                if (mayLeave()) {
                    open(project.topology(), path, project);
                }
            }
            case Loaded.Rejected(var problems) -> {
                Problem first = problems.getFirst();
                banner.say(
                        problems.size() == 1
                                ? first.toString()
                                : text("files.banner.more", first, problems.size() - 1));
            }
        }
    }

    void chooseAndOpen() {
        dialogs.toOpen(text("files.open.title"), folder()).ifPresent(this::open);
    }

    private @Nullable Path folder() {
        Path path = workbench.fileProperty().get();
        return path == null ? null : path.toAbsolutePath().getParent();
    }

    /// Saves where it came from; asks where if it came from nowhere. Answers whether it is saved.
    boolean save() {
        Path path = workbench.fileProperty().get();
        return path == null ? saveAs() : saveTo(path);
    }

    boolean saveAs() {
        return dialogs.toSave(text("files.save.title"), folder(), fileName(".rss.json"))
                .map(this::saveTo)
                .orElse(false);
    }

    boolean saveTo(Path path) {
        byte[] bytes = ProjectWriter.write(workbench.topology(), original);
        Optional<Problem> problem = ProjectFile.save(path, bytes);
        if (problem.isPresent()) {
            banner.say(problem.get().toString());
            return false;
        }
        if (ProjectReader.read(path.toString(), bytes) instanceof Loaded.Project saved) {
            original = saved;
        }
        banner.hide();
        workbench.markSaved(path);
        return true;
    }

    void exportArm() {
        export(
                text("files.export.arm"),
                ".arm.json",
                () -> ArmExport.template(workbench.topology()));
    }

    /// The computed state of what is shown.
    void exportState() {
        Frame frame = workbench.frameProperty().get();
        Moment moment = workbench.momentProperty().get();
        if (frame != null && moment != null) {
            export(
                    text("files.export.state"),
                    ".state.json",
                    () -> StateJson.of(moment.snapshot(), advice(frame), AZURE));
        }
    }

    private static Advice advice(Frame frame) {
        return frame.advised()
                ? frame.advice()
                : Advice.of(frame.snapshot().topology(), frame.quiet());
    }

    /// The drawing as it is shown, with what has failed in its caption.
    void exportSvg() {
        Moment moment = workbench.momentProperty().get();
        export(text("files.export.svg"), ".svg", () -> svg(moment));
    }

    private String svg(@Nullable Moment moment) {
        Topology topology = workbench.topology();
        LabSnapshot snapshot = moment == null ? null : moment.snapshot();
        Path file = workbench.fileProperty().get();
        String name = file == null ? topology.name() : String.valueOf(file.getFileName());
        DisplayList drawing =
                Drawing.of(topology).whole(1, LevelOfDetail.DETAIL, snapshot, Overlay.NONE);
        return SvgWriter.write(
                Sheet.of(drawing, Caption.of(name, topology, snapshot)),
                Theme.LIGHT,
                topology.name());
    }

    private void export(String title, String ending, Supplier<String> content) {
        dialogs.toSave(title, folder(), fileName(ending))
                .ifPresent(path -> exportTo(path, content.get()));
    }

    void exportTo(Path path, String content) {
        ProjectFile.export(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .ifPresentOrElse(
                        problem -> banner.say(problem.toString()),
                        () -> workbench.say(text("files.said.exported", path.getFileName())));
    }

    private String fileName(String ending) {
        String name =
                workbench
                        .topology()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return (name.isEmpty() ? "project" : name) + ending;
    }

    /// Asks what to do with unsaved work. Answers whether the work may be left.
    boolean mayLeave() {
        if (!workbench.unsavedProperty().get()) {
            return true;
        }
        ButtonType save = new ButtonType(text("files.ask.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(text("files.ask.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel =
                new ButtonType(text("files.ask.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        text("files.ask.text"),
                        save,
                        discard,
                        cancel);
        alert.initOwner(stage);
        alert.setTitle(text("files.ask.title"));
        alert.setHeaderText(text("files.ask.head", workbench.topology().name()));
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer.equals(discard) || (answer.equals(save) && save());
    }
}
