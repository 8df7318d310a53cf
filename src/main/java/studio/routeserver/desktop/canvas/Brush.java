package studio.routeserver.desktop.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import studio.routeserver.picture.Dash;
import studio.routeserver.picture.Item;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.glyph.GlyphPath;
import studio.routeserver.picture.theme.Colour;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Theme;

/// Paints items on a canvas. World becomes pixels in our own arithmetic, on whole pixels, and every
/// axis-parallel line, border and dash is a filled rectangle: the cheap form on the software
/// pipeline.
final class Brush {

    private static final double TWELVE_O_CLOCK = 90;
    private static final double HALO_OPACITY = 0.85;

    private final GraphicsContext context;
    private final CanvasFonts fonts;
    private final Map<Ink, Color> colours = new HashMap<>();
    private Theme theme;
    private Viewport view;
    private boolean rounded;

    Brush(GraphicsContext context, CanvasFonts fonts, Theme theme, Viewport view) {
        this.context = context;
        this.fonts = fonts;
        this.theme = theme;
        this.view = view;
        context.setLineCap(StrokeLineCap.ROUND);
        context.setLineJoin(StrokeLineJoin.ROUND);
        context.setFillRule(FillRule.EVEN_ODD);
    }

    void use(Theme newTheme, Viewport newView, LevelOfDetail level) {
        if (!newTheme.equals(theme)) {
            colours.clear();
        }
        theme = newTheme;
        view = newView;
        rounded = level.atLeast(LevelOfDetail.DETAIL);
    }

    void paint(Item item) {
        switch (item) {
            case Item.Fill fill -> fill(fill);
            case Item.Frame frame -> frame(frame);
            case Item.Polygon polygon -> polygon(polygon);
            case Item.Line line -> line(line);
            case Item.Text text -> text(text);
            case Item.Sign sign -> sign(sign);
            case Item.Disc disc -> disc(disc);
            case Item.Ring ring -> ring(ring);
            case Item.Hatch hatch -> hatch(hatch);
        }
    }

    private Color colour(Ink ink) {
        return colours.computeIfAbsent(
                ink,
                key -> {
                    Colour colour = theme.colour(key.token());
                    return Color.rgb(colour.red(), colour.green(), colour.blue(), key.opacity());
                });
    }

    private double x(double worldX) {
        return Math.round(view.x(worldX));
    }

    private double y(double worldY) {
        return Math.round(view.y(worldY));
    }

    private void fill(Item.Fill fill) {
        context.setFill(colour(fill.ink()));
        Rect r = fill.bounds();
        double left = x(r.x());
        double top = y(r.y());
        double width = x(r.right()) - left;
        double height = y(r.bottom()) - top;
        if (rounded && fill.radius() > 0) {
            context.fillRoundRect(left, top, width, height, 2 * fill.radius(), 2 * fill.radius());
        } else {
            context.fillRect(left, top, width, height);
        }
    }

    private void frame(Item.Frame frame) {
        Rect r = frame.bounds();
        double left = x(r.x());
        double top = y(r.y());
        double right = x(r.right());
        double bottom = y(r.bottom());
        double width = theme.lineWidth(frame.width());
        if (rounded && frame.radius() > 0 && frame.dash() == Dash.SOLID) {
            context.setStroke(colour(frame.ink()));
            context.setLineWidth(width);
            context.strokeRoundRect(
                    left + width / 2,
                    top + width / 2,
                    right - left - width,
                    bottom - top - width,
                    2 * frame.radius(),
                    2 * frame.radius());
            return;
        }
        context.setFill(colour(frame.ink()));
        double half = width / 2;
        Strokes strokes = new Strokes(frame.dash().pattern());
        strokes.along(left, top + half, right, top + half, width);
        strokes.along(right - half, top, right - half, bottom, width);
        strokes.along(right, bottom - half, left, bottom - half, width);
        strokes.along(left + half, bottom, left + half, top, width);
    }

