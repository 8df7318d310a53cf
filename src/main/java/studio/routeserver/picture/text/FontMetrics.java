package studio.routeserver.picture.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// How wide texts are in the shipped fonts. Immutable once read; any thread.
///
/// Measuring sums one table look-up a character, so that it needs no cache of texts. Kerning is
/// left out: it makes texts narrower, and what was placed still fits.
public final class FontMetrics {

    private static final String ELLIPSIS = "…";

    private final Map<FontRole, TrueType> fonts;

    private FontMetrics(Map<FontRole, TrueType> fonts) {
        this.fonts = fonts;
    }

    /// Reads the four shipped fonts, 0.9 MB.
    public static FontMetrics shipped() {
        return Shipped.METRICS;
    }

    // Read at the first use, once: the fonts are part of the program.
    private static final class Shipped {
        private static final FontMetrics METRICS = read();

        private static FontMetrics read() {
            Map<FontRole, TrueType> fonts = new EnumMap<>(FontRole.class);
            for (FontRole role : FontRole.values()) {
                fonts.put(role, new TrueType(bytes(role.resource())));
            }
            return new FontMetrics(fonts);
        }

        private static byte[] bytes(String resource) {
            try (InputStream stream =
                    Objects.requireNonNull(
                            FontMetrics.class.getResourceAsStream(resource), resource)) {
                return stream.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /// The width of a text, in the unit of the size.
    public double width(String text, FontRole role, double size) {
        TrueType font = font(role);
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            ems += font.advance(text.charAt(i));
        }
        return ems * size;
    }

    /// From the baseline up to the top of high letters.
    public double ascent(FontRole role, double size) {
        return font(role).ascent() * size;
    }

    /// From the baseline down to the foot of letters such as p.
    public double descent(FontRole role, double size) {
        return font(role).descent() * size;
    }

    private TrueType font(FontRole role) {
        return Objects.requireNonNull(fonts.get(role));
    }

    /// The text, or as much of its two ends as fits with an ellipsis between (`hub-route…-weu`);
    /// empty where not even one letter and the ellipsis fit. Never for addresses: half an address
    /// is another address.
    public String shortened(String text, FontRole role, double size, double most) {
        if (width(text, role, size) <= most) {
            return text;
        }
        for (int kept = text.length() - 1; kept >= 2; kept--) {
            int tail = kept / 3;
            String candidate =
                    text.substring(0, kept - tail)
                            + ELLIPSIS
                            + text.substring(text.length() - tail);
            if (width(candidate, role, size) <= most) {
                return candidate;
            }
        }
        return "";
    }
}
