package studio.routeserver.picture;

import java.util.List;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Subject;

/// The shape of each sort of object, as a convex polygon inside its rectangle. Shapes differ, so
/// that sorts are told apart without colour or glyph.
public final class Outlines {

    private static final double CUT = 8;
    private static final double OCTAGON = 14;
    private static final double SLANT = 12;
    private static final double ROOF = 24;
    private static final double FOLD = 16;

    private Outlines() {}

    /// Hexagon, cut square, octagon, trapezium, house, tag, folded sheet; a rectangle for the rest.
    public static List<Point> of(Subject.Sort sort, Rect rect) {
        return switch (sort) {
            case INSTANCE -> cut(rect, rect.width() / 5, rect.height() / 2);
            case NVA -> cut(rect, CUT, CUT);
            case GATEWAY -> cut(rect, OCTAGON, OCTAGON);
            case LOAD_BALANCER -> trapezium(rect);
            case BRANCH -> house(rect);
            case TAG -> tag(rect);
            case NOTE -> sheet(rect);
            case REGION,
                    NETWORK,
                    SUBNET,
                    PEERING,
                    CONNECTION,
                    SESSION,
                    BUNDLE,
                    ROUTE_SERVER,
                    MACHINE,
                    ROUTE_TABLE,
                    SHEET ->
                    rect.corners();
        };
    }

    private static List<Point> cut(Rect rect, double dx, double dy) {
        double x = rect.x();
        double y = rect.y();
        double right = rect.right();
        double bottom = rect.bottom();
        if (dy >= rect.height() / 2) {
            double middle = y + rect.height() / 2;
            return List.of(
                    new Point(x + dx, y),
                    new Point(right - dx, y),
                    new Point(right, middle),
                    new Point(right - dx, bottom),
                    new Point(x + dx, bottom),
                    new Point(x, middle));
        }
        return List.of(
                new Point(x + dx, y),
                new Point(right - dx, y),
                new Point(right, y + dy),
                new Point(right, bottom - dy),
                new Point(right - dx, bottom),
                new Point(x + dx, bottom),
                new Point(x, bottom - dy),
                new Point(x, y + dy));
    }

    private static List<Point> trapezium(Rect rect) {
        return List.of(
                new Point(rect.x() + SLANT, rect.y()),
                new Point(rect.right() - SLANT, rect.y()),
                new Point(rect.right(), rect.bottom()),
                new Point(rect.x(), rect.bottom()));
    }

    private static List<Point> house(Rect rect) {
        double eaves = rect.y() + ROOF;
        return List.of(
                new Point(rect.centre().x(), rect.y()),
                new Point(rect.right(), eaves),
                new Point(rect.right(), rect.bottom()),
                new Point(rect.x(), rect.bottom()),
                new Point(rect.x(), eaves));
    }

    private static List<Point> tag(Rect rect) {
        double middle = rect.centre().y();
        return List.of(
                new Point(rect.x() + CUT, rect.y()),
                new Point(rect.right(), rect.y()),
                new Point(rect.right(), rect.bottom()),
                new Point(rect.x() + CUT, rect.bottom()),
                new Point(rect.x(), middle));
    }

    private static List<Point> sheet(Rect rect) {
        return List.of(
                new Point(rect.x(), rect.y()),
                new Point(rect.right() - FOLD, rect.y()),
                new Point(rect.right(), rect.y() + FOLD),
                new Point(rect.right(), rect.bottom()),
                new Point(rect.x(), rect.bottom()));
    }

    /// How far below the top of a house its roof is at an x: where a line from above meets it.
    static double roof(Rect house, double x) {
        double half = house.width() / 2;
        return Math.min(1, Math.abs(x - house.centre().x()) / half) * ROOF;
    }
}
