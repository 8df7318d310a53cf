package studio.routeserver.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import studio.routeserver.Golden;

/// Starts JavaFX once for all window tests, on the headless platform, with the shipped fonts.
///
/// The fonts come first: on a machine without any, the first control that is made dies.
public final class HeadlessWindow implements ExecutionCondition, BeforeAllCallback {

    /// The size of a test's window. The headless screen ends at a height of 1000; a taller window
    /// throws.
    public static final int WIDTH_PIXELS = 1440;

    /// See [#WIDTH_PIXELS].
    public static final int HEIGHT_PIXELS = 900;

    private static final List<String> FONTS =
            List.of(
                    "/assets/fonts/inter/Inter-Regular.ttf",
                    "/assets/fonts/inter/Inter-SemiBold.ttf",
                    "/assets/fonts/jetbrains-mono/JetBrainsMono-Regular.ttf",
                    "/assets/fonts/jetbrains-mono/JetBrainsMono-SemiBold.ttf");

    private static final String REMEDY =
            "window tests need Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0";

    private static final long PATIENCE_SECONDS = 60;

    /// What came of starting the toolkit: nothing wrong, or why window tests cannot run here.
    private record Toolkit(@Nullable LinkageError trouble) {

        static Toolkit start() {
            try {
                FONTS.forEach(HeadlessWindow::load);
                startPlatform();
                return new Toolkit(null);
            } catch (LinkageError missing) { // a native library of JavaFX, or one that it needs
                return new Toolkit(missing);
            }
        }

        private static void startPlatform() {
            var measured = new CompletableFuture<Double>();
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                measured.completeAsync(
                        () -> new Text("10.0.4.4").getLayoutBounds().getWidth(), Runnable::run);
            });
            try {
                double width = measured.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (width <= 0) {
                    throw new UnsatisfiedLinkError("text has no width");
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LinkageError missing) {
                    throw missing;
                }
                throw new IllegalStateException(e);
            } catch (TimeoutException e) {
                throw new IllegalStateException(
                        "JavaFX does not start within " + PATIENCE_SECONDS + " s", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        @Nullable LinkageError trouble = toolkit(context).trouble();
        if (trouble == null || Golden.isSet(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled(
                    "JavaFX has started, or CI must know that not");
        }
        return ConditionEvaluationResult.disabled(REMEDY);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        @Nullable LinkageError trouble = toolkit(context).trouble();
        if (trouble != null) {
            throw new AssertionError(REMEDY, trouble);
        }
    }

    private static Toolkit toolkit(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(HeadlessWindow.class))
                .computeIfAbsent(Toolkit.class, _ -> Toolkit.start(), Toolkit.class);
    }

    private static void load(String name) {
        try (InputStream in = HeadlessWindow.class.getResourceAsStream(name)) {
            Font font = Font.loadFont(Objects.requireNonNull(in, name + " is not in assets"), 13);
            Objects.requireNonNull(font, name + " is no font that JavaFX can read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shows the content in a window of the usual size in the corner, where every pixel can be
    /// clicked.
    public static void show(Stage stage, Parent content) {
        stage.setScene(new Scene(content, WIDTH_PIXELS, HEIGHT_PIXELS));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    /// Writes what the scene shows to `target/window/NAME.png`, to be looked at. On the JavaFX
    /// thread.
    public static Path picture(Scene scene, String name) {
        Path file = Path.of(System.getProperty("basedir", ""), "target", "window", name + ".png");
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
