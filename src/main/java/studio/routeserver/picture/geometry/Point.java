package studio.routeserver.picture.geometry;

/// A place on the drawing, in world units; y grows downwards.
public record Point(double x, double y) {

    public Point moved(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    /// The distance along the axes, which is the way of an orthogonal line.
    public double walk(Point other) {
        return Math.abs(x - other.x) + Math.abs(y - other.y);
    }
}
