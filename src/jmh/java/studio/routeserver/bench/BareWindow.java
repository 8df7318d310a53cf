package studio.routeserver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The least that a window can be: one word, in the size of ours. Says when its first frame is done.
public final class BareWindow {

    private BareWindow() {}

    public static void main(String[] arguments) {
        Platform.startup(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(new Scene(new Label("Route Server Studio"), 1440, 900));
                    stage.show();
                    new AnimationTimer() {
                        private int frames;

                        @Override
                        public void handle(long now) {
                            frames++;
                            if (frames == 2) {
                                say(Path.of(arguments[0]));
                            }
                        }
                    }.start();
                });
    }

    private static void say(Path where) {
        try {
            Files.writeString(where, "shown");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
