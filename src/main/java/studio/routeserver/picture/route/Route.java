package studio.routeserver.picture.route;

import java.util.List;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// Where a link runs: axis-parallel parts from one end to the other.
public record Route(Link link, List<Point> points) {

    public Route {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a route needs two ends");
        }
    }

    public Rect bounds() {
        return Rect.around(points);
    }

    /// The distance of a place from the line: what a click is measured by.
    public double distance(Point place) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size(); i++) {
            Rect part = Rect.between(points.get(i - 1), points.get(i));
            double dx = Math.max(Math.max(part.x() - place.x(), place.x() - part.right()), 0);
            double dy = Math.max(Math.max(part.y() - place.y(), place.y() - part.bottom()), 0);
            nearest = Math.min(nearest, Math.hypot(dx, dy));
        }
        return nearest;
    }
}
