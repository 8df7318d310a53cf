package studio.routeserver.desktop.canvas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import studio.routeserver.picture.text.FontRole;

/// The shipped fonts at the sizes that are painted, each loaded once.
final class CanvasFonts {

    private record Key(FontRole role, double size) {}

    private final Map<Key, Font> fonts = new HashMap<>();

    Font font(FontRole role, double size) {
        return fonts.computeIfAbsent(new Key(role, size), CanvasFonts::load);
    }

    private static Font load(Key key) {
        String resource = key.role.resource();
        try (InputStream file = CanvasFonts.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(
                    Font.loadFont(Objects.requireNonNull(file, resource), key.size), resource);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
