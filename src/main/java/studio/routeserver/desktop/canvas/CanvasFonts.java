package studio.routeserver.desktop.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import studio.routeserver.desktop.theme.Fonts;
import studio.routeserver.picture.text.FontRole;

/// The fonts at the sizes that are painted, each looked up once.
final class CanvasFonts {

    private record Key(FontRole role, double size) {}

    private final Map<Key, Font> fonts = new HashMap<>();

    Font font(FontRole role, double size) {
        return fonts.computeIfAbsent(
                new Key(role, size), key -> Fonts.font(key.role(), key.size()));
    }
}
