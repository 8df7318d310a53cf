package studio.routeserver.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The shipped fonts, so that every machine draws the same, also one without any font of its own.
public final class Fonts {

    private static final List<String> FILES =
            List.of(
                    "/assets/fonts/inter/Inter-Regular.ttf",
                    "/assets/fonts/inter/Inter-SemiBold.ttf",
                    "/assets/fonts/jetbrains-mono/JetBrainsMono-Regular.ttf",
                    "/assets/fonts/jetbrains-mono/JetBrainsMono-SemiBold.ttf");

    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /// Makes them known. Before any control is made: on a machine without fonts the first one dies.
    public static void load() {
        for (String file : FILES) {
            try (InputStream stream = Fonts.class.getResourceAsStream(file)) {
                Font font = Font.loadFont(Objects.requireNonNull(stream, file), ANY_SIZE);
                Objects.requireNonNull(font, file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
