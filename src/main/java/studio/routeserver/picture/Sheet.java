package studio.routeserver.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.text.FontMetrics;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;

/// Puts a legend and a caption under a drawing that leaves the studio. The legend explains what the
/// drawing has, and nothing else.
public final class Sheet {

    private static final double SAMPLE = 30;
    private static final double ROW = 22;
    private static final double BETWEEN = 20;

    private final DisplayList drawing;
    private final Pen pen;
    private double x;
    private double y;

    private Sheet(DisplayList drawing) {
        this.drawing = drawing;
        this.pen = new Pen(drawing.zoom(), drawing.level(), FontMetrics.shipped(), new Labels());
    }

    /// The drawing with both under it.
    public static DisplayList of(DisplayList drawing, Caption caption) {
        Sheet sheet = new Sheet(drawing);
        sheet.draw(caption);
        return drawing.over(sheet.pen.list(_ -> ""));
    }

    private void draw(Caption caption) {
        Rect bounds = drawing.bounds();
        x = bounds.x();
        y = bounds.bottom() + pen.pixels(36);
        Map<String, BiConsumer<Subject, Rect>> entries = entries();
        entries.forEach(this::entry);
        y += entries.isEmpty() ? 0 : pen.pixels(ROW + 10);
        Rect rule =
                new Rect(
                        bounds.x(),
                        y - pen.pixels(10),
                        Math.max(bounds.width(), pen.pixels(200)),
                        pen.pixels(1));
        pen.fill(Subject.SHEET, Layer.SHEET, rule, 0, Ink.of(Token.LINE));
        Pen.Words words = Pen.Words.small(caption.line(), Token.MUTED);
        Point start = new Point(bounds.x(), y + pen.pixels(12));
        pen.ink(Subject.SHEET, Layer.SHEET, words, start, null);
    }

    private void entry(String text, BiConsumer<Subject, Rect> sample) {
        Pen.Words words = Pen.Words.small(text, Token.TEXT);
        double width = pen.pixels(SAMPLE + 6) + pen.width(words);
        boolean first = x == drawing.bounds().x();
        if (!first && x + width > drawing.bounds().right()) {
            x = drawing.bounds().x();
            y += pen.pixels(ROW);
        }
        Rect place = new Rect(x, y - pen.pixels(8), pen.pixels(SAMPLE), pen.pixels(16));
        sample.accept(Subject.SHEET, place);
        Point start = new Point(x + pen.pixels(SAMPLE + 6), pen.baseline(words, y));
        pen.ink(Subject.SHEET, Layer.SHEET, words, start, null);
        x += width + pen.pixels(BETWEEN);
    }

    private Map<String, BiConsumer<Subject, Rect>> entries() {
        Map<String, BiConsumer<Subject, Rect>> entries = new LinkedHashMap<>();
        if (has(line(Layer.LINK, Token.LINE).and(of(Subject.Sort.PEERING)))) {
            entries.put("peering", this::doubled);
        }
        if (has(line(Layer.LINK, Token.LINE).and(of(Subject.Sort.CONNECTION)))) {
            entries.put("tunnel or circuit", line(Pen.Stroke.of(Token.LINE, 3, Dash.BEADS)));
        }
        if (has(sign(Glyph.ESTABLISHED))) {
            entries.put(
                    "session established", chip(Pen.Stroke.of(Token.OK, 1.5), Glyph.ESTABLISHED));
        }
        if (has(sign(Glyph.IDLE))) {
            entries.put("session idle", chip(Pen.Stroke.of(Token.LINE, 1, Dash.IDLE), Glyph.IDLE));
        }
        if (has(sign(Glyph.ACTIVE).or(sign(Glyph.CONNECT)).or(sign(Glyph.OPEN_SENT)))) {
            entries.put(
                    "session coming up",
                    chip(Pen.Stroke.of(Token.WARN, 1.5, Dash.CONNECTING), Glyph.ACTIVE));
        }
        if (has(item -> item instanceof Item.Ring)) {
            entries.put("hold timer running out", this::ring);
        }
        if (has(line(Layer.PATH, Token.ACTIVE).and(dash(Dash.SOLID)))) {
            entries.put("path in use", line(Pen.Stroke.of(Token.ACTIVE, 3)));
        }
        if (has(line(Layer.PATH, Token.ACTIVE).and(dash(Dash.RETURN)))) {
            entries.put("answer", line(Pen.Stroke.of(Token.ACTIVE, 2, Dash.RETURN)));
        }
        if (has(line(Layer.PATH, Token.ASYM))) {
            entries.put(
                    "answer goes another way", line(Pen.Stroke.of(Token.ASYM, 2, Dash.ASYMMETRIC)));
        }
        if (has(sign(Glyph.BLACK_HOLE))) {
            entries.put("black hole", glyph(Glyph.BLACK_HOLE, Token.BAD));
        }
        if (has(sign(Glyph.DOWN).and(item -> item.layer() == Layer.STATE))) {
            entries.put("down", glyph(Glyph.DOWN, Token.BAD));
        }
        if (has(sign(Glyph.REPROGRAMMING))) {
            entries.put("reprogramming", glyph(Glyph.REPROGRAMMING, Token.WARN));
        }
        if (has(sign(Glyph.SINGLE_POINT))) {
            entries.put("single point of failure", glyph(Glyph.SINGLE_POINT, Token.WARN));
        }
        return entries;
    }

    private boolean has(Predicate<Item> wanted) {
        return drawing.items().stream().anyMatch(wanted);
    }

    private static Predicate<Item> line(Layer layer, Token token) {
        return item ->
                item instanceof Item.Line line
                        && line.layer() == layer
                        && line.ink().token() == token;
    }

    private static Predicate<Item> dash(Dash dash) {
        return item -> item instanceof Item.Line line && line.dash() == dash;
    }

    private static Predicate<Item> of(Subject.Sort sort) {
        return item -> item.subject().sort() == sort;
    }

    private static Predicate<Item> sign(Glyph glyph) {
        return item -> item instanceof Item.Sign sign && sign.glyph() == glyph;
    }

    private BiConsumer<Subject, Rect> line(Pen.Stroke stroke) {
        return (subject, place) -> {
            double middle = place.centre().y();
            List<Point> points =
                    List.of(new Point(place.x(), middle), new Point(place.right(), middle));
            pen.line(subject, Layer.SHEET, points, stroke);
        };
    }

    private void doubled(Subject subject, Rect place) {
        for (double side : List.of(-1.75, 1.75)) {
            line(Pen.Stroke.of(Token.LINE, 1.25)).accept(subject, place.moved(0, pen.pixels(side)));
        }
    }

    private BiConsumer<Subject, Rect> chip(Pen.Stroke stroke, Glyph glyph) {
        return (subject, place) -> {
            line(stroke).accept(subject, place);
            pen.disc(
                    subject,
                    Layer.SHEET,
                    place.centre(),
                    8,
                    Ink.of(Token.PANEL),
                    Pen.Stroke.of(stroke.ink().token(), 1));
            pen.sign(subject, Layer.SHEET, place.centre(), 14, glyph, stroke.ink());
        };
    }

    private BiConsumer<Subject, Rect> glyph(Glyph glyph, Token token) {
        return (subject, place) ->
                pen.sign(subject, Layer.SHEET, place.centre(), 16, glyph, Ink.of(token));
    }

    private void ring(Subject subject, Rect place) {
        pen.add(
                new Item.Ring(
                        subject,
                        Layer.SHEET,
                        place.centre(),
                        pen.pixels(7),
                        0.4,
                        Ink.of(Token.WARN),
                        3));
    }
}
