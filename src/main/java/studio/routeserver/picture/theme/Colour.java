package studio.routeserver.picture.theme;

import java.util.Locale;

/// An opaque colour of the sRGB space.
///
/// @param rgb red, green and blue in 8 bits each: `0x0F66D6`
public record Colour(int rgb) {

    public Colour {
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("colour " + rgb + " is outside 0 to 0xFFFFFF");
        }
    }

    public int red() {
        return rgb >> 16;
    }

    public int green() {
        return rgb >> 8 & 255;
    }

    public int blue() {
        return rgb & 255;
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    /// A channel as an amount of light, 0 to 1.
    public static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /// As CSS and SVG write it: `#0F66D6`.
    public String css() {
        return String.format(Locale.ROOT, "#%06X", rgb);
    }
}
