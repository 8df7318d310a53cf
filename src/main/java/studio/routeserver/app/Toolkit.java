package studio.routeserver.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/// The JavaFX toolkit: starts it once, and runs things on its thread.
final class Toolkit {

    private Toolkit() {}

    /// From now on without a display, unless one was chosen already. Before anything else of
    /// JavaFX.
    static void headless() {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw");
        }
    }

    /// Runs something on the JavaFX thread and waits for its answer. Starts the toolkit if need be.
    ///
    /// @throws IOException what the thing itself could not do
    static <T> T call(Callable<T> thing) throws IOException {
        FutureTask<T> task = new FutureTask<>(thing);
        start();
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while drawing", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Starts the toolkit; a second start does nothing.
    static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            started.await();
        } catch (IllegalStateException running) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
