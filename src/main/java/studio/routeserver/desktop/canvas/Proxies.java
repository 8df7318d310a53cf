package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;

/// For each object in view an invisible region that takes the keyboard and says in words what is
/// drawn there: a canvas is pixels only, so this is what Tab, the arrows and a screen reader find.
///
/// There are as many as a person would walk through; the outline has them all.
final class Proxies {

    /// More are not made: the outline serves those who look for one among thousands.
    static final int MOST = 300;

    private static final double LINK_SIZE = 24;
    private static final double RING_GAP = 3;

    /// What came of a proxy.
    interface Walker {
        /// It has got the keyboard.
        void arrived(Subject subject);

        /// It is to be opened, as a screen reader's user asks for a press.
        void open(Subject subject);
    }

    private final Pane layer = new Pane();
    private final Region ring = new Region();
    private final Walker walker;
    private final Function<Subject, String> words;
    private final Map<Subject, Proxy> shown = new LinkedHashMap<>();
    private @Nullable Scenery scenery;
    private @Nullable Viewport view;
    private boolean byKeys;

    /// @param words what a subject is and how it is, asked when somebody listens
    Proxies(Walker walker, Function<Subject, String> words) {
        this.walker = walker;
        this.words = words;
        layer.setManaged(false);
        layer.setPickOnBounds(false);
        layer.setMouseTransparent(true);
        ring.getStyleClass().add("canvas-focus");
        ring.setManaged(false);
        ring.setVisible(false);
        layer.getChildren().add(ring);
    }

    Node node() {
        return layer;
    }

    /// Lays the proxies over what is in view.
    @SuppressWarnings("ReferenceEquality") // another scenery is another object
    void lay(Scenery now, Viewport seen) {
        if (now == scenery && seen.equals(view)) {
            return;
        }
        scenery = now;
        view = seen;
        List<Subject> order = now.readingOrder(seen.visible(), MOST);
        List<Subject> before = new ArrayList<>(shown.keySet());
        if (!order.equals(before)) {
            fill(order);
        }
        shown.forEach((subject, proxy) ->
                now.bounds(subject).ifPresent(rect -> place(proxy, now, subject, rect)));
        ring();
    }

    /// Those that stay keep the keyboard.
    private void fill(List<Subject> order) {
        Map<Subject, Proxy> old = new LinkedHashMap<>(shown);
        shown.clear();
        List<Node> nodes = new ArrayList<>(List.of(ring));
        for (Subject subject : order) {
            Proxy proxy = old.remove(subject);
            shown.put(subject, proxy == null ? new Proxy(subject) : proxy);
        }
        if (old.values().stream().anyMatch(Node::isFocused) && layer.getParent() != null) {
            layer.getParent().requestFocus();
        }
        nodes.addAll(shown.values());
        layer.getChildren().setAll(nodes);
    }

    private void place(Proxy proxy, Scenery now, Subject subject, Rect rect) {
        Viewport seen = view;
        if (seen == null) {
            return;
        }
        if (subject.sort().link()) {
            now.middle(subject)
                    .ifPresent(middle ->
                            proxy.resizeRelocate(
                                    seen.x(middle.x()) - LINK_SIZE / 2,
                                    seen.y(middle.y()) - LINK_SIZE / 2,
                                    LINK_SIZE,
                                    LINK_SIZE));
        } else {
            proxy.resizeRelocate(
                    seen.x(rect.x()),
                    seen.y(rect.y()),
                    rect.width() * seen.zoom(),
                    rect.height() * seen.zoom());
        }
    }

    /// The last thing that was used was the keyboard, or the mouse: the ring is for the keyboard.
    void usedKeys(boolean keys) {
        if (byKeys != keys) {
            byKeys = keys;
            ring();
        }
    }

    /// Gives the keyboard to the proxy of a subject. Answers whether it is in view.
    boolean focus(Subject subject) {
        Proxy proxy = shown.get(subject);
        if (proxy != null && !proxy.isFocused()) {
            proxy.requestFocus();
        }
        return proxy != null;
    }

    /// The proxy that has the keyboard.
    Optional<Subject> focused() {
        return shown.values().stream()
                .filter(Node::isFocused)
                .map(proxy -> proxy.subject)
                .findFirst();
    }

    /// What is drawn has changed: whoever listens to the one with the keyboard hears it.
    void tell() {
        shown.values().stream()
                .filter(Node::isFocused)
                .forEach(proxy -> proxy.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    }

    private void ring() {
        Optional<Proxy> focused = shown.values().stream().filter(Node::isFocused).findFirst();
        ring.setVisible(focused.isPresent() && (byKeys || focused.get().isFocusVisible()));
        focused.ifPresent(proxy ->
                ring.resizeRelocate(
                        proxy.getLayoutX() - RING_GAP,
                        proxy.getLayoutY() - RING_GAP,
                        proxy.getWidth() + 2 * RING_GAP,
                        proxy.getHeight() + 2 * RING_GAP));
    }

    /// One object's.
    private final class Proxy extends Region {
        private final Subject subject;

        Proxy(Subject subject) {
            this.subject = subject;
            setId("proxy-" + subject.id());
            setManaged(false);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            focusedProperty().subscribe(this::moved);
            focusVisibleProperty().subscribe(_ -> ring());
        }

        private void moved(boolean has) {
            ring();
            if (has) {
                walker.arrived(subject);
            }
        }

        @Override
        public Object queryAccessibleAttribute(
                AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT
                    ? words.apply(subject)
                    : super.queryAccessibleAttribute(attribute, parameters);
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            if (action == AccessibleAction.FIRE) {
                walker.open(subject);
            } else {
                super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
