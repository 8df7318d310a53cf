package studio.routeserver.desktop.canvas;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.topology.Topology;

/// Makes the still part of large drawings away from the JavaFX thread: laying out, routing and
/// writing thousands of labels takes longer than a frame. One at a time; of those that wait, only
/// the newest is made.
final class Sketcher {

    /// From so many objects on a drawing is made elsewhere; smaller ones take less than a frame.
    static final int LARGE = 800;

    /// What is wanted.
    ///
    /// @param layout where objects stand while they are dragged; null for where the file says
    /// @param fitting the view that the whole drawing is to be fitted into, which decides the zoom;
    ///   null where the zoom is given
    record Wish(
            Topology topology,
            @Nullable Layout layout,
            double zoom,
            LevelOfDetail level,
            @Nullable Viewport fitting) {

        /// The same at the zoom at which the drawing fits.
        private Wish fitted(Layout where) {
            if (fitting == null) {
                return this;
            }
            double fits = fitting.fitting(where.bounds()).zoom();
            return new Wish(topology, layout, fits, level.next(fits), null);
        }

        /// Whether the other is of the same drawing, at whatever zoom.
        @SuppressWarnings("ReferenceEquality") // the same topology object is the same drawing
        boolean sameDrawing(Wish other) {
            return topology == other.topology && layout == other.layout;
        }
    }

    /// What came of a wish, at the zoom at which it was made.
    record Sketch(Wish wish, Drawing drawing, Drawing.Still still) {}

    private final Executor elsewhere;
    private final Executor screen;
    private final Consumer<Sketch> done;
    private @Nullable Wish wished;
    private boolean busy;

    /// @param elsewhere runs what takes long
    /// @param screen runs what follows on the JavaFX thread
    Sketcher(Executor elsewhere, Executor screen, Consumer<Sketch> done) {
        this.elsewhere = elsewhere;
        this.screen = screen;
        this.done = done;
    }

    static boolean large(Topology topology) {
        return topology.virtualMachines().size()
                        + topology.virtualNetworks().size()
                        + topology.branches().size()
                        + topology.nvas().size()
                > LARGE;
    }

    /// Makes it now.
    ///
    /// @param before an earlier one; of the same drawing only the still part is made anew
    static Sketch make(Wish wish, @Nullable Sketch before) {
        Drawing drawing =
                before != null && before.wish().sameDrawing(wish)
                        ? before.drawing()
                        : drawing(wish.topology(), wish.layout());
        Wish made = wish.fitted(drawing.layout());
        return new Sketch(made, drawing, drawing.still(made.zoom(), made.level()));
    }

    private static Drawing drawing(Topology topology, @Nullable Layout given) {
        Layout layout = given != null ? given : Layout.of(topology);
        return Drawing.of(topology, layout, Routing.of(topology, layout));
    }

    /// Makes it elsewhere, and tells when it is there.
    void ask(Wish wish, @Nullable Sketch before) {
        wished = wish;
        if (!busy) {
            begin(before);
        }
    }

    private void begin(@Nullable Sketch before) {
        Wish wish = wished;
        if (wish == null) {
            return;
        }
        busy = true;
        elsewhere.execute(() -> {
            Sketch sketch = make(wish, before);
            screen.execute(() -> finish(wish, sketch));
        });
    }

    private void finish(Wish wish, Sketch sketch) {
        busy = false;
        if (wish.equals(wished)) {
            wished = null;
        }
        done.accept(sketch);
        if (!busy) {
            begin(sketch);
        }
    }
}