    /// Lays a line down part by part, each dash a rectangle; the pattern goes on round bends.
    private final class Strokes {
        private final List<Double> pattern;
        private int part;
        private double left;

        Strokes(List<Double> pattern) {
            this.pattern = pattern;
            this.left = pattern.isEmpty() ? Double.MAX_VALUE : pattern.getFirst();
        }

        void along(double fromX, double fromY, double toX, double toY, double width) {
            double length = Math.abs(toX - fromX) + Math.abs(toY - fromY);
            double dx = Math.signum(toX - fromX);
            double dy = Math.signum(toY - fromY);
            double done = 0;
            while (done < length) {
                double step = Math.min(left, length - done);
                if (part % 2 == 0) {
                    bar(
                            fromX + dx * done,
                            fromY + dy * done,
                            fromX + dx * (done + step),
                            fromY + dy * (done + step),
                            width);
                }
                done += step;
                left -= step;
                if (left <= 0) {
                    part++;
                    left = pattern.get(part % pattern.size());
                }
            }
        }

        private void bar(double fromX, double fromY, double toX, double toY, double width) {
            double half = width / 2;
            if (fromY == toY) {
                context.fillRect(
                        Math.min(fromX, toX), crisp(fromY - half), Math.abs(toX - fromX), width);
            } else {
                context.fillRect(
                        crisp(fromX - half), Math.min(fromY, toY), width, Math.abs(toY - fromY));
            }
        }

        private double crisp(double edge) {
            return Math.round(edge);
        }
    }

