package studio.routeserver.picture.theme;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The colours that the tokens have. Immutable.
///
/// Text has a contrast of 4.5 on every ground, lines and glyphs of 3; any two roles stay apart for
/// people who see no red, green or blue. `ThemeTest` computes both.
public final class Theme {

    public static final Theme LIGHT =
            new Theme(
                    "light", 1, 0xF6F8FA, 0xFFFFFF, 0x1A1F26, 0x57606A, 0x7A8696, 0x0F66D6,
                    0x0A5240, 0x86691A, 0x850710, 0x66207A, 0x646C75, 0xFFFFFF, 0xEEF4FC, 0xF3F0FA,
                    0xEFF6F3, 0xFBF4E6, 0xFFFFFF);

    public static final Theme DARK =
            new Theme(
                    "dark", 1, 0x0E1218, 0x171C24, 0xE6EAF0, 0xA3ADBA, 0x66748A, 0x9CC8FA, 0x47FFBC,
                    0xEFC04A, 0xFF3F4C, 0xD049DF, 0x8F9AA8, 0x0E1218, 0x141C28, 0x1E1A2A, 0x12211C,
                    0x221C10, 0x171C24);

    /// Black on white: roles are told by shape alone, and no line is thinner than 2 pixels.
    public static final Theme HIGH_CONTRAST_LIGHT =
            new Theme(
                    "high contrast light",
                    2,
                    0xFFFFFF,
                    0xFFFFFF,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF);

    /// White on black: roles are told by shape alone, and no line is thinner than 2 pixels.
    public static final Theme HIGH_CONTRAST_DARK =
            new Theme(
                    "high contrast dark",
                    2,
                    0x000000,
                    0x000000,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xFFFFFF,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000,
                    0x000000);

    private final String name;
    private final double lineLeast;
    private final Map<Token, Colour> colours = new EnumMap<>(Token.class);

    private Theme(String name, double lineLeast, int... inOrderOfTokens) {
        this.name = name;
        this.lineLeast = lineLeast;
        Token[] tokens = Token.values();
        for (int i = 0; i < tokens.length; i++) {
            colours.put(tokens[i], new Colour(inOrderOfTokens[i]));
        }
    }

    public static List<Theme> all() {
        return List.of(LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK);
    }

    public String name() {
        return name;
    }

    public Colour colour(Token token) {
        return Objects.requireNonNull(colours.get(token));
    }

    /// The width that a line gets in this theme, in pixels.
    public double lineWidth(double wanted) {
        return Math.max(wanted, lineLeast);
    }
}
