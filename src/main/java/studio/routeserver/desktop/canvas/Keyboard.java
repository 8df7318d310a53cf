package studio.routeserver.desktop.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.CanvasGestures;
import studio.routeserver.desktop.palette.Connecting;
import studio.routeserver.desktop.text.Messages;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.net.Ipv4Address;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.topology.Branch;
import studio.routeserver.topology.Edited;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;
import studio.routeserver.topology.Topology;

/// What the keys do on the canvas (UX-125): arrows go from object to object, Enter answers what is
/// asked, goes into a container or opens an object, `Esc` goes out again, `[` and `]` walk along
/// links, `C` and `T` ask for two ends.
final class Keyboard {

    /// Where a question stands: clear of the line that says what could be done next.
    private static final double BELOW_HINT = 48;

    /// Two ends that are being asked for.
    private sealed interface Asking {
        record Connecting(@Nullable Item from) implements Asking {}

        record Tracing(@Nullable Ref from) implements Asking {}
    }

    private final StudioCanvas canvas;
    private final CanvasGestures gestures;
    private final Pointer pointer;
    private @Nullable Asking asking;

    /// The containers into which Enter went, innermost first.
    private final Deque<Subject> inside = new ArrayDeque<>();

    /// The object whose links are walked.
    private @Nullable Subject hub;

    Keyboard(StudioCanvas canvas, CanvasGestures gestures, Pointer pointer) {
        this.canvas = canvas;
        this.gestures = gestures;
        this.pointer = pointer;
    }

