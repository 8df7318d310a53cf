package studio.routeserver.desktop.canvas;

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

/// What the keys do on the canvas: arrows go from object to object, Enter answers what is asked,
/// `C` and `T` ask for two ends.
final class Keyboard {

    /// Two ends that are being asked for.
    private sealed interface Asking {
        record Connecting(@Nullable Item from) implements Asking {}

        record Tracing(@Nullable Ref from) implements Asking {}
    }

    private final StudioCanvas canvas;
    private final CanvasGestures gestures;
    private final Pointer pointer;
    private @Nullable Asking asking;

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
        canvas.bubbles().show(canvas.view().width() / 2, 0, sentence);
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
