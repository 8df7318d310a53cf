package studio.routeserver.desktop;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Finding;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.desktop.workbench.Overlay;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// The drawing, as the shell sees it. It is told what to show, and tells what was done on it
/// through [CanvasGestures]; it changes nothing itself. Colours come from the theme's looked-up
/// ones.
public interface CanvasView {

    /// What takes the middle of the window.
    Node node();

    /// Shows this from now on. Called for every edit, every moment of a run and every change of
    /// selection; what did not change is the same object as before.
    void show(Picture picture);

    /// Another project will be shown next: all of it comes into view.
    void begin(Topology next);

    /// Whether the drawing of a project that was opened is still being made; there is none until
    /// then.
    ReadOnlyBooleanProperty awaitedProperty();

    /// Paints in these colours from now on.
    void useTheme(Theme theme);

    /// Virtual time runs, and so much of the watcher's time has passed: what is on its way moves
    /// on.
    void move(double seconds);

    /// Time stands still, or nothing is to move: what is on its way is drawn standing.
    void rest();

    /// The whole drawing into view, with a margin.
    void fit();

    /// Nearer or farther, in notches.
    void zoom(int notches);

    /// Actual size.
    void actualSize();

    /// Brings an item into view and gives the canvas the keyboard.
    void reveal(Item item);

    /// Begins to connect: the next two objects that are chosen are the ends (key `C`).
    void startConnecting();

    /// Begins to trace: the next two objects that are chosen are source and destination (key `T`);
    /// where one VM or branch is selected, it is the source.
    void startTracing();

    /// Ends what is half done: a drag, a link, a trace. Answers whether there was anything.
    boolean cancel();

    /// A kind from the palette is over the scene at that point: legal targets stand out. Points
    /// outside of the canvas end the highlight.
    void dragOver(PaletteKind kind, Point2D scene);

    /// It is let go there; the canvas asks [CanvasGestures] to place it, and shows a refusal in a
    /// bubble at that point.
    void drop(PaletteKind kind, Point2D scene);

    /// One sentence in a bubble beside an item, or at the middle of the view.
    void bubble(@Nullable Item beside, String sentence);

    /// Whether an object or a container is drawn in that part of the scene.
    boolean drawsAt(Bounds scene);

    /// Where an item is in the scene; empty where it is not drawn or out of view.
    Optional<Point2D> sceneCentre(Item item);

    /// Where the middle of the view is, in world units: a place for what Enter inserts.
    Point2D middle();

    /// The zoom, 1 for actual size; for the status bar.
    ObservableDoubleValue zoomLevel();

    /// Everything that is drawn.
    ///
    /// @param topology the newest drawing; the moment's may be older for a frame or two
    /// @param moment the network at the instant that is shown; null until the first is there
    /// @param updating whether the moment is older than the topology
    /// @param findings what the rules say about the newest drawing
    /// @param singlePoints objects whose loss alone parts a VM and a branch
    record Picture(
            Topology topology,
            @Nullable Moment moment,
            boolean updating,
            List<Item> selection,
            Overlay overlay,
            List<Finding> findings,
            List<Ref> singlePoints) {

        public Picture {
            selection = List.copyOf(selection);
            findings = List.copyOf(findings);
            singlePoints = List.copyOf(singlePoints);
        }
    }
}
