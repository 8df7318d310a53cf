package studio.routeserver.desktop.screenshots;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.StudioWindow;
import studio.routeserver.desktop.canvas.StudioCanvas;
import studio.routeserver.desktop.theme.Look;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.picture.layout.Subject;

/// Uses a window as a person would: moves the mouse, presses keys, and waits until it sees what it
/// waits for. Every call is made from a thread that is not JavaFX's.
public final class Stagehand {

    private static final long PATIENCE_MILLIS = 20_000;
    private static final long BLINK_MILLIS = 40;
    private static final int DRAG_STEPS = 8;

    private final Stage stage;
    private final StudioWindow window;

    /// One for the whole visit: it remembers which button is down.
    private final Robot robot;

    public Stagehand(Look look) throws IOException {
        this.stage = call(Stage::new);
        this.robot = call(Robot::new);
        this.window =
                call(() -> {
                    stage.setX(0);
                    stage.setY(0);
                    return StudioWindow.open(stage, null, look);
                });
    }

    public StudioWindow window() {
        return window;
    }

    public Stage stage() {
        return stage;
    }

    public StudioCanvas canvas() {
        return (StudioCanvas) window.canvas();
    }

    public static <T> T call(Callable<T> thing) throws IOException {
        FutureTask<T> task = new FutureTask<>(thing);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while taking pictures", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("the window failed: " + failed.getCause(), failed);
        }
    }

    /// Waits until it is so.
    ///
    /// @throws IOException if it does not become so
    public void until(String what, BooleanSupplier so) throws IOException {
        long tries = PATIENCE_MILLIS / BLINK_MILLIS;
        for (long i = 0; i < tries; i++) {
            if (call(so::getAsBoolean)) {
                return;
            }
            blink();
        }
        throw new IOException("waited in vain until " + what);
    }

    public void blink() throws IOException {
        try {
            Thread.sleep(BLINK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while taking pictures", stopped);
        }
    }

    /// The screen's place of an item on the canvas.
    public Point2D place(Item item) throws IOException {
        return call(() ->
                canvas().sceneCentre(item)
                        .map(this::onScreen)
                        .orElseThrow(() -> new IOException(item + " is not drawn")));
    }

    /// The screen's place of what a container is called on the canvas: its middle is its contents'.
    public Point2D title(Item item) throws IOException {
        Subject subject =
                call(() -> canvas().subject(item))
                        .orElseThrow(() -> new IOException(item + " is not drawn"));
        return call(() ->
                canvas().painted().getFirst().items().stream()
                        .filter(drawn -> drawn.subject().equals(subject))
                        .filter(studio.routeserver.picture.Item.Text.class::isInstance)
                        .findFirst()
                        .map(text -> onScreen(canvas().inScene(text.bounds().centre())))
                        .orElseThrow(() -> new IOException(item + " has no title")));
    }

    private Point2D onScreen(Point2D scene) {
        return scene.add(
                stage.getX() + stage.getScene().getX(), stage.getY() + stage.getScene().getY());
    }

    /// Clicks on the middle of an item.
    public void click(Item item, MouseButton button) throws IOException {
        click(place(item), button);
    }

    public void click(Point2D place, MouseButton button) throws IOException {
        call(() -> {
            robot.mouseMove(place);
            robot.mouseClick(button);
            return place;
        });
        blink();
    }

    /// Drags what has that id to a place, in small steps as a hand does. The robot of the headless
    /// platform sends drags without the button's state, and JavaFX then takes the button for
    /// released; so these events are fired as the platforms with a display send them.
    public void drag(String id, Point2D to) throws IOException {
        Node node = node(id).orElseThrow(() -> new IOException("there is no " + id));
        drag(node, call(() -> middle(node)), to);
    }

    /// Drags from one place of the canvas to another; the pointer comes by the other places first.
    public void drag(Point2D from, Point2D to, Point2D... by) throws IOException {
        Node node = canvas().node();
        call(() -> {
            for (Point2D at : by) {
                fire(node, MouseEvent.MOUSE_MOVED, at, false);
            }
            fire(node, MouseEvent.MOUSE_MOVED, from, false);
            return from;
        });
        drag(node, from, to);
    }

    private void drag(Node node, Point2D from, Point2D to) throws IOException {
        call(() -> {
            fire(node, MouseEvent.MOUSE_PRESSED, from, true);
            for (int step = 1; step <= DRAG_STEPS; step++) {
                Point2D at = from.interpolate(to, (double) step / DRAG_STEPS);
                fire(node, MouseEvent.MOUSE_DRAGGED, at, true);
            }
            fire(node, MouseEvent.MOUSE_RELEASED, to, false);
            return to;
        });
        blink();
    }

    private void fire(Node node, EventType<MouseEvent> type, Point2D screen, boolean down) {
        double x = screen.getX() - stage.getX() - stage.getScene().getX();
        double y = screen.getY() - stage.getY() - stage.getScene().getY();
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        x,
                        y,
                        screen.getX(),
                        screen.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    public void key(KeyCode... keys) throws IOException {
        call(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return keys.length;
        });
        blink();
    }

    /// Types lower-case letters, digits, dots, dashes, slashes and blanks.
    public void type(String text) throws IOException {
        for (char letter : text.toCharArray()) {
            key(
                    switch (letter) {
                        case '.' -> KeyCode.PERIOD;
                        case '/' -> KeyCode.SLASH;
                        case '-' -> KeyCode.MINUS;
                        case ' ' -> KeyCode.SPACE;
                        default ->
                                KeyCode.getKeyCode(String.valueOf(letter).toUpperCase(Locale.ROOT));
                    });
        }
    }

    /// Clicks on the node with that id.
    public void click(String id) throws IOException {
        click(id, () -> stage.getScene().lookup("#" + id));
    }

    /// Clicks on the middle of a node, once it is there and has stopped moving: what has just
    /// appeared is made and laid out by the next pulse only, and a hand does not click on what it
    /// cannot see yet.
    ///
    /// @param what what it is, for the message where it never comes
    /// @param node finds it, on JavaFX's thread
    /// @throws IOException if it does not appear or does not come to rest
    public void click(String what, Supplier<@Nullable Node> node) throws IOException {
        Optional<Point2D> before = Optional.empty();
        for (long i = 0; i < PATIENCE_MILLIS / BLINK_MILLIS; i++) {
            Optional<Point2D> now =
                    call(() -> Optional.ofNullable(node.get()).map(Stagehand::middle));
            if (now.isPresent() && now.equals(before)) {
                click(now.get(), MouseButton.PRIMARY);
                return;
            }
            before = now;
            blink();
        }
        throw new IOException(what + " does not appear, or does not come to rest");
    }

    /// The node of the main window with that id, visible.
    public Optional<Node> node(String id) throws IOException {
        return call(() -> Optional.ofNullable(stage.getScene().lookup("#" + id)));
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Opens a menu of the bar and clicks on one of its entries.
    public void menu(String title, String text) throws IOException {
        Point2D place =
                call(() ->
                        stage.getScene().getRoot().lookupAll(".menu-bar .menu").stream()
                                .filter(node -> says(node, title))
                                .findFirst()
                                .map(Stagehand::middle)
                                .orElseThrow(() -> new IOException("no menu " + title)));
        click(place, MouseButton.PRIMARY);
        choose(text);
    }

    private static boolean says(Node node, String text) {
        return node.lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Labeled l && text.equals(l.getText()));
    }

    /// Clicks on the entry of an open menu.
    public void choose(String text) throws IOException {
        until("a menu offers " + text, () -> entry(text).isPresent());
        Point2D place =
                call(() -> middle(entry(text).orElseThrow(() -> new IOException("no " + text))));
        click(place, MouseButton.PRIMARY);
    }

    private Optional<Node> entry(String text) {
        return Window.getWindows().stream()
                .filter(other -> !other.equals(stage) && other.getScene() != null)
                .flatMap(other -> other.getScene().getRoot().lookupAll(".label").stream())
                .filter(node ->
                        node instanceof Labeled label
                                && label.getText() != null
                                && label.getText().startsWith(text))
                .findFirst();
    }

    public void close() throws IOException {
        call(() -> {
            window.close();
            return true;
        });
    }
}
