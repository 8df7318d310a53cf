package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.CanvasGestures;
import studio.routeserver.desktop.palette.Connecting;
import studio.routeserver.desktop.palette.PaletteKind;
import studio.routeserver.desktop.palette.Placement;
import studio.routeserver.desktop.palette.Placing;
import studio.routeserver.desktop.palette.Standing;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Box;
import studio.routeserver.topology.Edit;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.SubnetRef;
import studio.routeserver.topology.Topology;

/// What the mouse does: selects, drags, connects from a handle, resizes, pans, draws a marquee.
///
/// One gesture at a time. Nothing is edited before the button is let go; `Esc` ends a gesture
/// without a trace.
final class Pointer {

    /// How far the mouse moves before a press becomes a drag, in pixels.
    private static final double SLACK = 4;

    /// The corner by which a selected container is resized, in pixels.
    private static final double CORNER = 12;

    /// The sizes of ghosts, in world units.
    private static final double GHOST_WIDTH = 96;

    private static final double GHOST_HEIGHT = 48;

    /// What the hand is doing.
    private sealed interface Doing {
        /// A button is down and the mouse has not moved far.
        record Pressed(MouseButton button, double x, double y, @Nullable Subject on)
                implements Doing {}

        record Panning(double x, double y, Viewport from) implements Doing {}

        record Dragging(List<Subject> subjects, double x, double y) implements Doing {}

        record Resizing(Subject subject, Rect from, double x, double y) implements Doing {}

        record Linking(Subject from) implements Doing {}

        record Marking(double x, double y) implements Doing {}
    }

    private final StudioCanvas canvas;
    private final CanvasGestures gestures;
    private @Nullable Doing doing;
    private @Nullable Subject hovered;

    Pointer(StudioCanvas canvas, CanvasGestures gestures) {
        this.canvas = canvas;
        this.gestures = gestures;
    }

