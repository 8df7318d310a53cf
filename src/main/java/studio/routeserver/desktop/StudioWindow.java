package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.advice.DemonstrationBadge;
import studio.routeserver.desktop.advice.DesignPanel;
import studio.routeserver.desktop.bgp.BgpPanel;
import studio.routeserver.desktop.canvas.StudioCanvas;
import studio.routeserver.desktop.headroom.HeadroomWatch;
import studio.routeserver.desktop.inspector.InspectorPanel;
import studio.routeserver.desktop.outline.OutlinePanel;
import studio.routeserver.desktop.palette.PalettePanel;
import studio.routeserver.desktop.path.PathPanel;
import studio.routeserver.desktop.problems.ProblemsPanel;
import studio.routeserver.desktop.routes.RoutesPanel;
import studio.routeserver.desktop.status.StatusBar;
import studio.routeserver.desktop.theme.Fonts;
import studio.routeserver.desktop.theme.GlyphNode;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.theme.Signs;
import studio.routeserver.desktop.timeline.EventsPanel;
import studio.routeserver.desktop.timeline.SummaryCard;
import studio.routeserver.desktop.timeline.TimelineStrip;
import studio.routeserver.desktop.why.WhyCard;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Topology;

/// The studio's window: makes its parts, joins them, and ends with them.
public final class StudioWindow {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;
    private static final double COMMANDS_TOP = 76;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PALETTE_GLYPH = 18;

    /// After a late frame nothing leaps.
    private static final double LONGEST_MOVE = 0.1;

    private final Stage stage;
    private final ExecutorService worker;
    private final Workbench workbench;
    private final ObjectProperty<Look> look;
    private final Hints hints = new Hints();

    /// As the system asks for it, until the user says otherwise.
    private final BooleanProperty reducedMotion =
            new SimpleBooleanProperty(Platform.getPreferences().isReducedMotion());

    private final Director director;
    private final Banner banner = new Banner();
    private final Projects projects;
    private final Acts acts = new Acts();
    private final Panels panels;
    private final Shell shell;
    private final CommandList commands;
    private final Projection projection;
    private final PalettePanel palette;
    private final Pulse pulse;

    /// What had the keyboard before the list of commands took it.
    private @Nullable Node before;

