package studio.routeserver.picture.geometry;

import java.util.List;

/// An axis-aligned rectangle in world units; y grows downwards.
///
/// @param width 0 or more
/// @param height 0 or more
public record Rect(double x, double y, double width, double height) {

    public Rect {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException(
                    "a rectangle of " + width + " by " + height + " has a negative side");
        }
    }

    /// The rectangle between two corners, whichever they are.
    public static Rect between(Point one, Point other) {
        return new Rect(
                Math.min(one.x(), other.x()),
                Math.min(one.y(), other.y()),
                Math.abs(one.x() - other.x()),
                Math.abs(one.y() - other.y()));
    }

    /// A square about a centre.
    public static Rect about(Point centre, double side) {
        return about(centre, side, side);
    }

    public static Rect about(Point centre, double width, double height) {
        return new Rect(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }

    /// The smallest rectangle that holds all the points; there is at least one.
    public static Rect around(List<Point> points) {
        Rect all = new Rect(points.getFirst().x(), points.getFirst().y(), 0, 0);
        for (Point point : points) {
            all = all.union(new Rect(point.x(), point.y(), 0, 0));
        }
        return all;
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /// Whether the point lies inside or on the edge.
    public boolean contains(Point point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    /// Whether the other lies wholly inside; sharing an edge is inside.
    public boolean contains(Rect other) {
        return other.x >= x
                && other.right() <= right()
                && other.y >= y
                && other.bottom() <= bottom();
    }

    /// Whether the two share an area; sharing an edge is not enough.
    public boolean overlaps(Rect other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// Whether the two share at least a point.
    public boolean touches(Rect other) {
        return x <= other.right()
                && other.x <= right()
                && y <= other.bottom()
                && other.y <= bottom();
    }

    public Rect union(Rect other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rect(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }

    /// Larger by that much on every side; a negative number makes it smaller, down to its centre.
    public Rect grown(double by) {
        return grown(by, by);
    }

    public Rect grown(double byWidth, double byHeight) {
        double newWidth = Math.max(0, width + 2 * byWidth);
        double newHeight = Math.max(0, height + 2 * byHeight);
        return about(centre(), newWidth, newHeight);
    }

    public Rect moved(double dx, double dy) {
        return new Rect(x + dx, y + dy, width, height);
    }

    /// The corners, clockwise from the top left.
    public List<Point> corners() {
        return List.of(
                new Point(x, y),
                new Point(right(), y),
                new Point(right(), bottom()),
                new Point(x, bottom()));
    }
}
