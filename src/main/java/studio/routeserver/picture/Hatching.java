package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// Lines at 45 degrees through a convex shape.
final class Hatching {

    private Hatching() {}

    /// The lines on which x + y is a multiple of the gap, so that neighbours' hatchings join.
    static List<List<Point>> strokes(List<Point> corners, double gap) {
        Rect bounds = Rect.around(corners);
        double step = gap * Math.sqrt(2);
        List<List<Point>> strokes = new ArrayList<>();
        double first = Math.ceil((bounds.x() + bounds.y()) / step) * step;
        for (double sum = first; sum < bounds.right() + bounds.bottom(); sum += step) {
            List<Point> ends = crossings(corners, sum);
            if (ends.size() > 1 && ends.getFirst().walk(ends.getLast()) > 1) {
                strokes.add(List.of(ends.getFirst(), ends.getLast()));
            }
        }
        return strokes;
    }

    private static List<Point> crossings(List<Point> corners, double sum) {
        List<Point> ends = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double start = from.x() + from.y() - sum;
            double end = to.x() + to.y() - sum;
            if (start <= 0 != end <= 0) {
                double part = start / (start - end);
                ends.add(
                        new Point(
                                from.x() + part * (to.x() - from.x()),
                                from.y() + part * (to.y() - from.y())));
            }
        }
        ends.sort(Comparator.comparingDouble(Point::x));
        return ends;
    }
}
