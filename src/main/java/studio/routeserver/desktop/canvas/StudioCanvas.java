package studio.routeserver.desktop.canvas;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.CanvasGestures;
import studio.routeserver.desktop.CanvasView;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.Layer;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.topology.Topology;

/// The canvas: two layers of pixels (what stays as it is while time runs, and what changes with
/// it), what the hand holds over them, and a bubble.
///
/// It projects the [Picture] that it is shown. Each picture, view or theme gives one display list;
/// the still layer is painted again only if its own items or the view changed.
public final class StudioCanvas implements CanvasView {

    /// How far a line reaches beyond its bounds, in pixels.
    private static final double WIDEST_LINE = 4;

    private final Pane pane = new Pane();
    private final Canvas still = new Canvas();
    private final Canvas live = new Canvas();
    private final Hand hand = new Hand();
    private final Motion motion = new Motion();
    private final Sketcher sketcher;
    private final Proxies proxies;
    private final Bubble bubble;
    private final Brush stillBrush;
    private final Brush liveBrush;
    private final Pointer pointer;
    private final Keyboard keyboard;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

    private Viewport view = new Viewport(1, 0, 0, 0, 0);
    private Theme theme = Theme.LIGHT;
    private LevelOfDetail level = LevelOfDetail.of(1);
    private @Nullable Picture picture;
    private @Nullable Scenery scenery;
    private Sketcher.@Nullable Sketch sketch;
    private @Nullable LabSnapshot lived;
    private @Nullable DisplayList livePart;
    private @Nullable Layout previewed;
    private @Nullable DisplayList paintedStill;
    private @Nullable Viewport paintedView;
    private @Nullable Theme paintedTheme;
    private boolean fitted;
    private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper();

    /// Whether nobody has looked elsewhere since the whole drawing was fitted: then it stays
    /// fitted.
    private boolean follows = true;

