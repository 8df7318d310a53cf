package studio.routeserver.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.route.Route;
import studio.routeserver.picture.route.Routing;
import studio.routeserver.picture.route.Ways;
import studio.routeserver.picture.theme.Ink;
import studio.routeserver.picture.theme.Token;

/// Draws what the studio and the user's hand lay over the network: findings, single points of
/// failure, selection, hover, focus, drop targets and the ghost of what is dragged.
final class Marks {

    private static final double BADGE = 16;

    private final Layout layout;
    private final Routing routing;
    private final Pen pen;

    Marks(Layout layout, Routing routing, Pen pen) {
        this.layout = layout;
        this.routing = routing;
        this.pen = pen;
    }

    void draw(Overlay overlay) {
        findings(overlay.findings());
        for (Subject subject : overlay.singlePoints()) {
            layout.rect(subject).ifPresent(rect -> singlePoint(subject, rect));
        }
        if (overlay.hovered() != null) {
            ring(overlay.hovered(), 3, Pen.Stroke.of(Token.ACTIVE, 1));
        }
        for (Subject subject : overlay.selected()) {
            selected(subject);
        }
        if (overlay.focused() != null) {
            // Dark and light together: one of the two is seen on any ground.
            ring(overlay.focused(), 6, Pen.Stroke.of(Token.TEXT, 2));
            ring(overlay.focused(), 4, Pen.Stroke.of(Token.CANVAS, 2));
        }
        if (overlay.hand() != null) {
            hand(overlay.hand());
        }
    }

    /// The badge of an object stands at its corner; a finding about something that is not drawn at
    /// this level stands at the container that is.
    private void findings(List<Overlay.Mark> marks) {
        Map<Subject, Overlay.Mark> worst = new LinkedHashMap<>();
        for (Overlay.Mark mark : marks) {
            worst.merge(
                    mark.subject(),
                    mark,
                    (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
        }
        worst.values().forEach(this::finding);
    }

    private void finding(Overlay.Mark mark) {
        Subject subject = mark.subject();
        Optional<Point> at =
                layout.rect(subject)
                        .map(rect -> corner(subject, rect))
                        .or(() -> routing.route(subject).map(Route::points).map(Lines::seat));
        if (at.isEmpty()) {
            return;
        }
        Token token =
                switch (mark.severity()) {
                    case ERROR -> Token.BAD;
                    case WARNING -> Token.WARN;
                    case ADVICE, SUPPRESSED -> Token.MUTED;
                };
        Glyph glyph =
                switch (mark.severity()) {
                    case ERROR -> Glyph.ERROR;
                    case WARNING -> Glyph.WARNING;
                    case ADVICE -> Glyph.ADVICE;
                    case SUPPRESSED -> Glyph.SUPPRESSED;
                };
        pen.disc(subject, Layer.STATE, at.get(), 10, Ink.of(Token.PANEL), null);
        pen.sign(subject, Layer.STATE, at.get(), BADGE, glyph, Ink.of(token));
        pen.labels().block(Rect.about(at.get(), pen.pixels(20)));
        if (mark.count() > 1 && pen.atLeast(LevelOfDetail.DETAIL)) {
            List<Pen.Words> block =
                    List.of(Pen.Words.strong(String.valueOf(mark.count()), token).sized(10));
            Rect about = Rect.about(at.get(), pen.pixels(18));
            List<Rect> places = Anchors.EAST_FIRST.about(about, pen.block(block), 1);
            pen.writeBlock(subject, Layer.STATE, block, places, Token.CANVAS);
        }
    }

    private Point corner(Subject subject, Rect rect) {
        double inset = subject.sort().container() ? pen.pixels(2) : 0;
        return new Point(rect.right() - inset, rect.y() + inset);
    }

    private void singlePoint(Subject subject, Rect rect) {
        Point at = new Point(rect.x(), rect.y());
        pen.disc(subject, Layer.STATE, at, 11, Ink.of(Token.PANEL), null);
        pen.sign(subject, Layer.STATE, at, 20, Glyph.SINGLE_POINT, Ink.of(Token.WARN));
        pen.labels().block(Rect.about(at, pen.pixels(22)));
    }

    private void selected(Subject subject) {
        Pen.Stroke stroke = Pen.Stroke.of(Token.ACTIVE, 2);
        ring(subject, 3, stroke);
        Optional<Rect> rect = layout.rect(subject);
        if (rect.isPresent() && pen.atLeast(LevelOfDetail.NORMAL)) {
            Rect ring = rect.get().grown(pen.pixels(4));
            Point centre = ring.centre();
            handle(subject, new Point(ring.x(), centre.y()));
            handle(subject, new Point(ring.right(), centre.y()));
            handle(subject, new Point(centre.x(), ring.y()));
            handle(subject, new Point(centre.x(), ring.bottom()));
        }
        routing.route(subject)
                .ifPresent(route -> {
                    List<Point> points = Lines.drawn(layout, route);
                    handle(subject, points.getFirst());
                    handle(subject, points.getLast());
                });
    }

    private void handle(Subject subject, Point at) {
        Rect square = Rect.about(at, pen.pixels(7));
        pen.fill(subject, Layer.HAND, square, 0, Ink.of(Token.PANEL));
        pen.frame(subject, Layer.HAND, square, 0, Pen.Stroke.of(Token.ACTIVE, 1.5));
    }

    private void ring(Subject subject, double distance, Pen.Stroke stroke) {
        layout.rect(subject)
                .ifPresent(rect ->
                        pen.frame(
                                subject, Layer.HAND, rect.grown(pen.pixels(distance)), 6, stroke));
        routing.route(subject)
                .ifPresent(route -> {
                    List<Point> points = Lines.drawn(layout, route);
                    for (double side : List.of(-distance - 1, distance + 1)) {
                        pen.line(
                                subject, Layer.HAND, Ways.beside(points, pen.pixels(side)), stroke);
                    }
                });
    }

    private void hand(Overlay.Hand hand) {
        for (Subject target : hand.targets()) {
            ring(target, 1, Pen.Stroke.of(Token.ACTIVE, 2));
        }
        boolean refused = !hand.refusal().isEmpty();
        Token token = refused ? Token.BAD : Token.ACTIVE;
        Subject ghost = Subject.SHEET;
        pen.polygon(
                ghost,
                Layer.HAND,
                Outlines.of(hand.sort(), hand.ghost()),
                new Ink(Token.PANEL, 0.7),
                Pen.Stroke.of(token, 2, refused ? Dash.CONNECTING : Dash.SOLID));
        if (refused) {
            pen.sign(ghost, Layer.HAND, hand.ghost().centre(), 24, Glyph.BLACK_HOLE, Ink.of(token));
        }
    }
}
