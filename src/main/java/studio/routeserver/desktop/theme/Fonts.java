package studio.routeserver.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import studio.routeserver.picture.text.FontRole;

/// The shipped fonts, so that every machine draws the same, also one without any font of its own.
public final class Fonts {

    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /// Makes them known. Before any control is made: on a machine without fonts the first one dies.
    public static void load() {
        Objects.requireNonNull(Loaded.NAMES);
    }

    /// What a text on the drawing is set in.
    ///
    /// @param size in pixels
    public static Font font(FontRole role, double size) {
        return new Font(Loaded.NAMES.get(role), size);
    }

    /// JavaFX copies a font to a file of its own each time that it is loaded; by its name it is
    /// found again in any size.
    private static final class Loaded {
        static final Map<FontRole, String> NAMES = names();

        private Loaded() {}

        private static Map<FontRole, String> names() {
            Map<FontRole, String> names = new EnumMap<>(FontRole.class);
            for (FontRole role : FontRole.values()) {
                names.put(role, load(role.resource()).getName());
            }
            return names;
        }

        private static Font load(String file) {
            try (InputStream stream = Fonts.class.getResourceAsStream(file)) {
                Font font = Font.loadFont(Objects.requireNonNull(stream, file), ANY_SIZE);
                return Objects.requireNonNull(font, file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