    private StudioWindow(
            Stage stage, Look first, Function<CanvasGestures, CanvasView> canvasMaker) {
        this.stage = stage;
        this.worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("engine").daemon().factory());
        Executor screen = Platform::runLater;
        this.workbench = new Workbench(RunningLab::of, worker, screen);
        workbench.askInThePast(new PastDialog(stage));
        this.look = new SimpleObjectProperty<>(first);
        this.director = new Director(workbench, hints);
        this.projects =
                new Projects(
                        stage,
                        workbench,
                        banner,
                        task -> Thread.ofVirtual().start(task),
                        screen,
                        this::anotherProject);
        this.panels = panels(canvasMaker.apply(director));
        this.palette =
                new PalettePanel(
                        director, kind -> new GlyphNode(Signs.of(kind), PALETTE_GLYPH, "inked"));
        HeadroomWatch headroom =
                new HeadroomWatch(
                        workbench, task -> Thread.ofVirtual().start(task), Platform::runLater);
        StatusBar status =
                new StatusBar(
                        workbench,
                        panels.canvas().zoomLevel(),
                        headroom.headroomProperty(),
                        director::go);
        ActList list = new ActList(workbench, acts);
        list.files(projects, this::askAndClose);
        list.editing(director);
        list.time(workbench.transport());
        list.failing(director);
        list.help(hints);
        list.tools(panels.canvas(), this::showCommands, this::why, this::whyNot, () -> cycle(1));
        StackPane menu = new StackPane();
        StackPane tools = new StackPane();
        this.shell =
                new Shell(
                        new Shell.Parts(
                                menu,
                                tools,
                                banner,
                                palette,
                                panels.outline(),
                                panels.canvas().node(),
                                panels.inspector(),
                                panels.bottom(),
                                panels.timeline(),
                                status),
                        look);
        list.views(
                panels.canvas(),
                panels.bottom(),
                new ActList.Regions(
                        this::toSide,
                        this::toInspector,
                        this::toTab,
                        () -> panels.timeline().toggleOneLine()),
                () -> look.set(look.get().other()));
        list.motion(reducedMotion);
        workbench.transport().stepwiseProperty().bind(reducedMotion);
        reducedMotion.subscribe(_ -> panels.canvas().rest());
        menu.getChildren().add(acts.menuBar());
        tools.getChildren()
                .add(
                        new StudioToolbar(
                                workbench,
                                acts,
                                director.menus(),
                                new ProfileChip(workbench),
                                look));
        this.commands = new CommandList(acts, director::go, this::hideCommands);
        director.direct(panels, shell, status);
        this.projection = new Projection(workbench, panels, shell, headroom.headroomProperty());
        director.explain(projection::ways);
        this.pulse = new Pulse();
        overlays();
        scene();
        listen();
    }

    /// Opens the window on a file, or on the founding sample where there is none.
    public static StudioWindow open(Stage stage, @Nullable Path file) {
        return open(stage, file, Look.LIGHT);
    }

    /// Opens it in a look.
    public static StudioWindow open(Stage stage, @Nullable Path file, Look look) {
        return open(stage, file, look, StudioCanvas::new);
    }

    static StudioWindow open(
            Stage stage,
            @Nullable Path file,
            Look look,
            Function<CanvasGestures, CanvasView> canvasMaker) {
        Fonts.load();
        look.apply();
        StudioWindow window = new StudioWindow(stage, look, canvasMaker);
        window.engineAfterFirstPicture();
        window.projects.begin(file);
        stage.show();
        window.panels.canvas().node().requestFocus();
        return window;
    }

    /// The engine begins once the window shows: until then it would take the processor that draws
    /// it.
    private void engineAfterFirstPicture() {
        CountDownLatch drawn = new CountDownLatch(1);
        Scene scene = stage.getScene();
        Runnable first =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        drawn.countDown();
                    }
                };
        scene.addPostLayoutPulseListener(first);
        engineAfter(drawn);
    }

    private void engineAfter(CountDownLatch drawn) {
        worker.execute(() -> {
            try {
                drawn.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// A large project is drawn before its routes are worked out: a person looks at the drawing
    /// first.
    private void anotherProject(Topology next) {
        CanvasView canvas = panels.canvas();
        canvas.begin(next);
        if (canvas.awaitedProperty().get()) {
            CountDownLatch drawn = new CountDownLatch(1);
            canvas.awaitedProperty()
                    .subscribe(awaited -> {
                        if (!awaited) {
                            drawn.countDown();
                        }
                    });
            engineAfter(drawn);
        }
    }

    private Panels panels(CanvasView canvas) {
        BottomPanel bottom = new BottomPanel();
        Executor background = task -> Thread.ofVirtual().start(task);
        WhyCard why =
                new WhyCard(
                        workbench.momentProperty(),
                        director::go,
                        () -> canvas.node().requestFocus(),
                        background,
                        Platform::runLater);
        Panels made =
                new Panels(
                        canvas,
                        new OutlinePanel(
                                item -> director.select(List.of(item)),
                                director::open,
                                (_, item) -> director.menu(List.of(item))),
                        new InspectorPanel(
                                director::apply, director::go, () -> canvas.node().requestFocus()),
                        bottom,
                        new RoutesPanel(director::go, why),
                        new BgpPanel(workbench::select),
                        new PathPanel(
                                workbench::select,
                                why,
                                workbench.momentProperty(),
                                background,
                                Platform::runLater),
                        new ProblemsPanel(director::go, director::mend, director::trace),
                        new EventsPanel(workbench.transport()::scrubTo),
                        new DesignPanel(
                                workbench,
                                director::go,
                                () -> bottom.show(BottomPanel.Tab.PROBLEMS),
                                background,
                                Platform::runLater),
                        new TimelineStrip(workbench.transport()),
                        new SummaryCard(workbench::compare, this::closeSummary),
                        why);
        bottom.put(BottomPanel.Tab.ROUTES, made.routes());
        bottom.put(BottomPanel.Tab.BGP, made.bgp());
        bottom.put(BottomPanel.Tab.PATH, made.path());
        bottom.put(BottomPanel.Tab.PROBLEMS, made.problems());
        bottom.put(BottomPanel.Tab.EVENTS, made.events());
        bottom.put(BottomPanel.Tab.DESIGN, made.design());
        return made;
    }

    private void closeSummary() {
        projection.closeSummary();
        panels.canvas().node().requestFocus();
    }

    private void overlays() {
        panels.summary().setVisible(false);
        shell.overCanvas(panels.summary(), Pos.BOTTOM_CENTER);
        shell.overCanvas(hints, Pos.TOP_CENTER);
        new HintPlace(hints, panels.canvas(), workbench);
        new OpeningNote(shell, projects, workbench, panels.canvas());
        shell.overCanvas(new DemonstrationBadge(workbench), Pos.TOP_LEFT);
        shell.overProperties(panels.why());
        commands.setVisible(false);
        shell.overWindow(commands, Pos.TOP_CENTER, COMMANDS_TOP);
    }

    private void scene() {
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        scene.getStylesheets().add(Look.parts());
        acts.listen(scene);
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown()) {
                        escape();
                        event.consume();
                    } else if (event.getCode() == KeyCode.F6 && event.isShiftDown()) {
                        cycle(-1);
                        event.consume();
                    }
                });
        dropping(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(request -> {
            if (projects.mayLeave()) {
                end();
            } else {
                request.consume();
            }
        });
    }

    private void listen() {
        workbench.topologyProperty().subscribe(this::title);
        workbench.unsavedProperty().subscribe(this::title);
        workbench.fileProperty().subscribe(this::title);
        look.subscribe(now -> panels.canvas().useTheme(now.theme()));
        workbench
                .transport()
                .movingProperty()
                .subscribe(moving -> {
                    if (moving) {
                        pulse.begin();
                        hints.did(Hints.Step.BREAK);
                    } else {
                        pulse.stop();
                        panels.canvas().rest();
                    }
                });
        workbench
                .troubleProperty()
                .subscribe(trouble -> {
                    if (trouble != null) {
                        banner.say(text("window.trouble.text", trouble));
                    }
                });
    }

    private void title() {
        Path file = workbench.fileProperty().get();
        String name =
                file == null ? workbench.topology().name() : String.valueOf(file.getFileName());
        String mark = workbench.unsavedProperty().get() ? " •" : "";
        stage.setTitle(text("window.title.text", name + mark));
    }

    /// In this order: what is half done, the list of commands, the Why card, the summary, what is
    /// demonstrated, the trace, the selection.
    private void escape() {
        if (panels.canvas().cancel()) {
            return;
        }
        if (commands.isVisible()) {
            hideCommands();
        } else if (panels.why().close()) {
            return;
        } else if (panels.summary().isVisible()) {
            closeSummary();
        } else if (workbench.demonstrationProperty().get() != null) {
            workbench.demonstrate(null);
        } else if (workbench.traceProperty().get() != null) {
            workbench.trace(null);
        } else if (!workbench.selectionProperty().get().isEmpty()) {
            workbench.select(List.of());
        } else {
            hints.end();
        }
    }

    /// Opens a part and gives it the keyboard; closes the one that has it.
    private void toSide() {
        if (shell.sideOpenProperty().get() && (Focus.within(palette) || outlined())) {
            shell.toggleSide();
            toCanvas();
        } else {
            shell.openSide();
            palette.focusSearch();
        }
    }

    private boolean outlined() {
        return Focus.within(panels.outline());
    }

    private void toInspector() {
        if (shell.inspectorOpenProperty().get() && Focus.within(panels.inspector())) {
            shell.toggleInspector();
            toCanvas();
        } else {
            shell.openInspector();
            projection.show();
            Focus.first(panels.inspector()).ifPresent(Node::requestFocus);
            panels.inspector().focusFirst();
        }
    }

    private void toTab(BottomPanel.Tab tab) {
        if (panels.bottom().front() == tab && Focus.within(panels.bottom())) {
            panels.bottom().close();
            toCanvas();
        } else {
            panels.bottom().show(tab);
            projection.show();
            panels.bottom().focus();
        }
    }

    private void toCanvas() {
        panels.canvas().node().requestFocus();
    }

    void showCommands() {
        if (!commands.isVisible()) {
            before = stage.getScene().getFocusOwner();
        }
        commands.setVisible(true);
        commands.open(workbench.topology());
    }

    /// The keyboard returns to where it was.
    void hideCommands() {
        commands.setVisible(false);
        Node origin = before;
        before = null;
        if (origin != null && origin.getScene() != null) {
            origin.requestFocus();
        } else {
            toCanvas();
        }
    }

    private void why() {
        director.why(projection::show);
    }

    private void whyNot() {
        director.whyNot(projection::show);
    }

    private void cycle(int direction) {
        List<Node> regions =
                List.of(
                        panels.canvas().node(),
                        panels.inspector(),
                        panels.bottom(),
                        panels.timeline(),
                        palette,
                        panels.outline());
        List<Runnable> focus =
                List.of(
                        () -> panels.canvas().node().requestFocus(),
                        () -> panels.inspector().focusFirst(),
                        () -> panels.bottom().focus(),
                        () -> panels.timeline().focusPlay(),
                        palette::focusSearch,
                        () -> panels.outline().requestFocus());
        shell.cycle(direction, focus, shell.regionOfFocus(regions));
    }

    /// A project file that is dragged over the window says what will happen, and opens when it is
    /// let go.
    private void dropping(Scene scene) {
        Label says = new Label();
        StackPane overlay = new StackPane(says);
        overlay.getStyleClass().add("drop-overlay");
        overlay.setMouseTransparent(true);
        overlay.setVisible(false);
        shell.overWindow(overlay, Pos.CENTER, 0);
        scene.setOnDragOver(drag -> {
            List<File> files = projectsOf(drag);
            if (!files.isEmpty()) {
                drag.acceptTransferModes(TransferMode.COPY);
                says.setText(text("window.drop.text", files.getFirst().getName()));
                overlay.setVisible(true);
                drag.consume();
            }
        });
        scene.setOnDragExited(_ -> overlay.setVisible(false));
        scene.setOnDragDropped(drop -> {
            overlay.setVisible(false);
            List<File> files = projectsOf(drop);
            if (!files.isEmpty()) {
                projects.open(files.getFirst().toPath());
            }
            drop.setDropCompleted(!files.isEmpty());
            drop.consume();
        });
    }

    private static List<File> projectsOf(DragEvent drag) {
        return new ArrayList<>(drag.getDragboard().getFiles())
                .stream()
                        .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".json"))
                        .toList();
    }

    private void askAndClose() {
        if (projects.mayLeave()) {
            close();
        }
    }

    /// Closes the window without a question.
    public void close() {
        end();
        stage.close();
    }

    private void end() {
        pulse.stop();
        workbench.transport().pause();
        worker.shutdownNow();
    }

    public Workbench workbench() {
        return workbench;
    }

    /// The drawing, for those who need to know where an object is on the screen.
    public CanvasView canvas() {
        return panels.canvas();
    }

    /// Asks for files like this from now on: a system's own dialog cannot be driven.
    public void askForFilesBy(FileDialogs dialogs) {
        projects.askBy(dialogs);
    }

    /// Opening and saving, for tests.
    Projects projects() {
        return projects;
    }

    Director director() {
        return director;
    }

    Panels panels() {
        return panels;
    }

    ObjectProperty<Look> lookProperty() {
        return look;
    }

    /// Moves the clock's hand before each picture, while time runs.
    private final class Pulse extends AnimationTimer {
        private long before;

        void begin() {
            before = 0;
            start();
        }

        @Override
        public void handle(long now) {
            if (before != 0) {
                double seconds = (now - before) / NANOS_PER_SECOND;
                workbench.transport().pulse(seconds);
                if (!reducedMotion.get() && workbench.transport().movingProperty().get()) {
                    panels.canvas().move(Math.min(seconds, LONGEST_MOVE));
                }
            }
            before = now;
        }
    }
}
