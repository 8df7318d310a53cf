package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.text.FontMetrics;
import studio.routeserver.picture.text.FontRole;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;

/// Collects items for one zoom. Sizes in pixels become world units here.
final class Pen {

    /// No text is drawn smaller than this, in pixels: it would not be read.
    static final double TEXT_LEAST = 9;

    private static final double HALO_OPACITY = 0.85;
    private static final double TEXT_GROWTH_MOST = 1.25;

    private final double zoom;
    private final LevelOfDetail level;
    private final FontMetrics metrics;
    private final Labels labels;
    private final List<Item> items = new ArrayList<>();

    Pen(double zoom, LevelOfDetail level, FontMetrics metrics, Labels labels) {
        this.zoom = zoom;
        this.level = level;
        this.metrics = metrics;
        this.labels = labels;
    }

    double zoom() {
        return zoom;
    }

    LevelOfDetail level() {
        return level;
    }

    boolean atLeast(LevelOfDetail other) {
        return level.atLeast(other);
    }

    Labels labels() {
        return labels;
    }

    /// Pixels of the screen in world units.
    double pixels(double count) {
        return count / zoom;
    }

    DisplayList list(Function<Subject, String> titles) {
        return new DisplayList(zoom, level, items, titles);
    }

    void add(Item item) {
        items.add(item);
    }

    void fill(Subject subject, Layer layer, Rect rect, double radius, Ink ink) {
        add(new Item.Fill(subject, layer, rect, rounded(radius), ink));
    }

    void frame(Subject subject, Layer layer, Rect rect, double radius, Stroke stroke) {
        add(
                new Item.Frame(
                        subject,
                        layer,
                        rect,
                        rounded(radius),
                        stroke.ink,
                        stroke.width,
                        stroke.dash));
    }

    // Corners shrink with their box, or small boxes would become pills.
    private double rounded(double radius) {
        return radius * Math.min(1, zoom);
    }

    void polygon(Subject subject, Layer layer, List<Point> corners, Ink fill, Stroke stroke) {
        add(new Item.Polygon(subject, layer, corners, fill, stroke.ink, stroke.width, stroke.dash));
    }

    void line(Subject subject, Layer layer, List<Point> points, Stroke stroke) {
        if (points.size() > 1) {
            add(new Item.Line(subject, layer, points, stroke.ink, stroke.width, stroke.dash, 8));
        }
    }

    /// A glyph of that many pixels about a point, whatever the zoom.
    void sign(Subject subject, Layer layer, Point centre, double side, Glyph glyph, Ink ink) {
        add(new Item.Sign(subject, layer, Rect.about(centre, pixels(side)), glyph, ink));
    }

    /// A glyph that grows with its object.
    void emblem(Subject subject, Layer layer, Rect rect, Glyph glyph, Ink ink) {
        add(new Item.Sign(subject, layer, rect, glyph, ink));
    }

    void disc(
            Subject subject,
            Layer layer,
            Point centre,
            double radius,
            @Nullable Ink fill,
            @Nullable Stroke border) {
        add(
                new Item.Disc(
                        subject,
                        layer,
                        centre,
                        pixels(radius),
                        fill,
                        border == null ? null : border.ink,
                        border == null ? 0 : border.width));
    }

    /// How a line is drawn.
    record Stroke(Ink ink, double width, Dash dash) {
        static Stroke of(Token token, double width) {
            return new Stroke(Ink.of(token), width, Dash.SOLID);
        }

        static Stroke of(Token token, double width, Dash dash) {
            return new Stroke(Ink.of(token), width, dash);
        }
    }

    /// A text and what it is set in.
    ///
    /// @param size in pixels at 100 %
    /// @param least in pixels at any zoom
    record Words(String text, FontRole font, double size, double least, Token token) {

        static Words name(String text) {
            return new Words(text, FontRole.STRONG, 13, 10, Token.TEXT);
        }

        static Words second(String text) {
            return new Words(text, FontRole.MONO, 11, TEXT_LEAST, Token.MUTED);
        }

        static Words small(String text, Token token) {
            return new Words(text, FontRole.TEXT, 11, TEXT_LEAST, token);
        }

        static Words strong(String text, Token token) {
            return new Words(text, FontRole.STRONG, 11, 10, token);
        }

        Words sized(double newSize) {
            return new Words(text, font, newSize, Math.min(least, newSize), token);
        }

        Words with(String newText) {
            return new Words(newText, font, size, least, token);
        }
    }

    /// The size that the words get at this zoom, in pixels.
    double size(Words words) {
        double grown = Math.min(words.size * zoom, words.size * TEXT_GROWTH_MOST);
        return Math.max(grown, words.least);
    }

    /// In world units.
    double width(Words words) {
        return pixels(metrics.width(words.text, words.font, size(words)));
    }

    /// From one line's baseline to the next one's, in world units.
    double lineHeight(Words words) {
        return pixels(size(words) * 1.28);
    }

    /// What the words cover if their baseline starts there, in world units.
    Rect extent(Words words, Point start) {
        double size = size(words);
        double ascent = pixels(size * 0.95);
        double height = pixels(size * 1.22);
        return new Rect(start.x(), start.y() - ascent, width(words), height);
    }

    /// The baseline for words that stand in the middle of a height.
    double baseline(Words words, double middle) {
        return middle + pixels(size(words) * 0.36);
    }

    Words shortened(Words words, double most) {
        if (words.font.monospaced()) {
            return width(words) <= most ? words : words.with("");
        }
        return words.with(metrics.shortened(words.text, words.font, size(words), most * zoom));
    }

    /// Writes the words where they are, if no other label lies there.
    boolean write(Subject subject, Layer layer, Words words, Point start, @Nullable Token halo) {
        if (words.text.isEmpty()) {
            return false;
        }
        Rect extent = extent(words, start);
        boolean free = labels.takeIfFree(extent);
        if (free) {
            ink(subject, layer, words, start, halo);
        }
        return free;
    }

    /// Writes the words without asking: their place has been taken for them.
    void ink(Subject subject, Layer layer, Words words, Point start, @Nullable Token halo) {
        add(
                new Item.Text(
                        subject,
                        layer,
                        start,
                        words.text,
                        words.font,
                        size(words),
                        Ink.of(words.token),
                        halo == null ? null : new Ink(halo, HALO_OPACITY),
                        extent(words, start)));
    }

    /// Writes lines of words, left-aligned, at the first of the places that is free. Places are the
    /// corners of blocks.
    boolean writeBlock(
            Subject subject, Layer layer, List<Words> block, List<Rect> places, Token halo) {
        return labels.takeFirst(places)
                .map(place -> {
                    inkBlock(subject, layer, block, place, halo);
                    return true;
                })
                .orElse(false);
    }

    void inkBlock(Subject subject, Layer layer, List<Words> block, Rect place, Token halo) {
        double y = place.y();
        for (Words words : block) {
            double baseline = y + pixels(size(words) * 0.98);
            ink(subject, layer, words, new Point(place.x(), baseline), halo);
            y += lineHeight(words);
        }
    }

    /// The width and height of a block, in world units, as a rectangle at the origin.
    Rect block(List<Words> block) {
        double width = 0;
        double height = 0;
        for (Words words : block) {
            width = Math.max(width, width(words));
            height += lineHeight(words);
        }
        return new Rect(0, 0, width, height);
    }
}