    /// A canvas that tells its gestures.
    public StudioCanvas(CanvasGestures gestures) {
        CanvasFonts fonts = new CanvasFonts();
        stillBrush = new Brush(still.getGraphicsContext2D(), fonts, theme, view);
        liveBrush = new Brush(live.getGraphicsContext2D(), fonts, theme, view);
        still.setMouseTransparent(true);
        live.setMouseTransparent(true);
        pane.setId("canvas");
        pane.getStyleClass().add("canvas");
        pane.setFocusTraversable(true);
        pane.setAccessibleRole(AccessibleRole.NODE);
        sketcher =
                new Sketcher(
                        task -> Thread.ofVirtual().start(task), Platform::runLater, this::take);
        proxies = new Proxies(new Walk(gestures), this::words);
        pane.getChildren().addAll(still, live, motion.node(), hand.node(), proxies.node());
        bubble = new Bubble(pane);
        pointer = new Pointer(this, gestures);
        keyboard = new Keyboard(this, gestures, pointer);
        pane.widthProperty().subscribe(_ -> resized());
        pane.heightProperty().subscribe(_ -> resized());
        pane.addEventHandler(MouseEvent.ANY, pointer::handle);
        pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        pane.addEventHandler(KeyEvent.ANY, keyboard::handle);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, _ -> proxies.usedKeys(true));
        pane.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                _ -> {
                    proxies.usedKeys(false);
                    keyboard.leave();
                });
    }

    /// What somebody does who walks from object to object: what has the keyboard is what is
    /// selected.
    private final class Walk implements Proxies.Walker {
        private final CanvasGestures gestures;

        Walk(CanvasGestures gestures) {
            this.gestures = gestures;
        }

        @Override
        public void arrived(Subject subject) {
            if (!selected().equals(Optional.of(subject))) {
                item(subject).ifPresent(item -> gestures.select(List.of(item)));
            }
        }

        @Override
        public void open(Subject subject) {
            item(subject).ifPresent(gestures::open);
        }
    }

    private String words(Subject subject) {
        if (livePart == null || sketch == null) {
            return subject.name();
        }
        String now = livePart.title(subject);
        return now.isEmpty() ? sketch.still().list().title(subject) : now;
    }

    /// The keyboard goes with the selection while it is on the canvas.
    private void follow() {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        if (owner == null || !(owner.equals(pane) || owner.getParent() == proxies.node())) {
            return;
        }
        Optional<Subject> one = selected();
        if (one.isEmpty() || !proxies.focus(one.get())) {
            if (!owner.equals(pane)) {
                pane.requestFocus();
            }
        }
    }

    private void resized() {
        double width = Math.floor(pane.getWidth());
        double height = Math.floor(pane.getHeight());
        if (width == view.width() && height == view.height()) {
            return;
        }
        still.setWidth(width);
        still.setHeight(height);
        live.setWidth(width);
        live.setHeight(height);
        paintedStill = null;
        view = view.sized(width, height);
        if (follows) {
            fit();
        }
        repaint();
    }

    private void scrolled(ScrollEvent event) {
        bubble.hide();
        if (event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            look(view.panned(by, 0));
        } else {
            double factor = event.getDeltaY() > 0 ? Viewport.NOTCH : 1 / Viewport.NOTCH;
            if (event.getDeltaY() != 0) {
                look(view.zoomedAbout(event.getX(), event.getY(), view.zoom() * factor));
            }
        }
        event.consume();
    }

    // ---- what the hand and the keys ask

    Viewport view() {
        return view;
    }

    /// Looks at the world like this from now on.
    void look(Viewport next) {
        follows = false;
        view = next;
        hand.handles(Optional.empty(), view);
        level = level.next(view.zoom());
        zoom.set(view.zoom());
        repaint();
    }

    Hand hand() {
        return hand;
    }

    Bubble bubbles() {
        return bubble;
    }

    Optional<Topology> topology() {
        return Optional.ofNullable(picture).map(Picture::topology);
    }

    Optional<Scenery> scenery() {
        return Optional.ofNullable(scenery);
    }

    List<Item> selection() {
        return picture == null ? List.of() : picture.selection();
    }

    /// The subject of the item that is selected alone.
    Optional<Subject> selected() {
        return selection().size() == 1 ? subject(selection().getFirst()) : Optional.empty();
    }

    /// What draws an item.
    public Optional<Subject> subject(Item item) {
        return topology().flatMap(topology -> Subjects.subject(topology, item));
    }

    Optional<Item> item(Subject subject) {
        return topology().flatMap(topology -> Subjects.item(topology, subject));
    }

    /// Shows objects where they would be if they were let go now; null shows them where they are.
    void preview(@Nullable Layout layout) {
        previewed = layout;
        redraw();
    }

    void focus() {
        if (!selected().map(proxies::focus).orElse(false)) {
            pane.requestFocus();
        }
    }

    // ---- what the shell asks

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void useTheme(Theme next) {
        theme = next;
        repaint();
    }

    @Override
    public void begin(Topology next) {
        fitted = false;
        follows = true;
        awaited.set(Sketcher.large(next));
    }

    @Override
    public ReadOnlyBooleanProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }

    @Override
    public void show(Picture next) {
        boolean edited = picture == null || !next.topology().equals(picture.topology());
        boolean chosen = picture == null || !next.selection().equals(picture.selection());
        picture = next;
        if (!fitted && Sketcher.large(next.topology()) && !sketched()) {
            empty();
        }
        redraw();
        if (chosen) {
            follow();
        }
        proxies.tell();
        if (sketched() && (!fitted || (edited && follows && !inView()))) {
            fit();
        }
    }

    /// What is drawn is of another project; that of this one takes a while.
    private void empty() {
        sketch = null;
        livePart = null;
        scenery = null;
        lived = null;
        paintedStill = null;
        clear(still);
        clear(live);
    }

    /// Whether what is drawn is what is to be shown.
    @SuppressWarnings("ReferenceEquality") // the same topology object is the same drawing
    private boolean sketched() {
        return sketch != null && picture != null && sketch.wish().topology() == picture.topology();
    }

    private boolean inView() {
        return scenery != null && view.visible().contains(scenery.layout().bounds());
    }

    /// Makes the parts of the drawing anew whose inputs changed, and paints. Of a large drawing the
    /// still part is made elsewhere; until it is there, the one before stays.
    @SuppressWarnings("ReferenceEquality") // the same topology object is the same drawing
    private void redraw() {
        if (picture == null) {
            return;
        }
        boolean large = Sketcher.large(picture.topology());
        Sketcher.Wish wish =
                new Sketcher.Wish(
                        picture.topology(),
                        previewed,
                        view.zoom(),
                        level,
                        large && !fitted && view.width() > 0 ? view : null);
        if (sketch == null || !made(wish, sketch.wish())) {
            if (large) {
                sketcher.ask(wish, sketch);
            } else {
                sketch = Sketcher.make(wish, sketch);
            }
        }
        if (sketch == null || !sketch.wish().sameDrawing(wish)) {
            return;
        }
        LabSnapshot snapshot = picture.moment() == null ? null : picture.moment().snapshot();
        Drawing drawing = sketch.drawing();
        livePart = drawing.live(sketch.still(), snapshot, Overlays.of(picture));
        if (lived != null && snapshot != null && lived != snapshot) {
            motion.messages(lived, snapshot, drawing.routing());
        }
        lived = snapshot;
        if (scenery == null || !scenery.shows(drawing)) {
            scenery = new Scenery(drawing.layout(), drawing.routing());
        }
        paint();
    }

    private static boolean made(Sketcher.Wish wish, Sketcher.Wish before) {
        return wish.sameDrawing(before)
                && wish.zoom() == before.zoom()
                && wish.level() == before.level()
                && wish.fitting() == null;
    }

    /// A large drawing is there.
    private void take(Sketcher.Sketch made) {
        sketch = made;
        if (sketched()) {
            awaited.set(false);
            Rect all = made.drawing().layout().bounds();
            if (!fitted || (follows && !view.visible().contains(all))) {
                fitted = true;
                look(view.fitting(all));
                follows = true;
            }
        }
        redraw();
    }

    /// Paints again; at another zoom the parts are made anew.
    private void repaint() {
        if (sketch == null || sketch.wish().zoom() != view.zoom()) {
            redraw();
        } else {
            paint();
        }
    }

    private void paint() {
        if (sketch == null || livePart == null || view.width() <= 0 || view.height() <= 0) {
            return;
        }
        DisplayList below = sketch.still().list();
        boolean same =
                below.equals(paintedStill)
                        && view.equals(paintedView)
                        && theme.equals(paintedTheme);
        if (!same) {
            clear(still);
            paint(stillBrush, below);
            paintedStill = below;
            paintedView = view;
            paintedTheme = theme;
        }
        clear(live);
        paint(liveBrush, livePart);
        if (motion.running()) {
            motion.follow(livePart, view);
        }
        if (scenery != null) {
            proxies.lay(scenery, view);
        }
    }

    private static void clear(Canvas canvas) {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    private void paint(Brush brush, DisplayList list) {
        brush.use(theme, view, list.level());
        Rect seen = view.visible().grown(WIDEST_LINE / view.zoom());
        for (studio.routeserver.picture.Item item : list.items()) {
            boolean moves = item.layer() == Layer.MOTION && motion.running();
            if (!moves && item.bounds().touches(seen)) {
                brush.paint(item);
            }
        }
    }

    @Override
    public void move(double seconds) {
        if (!motion.running()) {
            motion.start();
            paint();
        }
        motion.advance(seconds);
    }

    @Override
    public void rest() {
        if (motion.running()) {
            motion.stop();
            paint();
        }
    }

    @Override
    public void fit() {
        if (scenery != null && view.width() > 0 && view.height() > 0) {
            fitted = true;
            look(view.fitting(scenery.layout().bounds()));
            follows = true;
        }
    }

    @Override
    public void zoom(int notches) {
        double factor = Math.pow(Viewport.NOTCH, notches);
        look(view.zoomedAbout(view.width() / 2, view.height() / 2, view.zoom() * factor));
    }

    @Override
    public void actualSize() {
        look(view.zoomedAbout(view.width() / 2, view.height() / 2, 1));
    }

    @Override
    public void reveal(Item item) {
        subject(item)
                .flatMap(subject -> scenery().flatMap(scene -> scene.bounds(subject)))
                .filter(rect -> !view.visible().contains(rect))
                .ifPresent(rect -> look(view.centredOn(rect.centre(), view.zoom())));
        focus();
    }

    @Override
    public void startConnecting() {
        keyboard.startConnecting();
    }

    @Override
    public void startTracing() {
        keyboard.startTracing();
    }

    @Override
    public boolean cancel() {
        boolean dragging = pointer.cancel();
        boolean asking = keyboard.cancel();
        boolean was = dragging || asking || bubble.showing();
        bubble.hide();
        return was || keyboard.out();
    }

    @Override
    public void dragOver(PaletteKind kind, Point2D scene) {
        Point2D local = pane.sceneToLocal(scene);
        pointer.paletteOver(kind, local.getX(), local.getY(), pane.contains(local));
    }

    @Override
    public void drop(PaletteKind kind, Point2D scene) {
        Point2D local = pane.sceneToLocal(scene);
        if (pane.contains(local)) {
            pointer.paletteDrop(kind, local.getX(), local.getY());
        } else {
            hand.empty();
        }
    }

    @Override
    public void bubble(@Nullable Item beside, String sentence) {
        Point at =
                Optional.ofNullable(beside)
                        .flatMap(this::subject)
                        .flatMap(subject -> scenery().flatMap(scene -> scene.bounds(subject)))
                        .map(rect -> new Point(view.x(rect.right()), view.y(rect.y())))
                        .orElse(new Point(view.width() / 2, view.height() / 2));
        bubble.show(at.x(), at.y(), sentence);
    }

    /// The sentence in the bubble; empty where there is none.
    public String bubbleText() {
        return bubble.text();
    }

    /// The middle of an item in the scene's pixels: of a link, the middle of its line.
    @Override
    public Optional<Point2D> sceneCentre(Item item) {
        return subject(item)
                .flatMap(subject -> scenery().flatMap(scene -> scene.middle(subject)))
                .map(this::inScene);
    }

    @Override
    public boolean drawsAt(Bounds scene) {
        Bounds local = pane.sceneToLocal(scene);
        Rect area =
                Rect.between(
                        view.world(local.getMinX(), local.getMinY()),
                        view.world(local.getMaxX(), local.getMaxY()));
        return scenery()
                .map(Scenery::layout)
                .map(layout -> layout.places().values().stream())
                .orElse(Stream.empty())
                .filter(place -> place.parent() == null)
                .filter(place -> place.subject().sort() != Subject.Sort.REGION)
                .anyMatch(place -> place.footprint().overlaps(area));
    }

    /// Where a point of the drawing is in the scene.
    public Point2D inScene(Point point) {
        return pane.localToScene(view.x(point.x()), view.y(point.y()));
    }

    /// What is painted now: what stays while time runs, and what changes with it.
    public List<DisplayList> painted() {
        return sketch == null || livePart == null
                ? List.of()
                : List.of(sketch.still().list(), livePart);
    }

    @Override
    public Point2D middle() {
        Point middle = view.world(view.width() / 2, view.height() / 2);
        return new Point2D(middle.x(), middle.y());
    }

    @Override
    public ObservableDoubleValue zoomLevel() {
        return zoom.getReadOnlyProperty();
    }
}
