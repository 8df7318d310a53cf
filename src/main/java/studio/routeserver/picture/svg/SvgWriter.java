package studio.routeserver.picture.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.Dash;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Item;
import studio.routeserver.picture.Layer;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.text.FontRole;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.picture.theme.Token;

/// Writes a display list as SVG 1.1.
///
/// One unit is one pixel at the list's zoom. Each layer is a group, in it each object is one, with
/// its name as `id` and what it is as `title`. Equal lists give equal text, byte for byte.
public final class SvgWriter {

    private static final double MARGIN = 32;
    private static final double HALO = 4;

    private final DisplayList list;
    private final Theme theme;
    private final double zoom;
    private final StringBuilder svg = new StringBuilder();

    private SvgWriter(DisplayList list, Theme theme) {
        this.list = list;
        this.theme = theme;
        this.zoom = list.zoom();
    }

    /// The list as the text of an SVG file.
    ///
    /// @param title what the drawing is, for programs that show or read titles
    public static String write(DisplayList list, Theme theme, String title) {
        return new SvgWriter(list, theme).document(title);
    }

    private String document(String title) {
        Rect bounds = list.bounds();
        double x = Math.floor(bounds.x() * zoom - MARGIN);
        double y = Math.floor(bounds.y() * zoom - MARGIN);
        double width = Math.ceil(bounds.right() * zoom + MARGIN) - x;
        double height = Math.ceil(bounds.bottom() * zoom + MARGIN) - y;
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                        + " viewBox=\"%s %s %s %s\" fill=\"none\" stroke-linecap=\"butt\">",
                n(width), n(height), n(x), n(y), n(width), n(height));
        line("<title>%s</title>", Xml.escaped(title));
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                n(x), n(y), n(width), n(height), theme.colour(Token.CANVAS).css());
        for (Layer layer : Layer.values()) {
            layer(layer);
        }
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void layer(Layer layer) {
        Map<Subject, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : list.items(layer)) {
            groups.computeIfAbsent(item.subject(), _ -> new ArrayList<>()).add(item);
        }
        if (groups.isEmpty()) {
            return;
        }
        String name = layer.name().toLowerCase(Locale.ROOT);
        line("<g id=\"layer-%s\">", name);
        groups.forEach((subject, items) -> {
            line("<g id=\"%s\">", Xml.id(subject.id() + "." + name));
            String words = list.title(subject);
            if (!words.isEmpty()) {
                line("<title>%s</title>", Xml.escaped(words));
            }
            items.forEach(this::item);
            svg.append("</g>\n");
        });
        svg.append("</g>\n");
    }

    private void item(Item item) {
        switch (item) {
            case Item.Fill fill -> rect(fill.bounds(), fill.radius(), "fill=" + ink(fill.ink()));
            case Item.Frame frame -> frame(frame);
            case Item.Polygon polygon -> polygon(polygon);
            case Item.Line path -> path(path);
            case Item.Text text -> text(text);
            case Item.Sign sign -> sign(sign);
            case Item.Disc disc -> disc(disc);
            case Item.Ring ring -> ring(ring);
            case Item.Hatch hatch -> hatch(hatch);
        }
    }

    private void rect(Rect rect, double radius, String paint) {
        String corners = radius == 0 ? "" : " rx=\"" + n(radius) + "\"";
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s %s/>",
                n(rect.x() * zoom),
                n(rect.y() * zoom),
                n(rect.width() * zoom),
                n(rect.height() * zoom),
                corners,
                paint);
    }

    private void frame(Item.Frame frame) {
        double width = theme.lineWidth(frame.width());
        Rect inner = frame.bounds().grown(-width / 2 / zoom);
        rect(inner, frame.radius(), stroke(frame.ink(), width, frame.dash()));
    }

    private void polygon(Item.Polygon polygon) {
        String points =
                polygon.corners().stream()
                        .map(corner -> n(corner.x() * zoom) + "," + n(corner.y() * zoom))
                        .collect(Collectors.joining(" "));
        line("<polygon points=\"%s\"%s/>", points, paint(polygon));
    }

    private String paint(Item.Polygon polygon) {
        Ink fill = polygon.fill();
        Ink stroke = polygon.stroke();
        double width = theme.lineWidth(polygon.width());
        return (fill == null ? "" : " fill=" + ink(fill))
                + (stroke == null
                        ? ""
                        : " stroke-linejoin=\"round\" " + stroke(stroke, width, polygon.dash()));
    }

    private void path(Item.Line path) {
        String joins = path.radius() == 0 ? "" : " stroke-linejoin=\"round\"";
        double width = theme.lineWidth(path.width());
        line(
                "<path d=\"%s\"%s %s/>",
                rounded(path.points(), path.radius()),
                joins,
                stroke(path.ink(), width, path.dash()));
    }

    /// The line with its bends rounded, as far as the parts beside them are long enough.
    private String rounded(List<Point> points, double radius) {
        StringBuilder data = new StringBuilder("M" + at(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point before = points.get(i - 1);
            Point bend = points.get(i);
            Point after = points.get(i + 1);
            double least = Math.min(before.walk(bend), bend.walk(after)) / 2;
            double cut = Math.min(radius / zoom, least);
            data.append(" L").append(at(towards(bend, before, cut)));
            data.append(" Q").append(at(bend)).append(' ').append(at(towards(bend, after, cut)));
        }
        return data.append(" L").append(at(points.getLast())).toString();
    }

    private static Point towards(Point from, Point to, double distance) {
        double length = from.walk(to);
        double part = length == 0 ? 0 : distance / length;
        return from.moved(part * (to.x() - from.x()), part * (to.y() - from.y()));
    }

    private void text(Item.Text text) {
        String family =
                text.font().monospaced()
                        ? "'JetBrains Mono', Consolas, Menlo, monospace"
                        : "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
        String weight =
                text.font().weight() == FontRole.TEXT.weight() ? "" : " font-weight=\"600\"";
        line(
                "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\"%s fill=%s%s>%s</text>",
                n(text.start().x() * zoom),
                n(text.start().y() * zoom),
                family,
                n(text.size()),
                weight,
                ink(text.ink()),
                halo(text.halo()),
                Xml.escaped(text.text()));
    }

    private String halo(@Nullable Ink halo) {
        return halo == null
                ? ""
                : " paint-order=\"stroke\" stroke-linejoin=\"round\" "
                        + stroke(halo, HALO, Dash.SOLID);
    }

    private void sign(Item.Sign sign) {
        Rect place = sign.bounds();
        double scale = place.width() * zoom / Glyph.BOX;
        line(
                "<g transform=\"translate(%s %s) scale(%s)\">",
                n(place.x() * zoom), n(place.y() * zoom), n(scale));
        Glyph glyph = sign.glyph();
        if (!glyph.areas().isEmpty()) {
            line(
                    "<path d=\"%s\" fill=%s fill-rule=\"evenodd\"/>",
                    glyph.areas().data(), ink(sign.ink()));
        }
        if (!glyph.strokes().isEmpty()) {
            line(
                    "<path d=\"%s\" stroke-linecap=\"round\" stroke-linejoin=\"round\" %s/>",
                    glyph.strokes().data(), stroke(sign.ink(), glyph.pen(), Dash.SOLID));
        }
        svg.append("</g>\n");
    }

    private void disc(Item.Disc disc) {
        Ink fill = disc.fill();
        Ink border = disc.stroke();
        String paint =
                (fill == null ? "" : " fill=" + ink(fill))
                        + (border == null
                                ? ""
                                : " " + stroke(border, theme.lineWidth(disc.width()), Dash.SOLID));
        line(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>",
                n(disc.centre().x() * zoom),
                n(disc.centre().y() * zoom),
                n(disc.radius() * zoom),
                paint);
    }

    private void ring(Item.Ring ring) {
        double part = Math.min(ring.part(), 0.9999);
        double angle = 2 * Math.PI * part;
        Point top = ring.centre().moved(0, -ring.radius());
        Point end =
                ring.centre()
                        .moved(ring.radius() * Math.sin(angle), -ring.radius() * Math.cos(angle));
        String radius = n(ring.radius() * zoom);
        line(
                "<path d=\"M%s A%s %s 0 %s 1 %s\" %s/>",
                at(top),
                radius,
                radius,
                part > 0.5 ? "1" : "0",
                at(end),
                stroke(ring.ink(), ring.width(), Dash.SOLID));
    }

    private void hatch(Item.Hatch hatch) {
        String data =
                hatch.strokes().stream()
                        .map(ends -> "M" + at(ends.getFirst()) + " L" + at(ends.getLast()))
                        .collect(Collectors.joining(" "));
        if (!data.isEmpty()) {
            line("<path d=\"%s\" %s/>", data, stroke(hatch.ink(), hatch.width(), Dash.SOLID));
        }
    }

    private String stroke(Ink ink, double width, Dash dash) {
        String pattern =
                dash.pattern().isEmpty()
                        ? ""
                        : " stroke-dasharray=\""
                                + dash.pattern().stream()
                                        .map(SvgWriter::n)
                                        .collect(Collectors.joining(" "))
                                + "\"";
        String opacity = ink.opacity() == 1 ? "" : " stroke-opacity=\"" + n(ink.opacity()) + "\"";
        return "stroke=\""
                + theme.colour(ink.token()).css()
                + "\" stroke-width=\""
                + n(width)
                + "\""
                + pattern
                + opacity;
    }

    private String ink(Ink ink) {
        String opacity = ink.opacity() == 1 ? "" : " fill-opacity=\"" + n(ink.opacity()) + "\"";
        return "\"" + theme.colour(ink.token()).css() + "\"" + opacity;
    }

    private String at(Point point) {
        return n(point.x() * zoom) + " " + n(point.y() * zoom);
    }

    /// A number with at most two decimals: finer is not seen, and files stay small.
    private static String n(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.2f", rounded).replaceAll("0$", "");
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