    void handle(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            press(event);
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            drag(event);
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            release(event);
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            hover(event.getX(), event.getY());
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED && doing == null) {
            hovered = null;
            canvas.hand().empty();
            gestures.hover(List.of());
        }
    }

    private Point world(double x, double y) {
        return canvas.view().world(x, y);
    }

    private Optional<Subject> at(double x, double y) {
        return canvas.scenery().flatMap(scene -> scene.at(world(x, y), canvas.view().zoom()));
    }

    private Optional<Rect> rect(Subject subject) {
        return canvas.scenery().flatMap(scene -> scene.layout().rect(subject));
    }

    // ---- hovering

    private void hover(double x, double y) {
        if (hovered != null && onHandle(hovered, x, y)) {
            return;
        }
        Subject under = at(x, y).orElse(null);
        hovered = under == null ? null : linked(under);
        Optional<Rect> around =
                Optional.ofNullable(hovered).filter(Pointer::connects).flatMap(this::rect);
        canvas.hand().handles(around, canvas.view());
        canvas.node().setCursor(onCorner(x, y).isPresent() ? Cursor.SE_RESIZE : Cursor.DEFAULT);
        gestures.hover(
                Optional.ofNullable(under).flatMap(canvas::item).map(List::of).orElse(List.of()));
    }

    /// What a link from there would begin at: a subnet has none of its own, but its network, which
    /// it may fill, has.
    private static Subject linked(Subject under) {
        return under.sort() == Subject.Sort.SUBNET
                ? Subject.network(SubnetRef.parse(under.name()).network())
                : under;
    }

    private static boolean connects(Subject subject) {
        return switch (subject.sort()) {
            case NETWORK, NVA, BRANCH, GATEWAY, ROUTE_SERVER, INSTANCE, ROUTE_TABLE -> true;
            case REGION,
                    SUBNET,
                    TAG,
                    PEERING,
                    CONNECTION,
                    SESSION,
                    BUNDLE,
                    LOAD_BALANCER,
                    MACHINE,
                    NOTE,
                    SHEET ->
                    false;
        };
    }

    private boolean onHandle(Subject subject, double x, double y) {
        return connects(subject)
                && rect(subject).filter(r -> Hand.onHandle(r, canvas.view(), x, y)).isPresent();
    }

    private Optional<Subject> onCorner(double x, double y) {
        return canvas.selected()
                .filter(subject -> subject.sort().container())
                .filter(subject ->
                        rect(subject)
                                .filter(r ->
                                        near(canvas.view().x(r.right()), x)
                                                && near(canvas.view().y(r.bottom()), y))
                                .isPresent());
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= CORNER;
    }

    // ---- pressing

    private void press(MouseEvent event) {
        canvas.focus();
        canvas.bubbles().hide();
        double x = event.getX();
        double y = event.getY();
        if (event.getButton() == MouseButton.PRIMARY
                && hovered != null
                && onHandle(hovered, x, y)) {
            doing = new Doing.Linking(hovered);
            return;
        }
        Optional<Subject> corner = onCorner(x, y);
        if (event.getButton() == MouseButton.PRIMARY && corner.isPresent()) {
            doing = new Doing.Resizing(corner.get(), rect(corner.get()).orElseThrow(), x, y);
            return;
        }
        Subject on = at(x, y).orElse(null);
        doing = new Doing.Pressed(event.getButton(), x, y, on);
        if (event.getButton() == MouseButton.MIDDLE) {
            doing = new Doing.Panning(x, y, canvas.view());
        }
    }

    // ---- dragging

    private void drag(MouseEvent event) {
        double x = event.getX();
        double y = event.getY();
        switch (doing) {
            case null -> {}
            case Doing.Pressed pressed -> begin(pressed, event);
            case Doing.Panning(var fromX, var fromY, var from) ->
                    canvas.look(from.panned(x - fromX, y - fromY));
            case Doing.Dragging dragging -> dragTo(dragging, x, y);
            case Doing.Resizing resizing -> resizeTo(resizing, x, y);
            case Doing.Linking(var from) -> linkTo(from, x, y);
            case Doing.Marking(var fromX, var fromY) ->
                    canvas.hand().marquee(Rect.between(new Point(fromX, fromY), new Point(x, y)));
        }
        event.consume();
    }

    private void begin(Doing.Pressed pressed, MouseEvent event) {
        if (Math.hypot(event.getX() - pressed.x, event.getY() - pressed.y) < SLACK) {
            return;
        }
        if (pressed.button == MouseButton.SECONDARY) {
            doing = new Doing.Panning(pressed.x, pressed.y, canvas.view());
        } else if (pressed.button == MouseButton.PRIMARY) {
            @Nullable Subject on = pressed.on;
            doing =
                    on == null || event.isShiftDown()
                            ? new Doing.Marking(pressed.x, pressed.y)
                            : new Doing.Dragging(dragged(on), pressed.x, pressed.y);
        }
        canvas.hand().empty();
    }

    /// The whole selection if the pressed object is in it, else that object alone; never links.
    private List<Subject> dragged(Subject pressed) {
        Subject moved = movable(pressed);
        List<Subject> selected =
                canvas.selection().stream()
                        .map(canvas::subject)
                        .flatMap(Optional::stream)
                        .map(Pointer::movable)
                        .toList();
        if (selected.contains(moved)) {
            return selected.stream().filter(subject -> !subject.sort().link()).toList();
        }
        return moved.sort().link() || moved.sort() == Subject.Sort.TAG ? List.of() : List.of(moved);
    }

    /// An instance moves with its Route Server.
    private static Subject movable(Subject subject) {
        return subject.sort() == Subject.Sort.INSTANCE
                ? new Subject(
                        Subject.Sort.ROUTE_SERVER,
                        subject.name().substring(0, subject.name().lastIndexOf('/')))
                : subject;
    }

    private void dragTo(Doing.Dragging dragging, double x, double y) {
        if (dragging.subjects.isEmpty() || canvas.scenery().isEmpty()) {
            return;
        }
        Topology topology = canvas.topology().orElseThrow();
        double dx = (x - dragging.x) / canvas.view().zoom();
        double dy = (y - dragging.y) / canvas.view().zoom();
        canvas.preview(Layout.of(topology).withPreview(dragging.subjects, dx, dy));
        canvas.hand().noTarget();
        rehoming(dragging.subjects, x, y)
                .ifPresent(home -> point(home.rect(), home.placement(), x, y));
    }

    private void point(Rect rect, Placement placement, double x, double y) {
        switch (placement) {
            case Placement.Possible(var title, _) -> {
                canvas.hand().target(rect, canvas.view(), true);
                canvas.hand().tag(x, y, title, true);
            }
            case Placement.Refused(var sentence) -> {
                canvas.hand().target(rect, canvas.view(), false);
                canvas.hand().tag(x, y, sentence, false);
            }
        }
    }

    /// Another subnet than its own under a dragged object, and what letting go there means.
    private record Home(Rect rect, Placement placement) {}

    private Optional<Home> rehoming(List<Subject> subjects, double x, double y) {
        if (subjects.size() != 1 || subjects.getFirst().sort().container()) {
            return Optional.empty();
        }
        Topology topology = canvas.topology().orElseThrow();
        Optional<Item> item = canvas.item(subjects.getFirst());
        Optional<SubnetRef> own = item.flatMap(i -> Standing.subnet(topology, i));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Layout layout = Layout.of(topology);
        Optional<Subject> under = layout.dropTarget(world(x, y));
        if (under.isEmpty()) {
            Rect rect = layout.rect(Subject.subnet(own.get())).orElseThrow();
            String sentence =
                    Messages.text(
                            "canvas.refused.nowhere", item.get().name(), own.get().toString());
            return Optional.of(new Home(rect, new Placement.Refused(sentence)));
        }
        if (under.get().sort() != Subject.Sort.SUBNET
                || under.get().name().equals(own.get().toString())) {
            return Optional.empty();
        }
        SubnetRef into = SubnetRef.parse(under.get().name());
        return Optional.of(
                new Home(
                        layout.rect(under.get()).orElseThrow(),
                        Placing.move(topology, item.get(), into)));
    }

    private void resizeTo(Doing.Resizing resizing, double x, double y) {
        Rect rect = resized(resizing, x, y);
        canvas.hand()
                .ghost(
                        Rect.between(
                                new Point(canvas.view().x(rect.x()), canvas.view().y(rect.y())),
                                new Point(
                                        canvas.view().x(rect.right()),
                                        canvas.view().y(rect.bottom()))));
    }

    private Rect resized(Doing.Resizing resizing, double x, double y) {
        double dx = (x - resizing.x) / canvas.view().zoom();
        double dy = (y - resizing.y) / canvas.view().zoom();
        Rect from = resizing.from;
        return new Rect(
                from.x(),
                from.y(),
                Math.max(1, from.width() + dx),
                Math.max(1, from.height() + dy));
    }

    private void linkTo(Subject from, double x, double y) {
        rect(from)
                .map(rect -> Hand.nearestSide(rect, canvas.view(), x, y))
                .ifPresent(start -> canvas.hand().rubber(start, x, y));
        canvas.hand().noTarget();
        link(from, x, y)
                .ifPresentOrElse(
                        home -> point(home.rect(), home.placement(), x, y),
                        () -> canvas.hand().tag(x, y, Messages.text("canvas.link.hint"), true));
    }

    private Optional<Home> link(Subject from, double x, double y) {
        Optional<Subject> to = at(x, y).filter(subject -> !subject.equals(from));
        Optional<Item> one = canvas.item(from);
        Optional<Item> other = to.flatMap(canvas::item);
        if (one.isEmpty() || other.isEmpty() || rect(to.get()).isEmpty()) {
            return Optional.empty();
        }
        Topology topology = canvas.topology().orElseThrow();
        return Optional.of(
                new Home(
                        rect(to.get()).orElseThrow(),
                        Connecting.between(topology, one.get(), other.get())));
    }

    // ---- letting go

    private void release(MouseEvent event) {
        @Nullable Doing done = doing;
        doing = null;
        canvas.hand().empty();
        double x = event.getX();
        double y = event.getY();
        switch (done) {
            case null -> {}
            case Doing.Pressed pressed -> click(pressed, event);
            case Doing.Panning _ -> {}
            case Doing.Dragging dragging -> dropAt(dragging, x, y);
            case Doing.Resizing resizing -> {
                Topology topology = canvas.topology().orElseThrow();
                Map<String, Box> boxes =
                        Layout.of(topology).resized(resizing.subject, resized(resizing, x, y));
                make(new Edit.Place(boxes), x, y);
            }
            case Doing.Linking(var from) ->
                    link(from, x, y).ifPresent(home -> make(home.placement(), x, y));
            case Doing.Marking(var fromX, var fromY) -> mark(fromX, fromY, x, y);
        }
        hover(x, y);
    }

    private void click(Doing.Pressed pressed, MouseEvent event) {
        Optional<Item> item = Optional.ofNullable(pressed.on).flatMap(canvas::item);
        if (pressed.button == MouseButton.SECONDARY) {
            List<Item> about = item.map(List::of).orElse(List.of());
            if (item.isPresent() && !canvas.selection().contains(item.get())) {
                gestures.select(about);
            }
            gestures.menu(about).show(canvas.node(), event.getScreenX(), event.getScreenY());
            return;
        }
        if (pressed.button != MouseButton.PRIMARY) {
            return;
        }
        if (asked != null && asked.test(item)) {
            return;
        }
        if (event.isAltDown() && pressed.on != null) {
            Subject top = canvas.selected().orElse(pressed.on);
            canvas.scenery()
                    .flatMap(scene -> scene.below(top, world(event.getX(), event.getY())))
                    .flatMap(canvas::item)
                    .ifPresent(below -> gestures.select(List.of(below)));
        } else if (event.isShiftDown() && item.isPresent()) {
            gestures.select(toggled(item.get()));
        } else {
            gestures.select(item.map(List::of).orElse(List.of()));
        }
        if (event.getClickCount() == 2) {
            item.ifPresent(gestures::open);
        }
    }

    private List<Item> toggled(Item item) {
        List<Item> selection = new ArrayList<>(canvas.selection());
        if (!selection.remove(item)) {
            selection.add(item);
        }
        return selection;
    }

    private void dropAt(Doing.Dragging dragging, double x, double y) {
        canvas.preview(null);
        if (dragging.subjects.isEmpty()) {
            return;
        }
        Topology topology = canvas.topology().orElseThrow();
        double dx = (x - dragging.x) / canvas.view().zoom();
        double dy = (y - dragging.y) / canvas.view().zoom();
        Map<String, Box> boxes =
                new LinkedHashMap<>(Layout.of(topology).moved(dragging.subjects, dx, dy));
        Optional<Home> home = rehoming(dragging.subjects, x, y);
        if (home.isPresent()) {
            Placement placement = home.get().placement();
            if (placement instanceof Placement.Possible(var title, var edit)) {
                make(
                        new Placement.Possible(
                                title,
                                new Edit.Together(title, List.of(edit, new Edit.Place(boxes)))),
                        x,
                        y);
            } else {
                make(placement, x, y);
            }
        } else if (!boxes.isEmpty()) {
            make(new Edit.Place(boxes), x, y);
        }
    }

    private void mark(double fromX, double fromY, double x, double y) {
        Rect area = Rect.between(world(fromX, fromY), world(x, y));
        List<Item> items =
                canvas.scenery().stream()
                        .flatMap(scene -> scene.in(area, x >= fromX).stream())
                        .map(canvas::item)
                        .flatMap(Optional::stream)
                        .toList();
        gestures.select(items);
    }

    private void make(Placement placement, double x, double y) {
        tell(gestures.apply(placement), x, y);
    }

    private void make(Edit edit, double x, double y) {
        tell(gestures.apply(edit), x, y);
    }

    private void tell(Edited edited, double x, double y) {
        if (edited instanceof Edited.Refused(var sentence)) {
            canvas.bubbles().show(x, y, sentence);
        }
    }

    /// Ends the gesture as if it had not begun.
    boolean cancel() {
        boolean was = doing != null;
        if (doing instanceof Doing.Panning(_, _, var from)) {
            canvas.look(from);
        }
        doing = null;
        canvas.preview(null);
        canvas.hand().empty();
        return was;
    }

    // ---- the palette

    void paletteOver(PaletteKind kind, double x, double y, boolean inside) {
        canvas.hand().empty();
        if (!inside || canvas.scenery().isEmpty()) {
            return;
        }
        Placement placement = placement(kind, x, y);
        canvas.hand().ghost(ghost(placement, x, y));
        Optional<Rect> over = over(x, y).flatMap(this::rect);
        if (over.isPresent()) {
            point(over.get(), placement, x, y);
        } else {
            switch (placement) {
                case Placement.Possible(var title, _) -> canvas.hand().tag(x, y, title, true);
                case Placement.Refused(var sentence) -> canvas.hand().tag(x, y, sentence, false);
            }
        }
    }

    /// Where the thing would stand and how large it would be, as far as that is known.
    private Rect ghost(Placement placement, double x, double y) {
        Topology topology = canvas.topology().orElseThrow();
        if (placement instanceof Placement.Possible(_, var edit)
                && topology.attempt(edit) instanceof Edited.Applied(var made)) {
            Layout before = Layout.of(topology);
            Optional<Rect> fresh =
                    Layout.of(made).places().values().stream()
                            .filter(place -> !before.places().containsKey(place.subject()))
                            .map(Place::rect)
                            .findFirst();
            if (fresh.isPresent()) {
                Rect rect = fresh.get();
                return Rect.between(
                        new Point(canvas.view().x(rect.x()), canvas.view().y(rect.y())),
                        new Point(canvas.view().x(rect.right()), canvas.view().y(rect.bottom())));
            }
        }
        double zoom = canvas.view().zoom();
        return Rect.about(new Point(x, y), GHOST_WIDTH * zoom, GHOST_HEIGHT * zoom);
    }

    void paletteDrop(PaletteKind kind, double x, double y) {
        canvas.hand().empty();
        make(placement(kind, x, y), x, y);
    }

    private Optional<Subject> over(double x, double y) {
        return canvas.scenery().flatMap(scene -> scene.layout().dropTarget(world(x, y)));
    }

    private Placement placement(PaletteKind kind, double x, double y) {
        Topology topology = canvas.topology().orElseThrow();
        Point point = world(x, y);
        @Nullable Item over = over(x, y).flatMap(canvas::item).orElse(null);
        return Placing.of(
                topology, kind, over, Layout.snapped(point.x()), Layout.snapped(point.y()));
    }

    // ---- questions that a click answers

    /// What is asked for: a click on an item answers it. Answers whether the click is used up.
    @FunctionalInterface
    interface Question {
        boolean test(Optional<Item> clicked);
    }

    private @Nullable Question asked;

    /// The next clicks go to the question, until it is taken back by null.
    void ask(@Nullable Question question) {
        asked = question;
    }
}
