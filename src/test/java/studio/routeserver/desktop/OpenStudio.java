package studio.routeserver.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import studio.routeserver.desktop.workbench.Item;

/// A test that uses the whole window on the founding sample: open before each test, closed after
/// it, and no stylesheet complained meanwhile.
abstract class OpenStudio {

    private static final int PATIENCE_SECONDS = 60;

    protected final CssWarnings css = new CssWarnings();

    @SuppressWarnings("NullAway.Init") // by open(), before each test
    protected StudioWindow window;

    @SuppressWarnings("NullAway.Init") // by open(), before each test
    protected Stage stage;

    /// For a `@Start` of the test class itself: TestFX looks for none above it.
    protected void open(Stage primary) {
        open(primary, null);
    }

    protected void open(Stage primary, @Nullable Path file) {
        stage = primary;
        stage.setX(0);
        stage.setY(0);
        window = StudioWindow.open(stage, file);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.close());
        assertThat(css.messages()).isEmpty();
        css.close();
    }

    /// Waits until it is so, and until the window has caught up with it.
    protected static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("it did not come true", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until the engine has answered what was drawn last.
    protected void untilReady() {
        until(() ->
                window.workbench().momentProperty().get() != null
                        && !window.workbench().updatingProperty().get());
    }

    protected void select(FxRobot robot, Item item) {
        robot.interact(() -> window.director().select(List.of(item)));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