    void handle(KeyEvent event) {
        if (event.getEventType() != KeyEvent.KEY_PRESSED || event.isShortcutDown()) {
            return;
        }
        boolean used =
                switch (event.getCode()) {
                    case LEFT -> !event.isAltDown() && step(-1, 0);
                    case RIGHT -> !event.isAltDown() && step(1, 0);
                    case UP -> !event.isAltDown() && step(0, -1);
                    case DOWN -> !event.isAltDown() && step(0, 1);
                    case HOME -> select(canvas.scenery().flatMap(Scenery::first));
                    case ENTER -> enter();
                    case CLOSE_BRACKET -> alongLinks(1);
                    case OPEN_BRACKET -> alongLinks(-1);
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    private boolean step(int dx, int dy) {
        Optional<Subject> here = canvas.selected();
        return select(
                canvas.scenery()
                        .flatMap(scene ->
                                here.isPresent()
                                        ? scene.towards(here.get(), dx, dy)
                                        : scene.first()));
    }

    /// `[` and `]` go from one link of an object to the next; Enter then follows it to its other
    /// end.
    private boolean alongLinks(int direction) {
        Optional<Subject> here = canvas.selected();
        Optional<Scenery> scenery = canvas.scenery();
        if (here.isEmpty() || scenery.isEmpty()) {
            return false;
        }
        if (!here.get().sort().link()) {
            hub = here.get();
        }
        Subject from = hub;
        List<Subject> links = from == null ? List.of() : scenery.get().linksOf(from);
        if (links.isEmpty()) {
            return false;
        }
        int at = links.indexOf(here.get());
        int next = at < 0 && direction < 0 ? links.size() - 1 : at + direction;
        return select(Optional.of(links.get(Math.floorMod(next, links.size()))));
    }

    private Optional<Subject> followed() {
        Subject from = hub;
        return from == null
                ? Optional.empty()
                : canvas.selected()
                        .filter(link -> link.sort().link())
                        .flatMap(link ->
                                canvas.scenery()
                                        .filter(scene -> scene.linksOf(from).contains(link))
                                        .flatMap(scene -> scene.across(link, from)));
    }

    /// The mouse was used: nobody is inside of anything any more.
    void leave() {
        inside.clear();
        hub = null;
    }

    /// `Esc` goes out of the container into which Enter went. Answers whether there was one.
    boolean out() {
        Optional<Subject> here = canvas.selected();
        while (!inside.isEmpty()) {
            Subject container = inside.pop();
            boolean within =
                    here.isPresent()
                            && canvas.scenery()
                                    .filter(scene -> scene.holds(container, here.get()))
                                    .isPresent();
            if (within && select(Optional.of(container))) {
                return true;
            }
        }
        return false;
    }

    private boolean select(Optional<Subject> subject) {
        Optional<Item> item = subject.flatMap(canvas::item);
        item.ifPresent(found -> {
            gestures.select(List.of(found));
            canvas.reveal(found);
        });
        return item.isPresent();
    }

    private boolean enter() {
        Optional<Item> selected =
                canvas.selection().size() == 1
                        ? Optional.of(canvas.selection().getFirst())
                        : Optional.empty();
        if (asking != null) {
            return answer(selected);
        }
        Optional<Subject> followed = followed();
        if (followed.isPresent()) {
            hub = null;
            return select(followed);
        }
        Optional<Subject> container = canvas.selected().filter(s -> s.sort().container());
        Optional<Subject> first =
                container.flatMap(c -> canvas.scenery().flatMap(scene -> scene.firstIn(c)));
        if (container.isPresent() && first.isPresent()) {
            inside.push(container.get());
            return select(first);
        }
        selected.ifPresent(gestures::open);
        return selected.isPresent();
    }

    void startConnecting() {
        @Nullable Item from = canvas.selection().size() == 1 ? canvas.selection().getFirst() : null;
        ask(new Asking.Connecting(from));
    }

    void startTracing() {
        @Nullable Ref from =
                canvas.selection().size() == 1
                        ? sender(canvas.selection().getFirst()).orElse(null)
                        : null;
        ask(new Asking.Tracing(from));
    }

    private void ask(Asking next) {
        asking = next;
        canvas.focus();
        pointer.ask(this::answer);
        say(
                switch (next) {
                    case Asking.Connecting(var from) ->
                            from == null
                                    ? Messages.text("canvas.connect.first")
                                    : Messages.text("canvas.connect.second", from.name());
                    case Asking.Tracing(var from) ->
                            from == null
                                    ? Messages.text("canvas.trace.first")
                                    : Messages.text("canvas.trace.second", from.name());
                });
    }

    private void say(String sentence) {
        canvas.bubbles().show(canvas.view().width() / 2, BELOW_HINT, sentence);
    }

    private boolean answer(Optional<Item> clicked) {
        if (asking == null) {
            return false;
        }
        if (clicked.isEmpty()) {
            cancel();
            return true;
        }
        switch (asking) {
            case Asking.Connecting(var from) -> {
                if (from == null) {
                    ask(new Asking.Connecting(clicked.get()));
                } else {
                    connect(from, clicked.get());
                }
            }
            case Asking.Tracing(var from) -> {
                if (from == null) {
                    sender(clicked.get())
                            .ifPresentOrElse(
                                    ref -> ask(new Asking.Tracing(ref)),
                                    () -> say(Messages.text("canvas.trace.first")));
                } else {
                    trace(from, clicked.get());
                }
            }
        }
        return true;
    }

    private void connect(Item from, Item to) {
        end();
        Topology topology = canvas.topology().orElseThrow();
        Edited edited = gestures.apply(Connecting.between(topology, from, to));
        if (edited instanceof Edited.Refused(var sentence)) {
            Optional<Rect> beside =
                    canvas.subject(to)
                            .flatMap(
                                    s -> canvas.scenery().flatMap(scene -> scene.layout().rect(s)));
            double x = beside.map(r -> canvas.view().x(r.right())).orElse(0.0);
            double y = beside.map(r -> canvas.view().y(r.y())).orElse(0.0);
            canvas.bubbles().show(x, y, sentence);
        }
    }

    private void trace(Ref from, Item to) {
        Topology topology = canvas.topology().orElseThrow();
        Optional<Ipv4Address> destination = address(topology, to);
        if (destination.isEmpty()) {
            say(Messages.text("canvas.trace.second", from.name()));
            return;
        }
        end();
        gestures.trace(from, destination.get(), to.name());
    }

    private static Optional<Ref> sender(Item item) {
        return item instanceof Item.Resource(var ref)
                        && (ref.kind() == Kind.VIRTUAL_MACHINE
                                || ref.kind() == Kind.BRANCH
                                || ref.kind() == Kind.NVA)
                ? Optional.of(ref)
                : Optional.empty();
    }

    private static Optional<Ipv4Address> address(Topology topology, Item item) {
        if (!(item instanceof Item.Resource(var ref))) {
            return Optional.empty();
        }
        return switch (ref.kind()) {
            case VIRTUAL_MACHINE -> topology.virtualMachine(ref.name()).map(vm -> vm.ip());
            case NVA -> topology.nva(ref.name()).map(nva -> nva.ip());
            case BRANCH -> topology.branch(ref.name()).map(Branch::address);
            default -> Optional.empty();
        };
    }

    private void end() {
        asking = null;
        pointer.ask(null);
        canvas.bubbles().hide();
    }

    /// Takes the question back.
    boolean cancel() {
        boolean was = asking != null;
        if (was) {
            end();
        }
        return was;
    }
}