    private void polygon(Item.Polygon polygon) {
        int n = polygon.corners().size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = view.x(polygon.corners().get(i).x());
            ys[i] = view.y(polygon.corners().get(i).y());
        }
        if (polygon.fill() != null) {
            context.setFill(colour(polygon.fill()));
            context.fillPolygon(xs, ys, n);
        }
        if (polygon.stroke() == null) {
            return;
        }
        context.setStroke(colour(polygon.stroke()));
        context.setLineWidth(theme.lineWidth(polygon.width()));
        if (polygon.dash() == Dash.SOLID) {
            context.strokePolygon(xs, ys, n);
        } else {
            for (int i = 0; i < n; i++) {
                dashed(xs[i], ys[i], xs[(i + 1) % n], ys[(i + 1) % n], polygon.dash().pattern());
            }
        }
    }

    private void dashed(double fromX, double fromY, double toX, double toY, List<Double> pattern) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double done = 0;
        for (int part = 0; done < length; part++) {
            double step = Math.min(pattern.get(part % pattern.size()), length - done);
            if (part % 2 == 0) {
                double a = done / length;
                double b = (done + step) / length;
                context.strokeLine(
                        fromX + (toX - fromX) * a,
                        fromY + (toY - fromY) * a,
                        fromX + (toX - fromX) * b,
                        fromY + (toY - fromY) * b);
            }
            done += step;
        }
    }

    private void line(Item.Line line) {
        double width = theme.lineWidth(line.width());
        if (rounded && line.radius() > 0 && line.dash() == Dash.SOLID && line.points().size() > 2) {
            bent(line, width);
            return;
        }
        context.setFill(colour(line.ink()));
        Strokes strokes = new Strokes(line.dash().pattern());
        for (int i = 1; i < line.points().size(); i++) {
            Point from = line.points().get(i - 1);
            Point to = line.points().get(i);
            strokes.along(x(from.x()), y(from.y()), x(to.x()), y(to.y()), width);
        }
    }

    /// A solid line with round bends.
    private void bent(Item.Line line, double width) {
        context.setStroke(colour(line.ink()));
        context.setLineWidth(width);
        context.beginPath();
        List<Point> points = line.points();
        context.moveTo(x(points.getFirst().x()), y(points.getFirst().y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point bend = points.get(i);
            Point next = points.get(i + 1);
            double reach =
                    Math.min(points.get(i - 1).walk(bend), bend.walk(next)) * view.zoom() / 2;
            context.arcTo(
                    x(bend.x()),
                    y(bend.y()),
                    x(next.x()),
                    y(next.y()),
                    Math.min(line.radius(), reach));
        }
        context.lineTo(x(points.getLast().x()), y(points.getLast().y()));
        context.stroke();
    }

    private void text(Item.Text text) {
        if (text.halo() != null) {
            context.setFill(colour(text.halo().faded(HALO_OPACITY)));
            Rect r = text.bounds();
            context.fillRect(x(r.x()), y(r.y()), x(r.right()) - x(r.x()), y(r.bottom()) - y(r.y()));
        }
        context.setFont(fonts.font(text.font(), text.size()));
        context.setFill(colour(text.ink()));
        context.fillText(text.text(), x(text.start().x()), y(text.start().y()));
    }

    private void sign(Item.Sign sign) {
        Rect r = sign.bounds();
        double scale = r.width() * view.zoom() / Glyph.BOX;
        double left = view.x(r.x());
        double top = view.y(r.y());
        Color colour = colour(sign.ink());
        if (!sign.glyph().areas().isEmpty()) {
            context.setFill(colour);
            trace(sign.glyph().areas(), left, top, scale);
            context.fill();
        }
        if (!sign.glyph().strokes().isEmpty()) {
            context.setStroke(colour);
            context.setLineWidth(Math.max(1, sign.glyph().pen() * scale));
            trace(sign.glyph().strokes(), left, top, scale);
            context.stroke();
        }
    }

    private void trace(GlyphPath path, double left, double top, double scale) {
        context.beginPath();
        for (GlyphPath.Step step : path.steps()) {
            switch (step) {
                case GlyphPath.Step.MoveTo(var px, var py) ->
                        context.moveTo(left + px * scale, top + py * scale);
                case GlyphPath.Step.LineTo(var px, var py) ->
                        context.lineTo(left + px * scale, top + py * scale);
                case GlyphPath.Step.CurveTo(var x1, var y1, var x2, var y2, var px, var py) ->
                        context.bezierCurveTo(
                                left + x1 * scale,
                                top + y1 * scale,
                                left + x2 * scale,
                                top + y2 * scale,
                                left + px * scale,
                                top + py * scale);
                case GlyphPath.Step.Close() -> context.closePath();
            }
        }
    }

    private void disc(Item.Disc disc) {
        double radius = disc.radius() * view.zoom();
        double left = view.x(disc.centre().x()) - radius;
        double top = view.y(disc.centre().y()) - radius;
        if (disc.fill() != null) {
            context.setFill(colour(disc.fill()));
            context.fillOval(left, top, 2 * radius, 2 * radius);
        }
        if (disc.stroke() != null) {
            context.setStroke(colour(disc.stroke()));
            context.setLineWidth(theme.lineWidth(disc.width()));
            context.strokeOval(left, top, 2 * radius, 2 * radius);
        }
    }

    private void ring(Item.Ring ring) {
        double radius = ring.radius() * view.zoom();
        context.setStroke(colour(ring.ink()));
        context.setLineWidth(theme.lineWidth(ring.width()));
        context.strokeArc(
                view.x(ring.centre().x()) - radius,
                view.y(ring.centre().y()) - radius,
                2 * radius,
                2 * radius,
                TWELVE_O_CLOCK,
                -360 * ring.part(),
                ArcType.OPEN);
    }

    private void hatch(Item.Hatch hatch) {
        context.setStroke(colour(hatch.ink()));
        context.setLineWidth(theme.lineWidth(hatch.width()));
        for (List<Point> stroke : hatch.strokes()) {
            Point from = stroke.getFirst();
            Point to = stroke.getLast();
            context.strokeLine(view.x(from.x()), view.y(from.y()), view.x(to.x()), view.y(to.y()));
        }
    }
}
