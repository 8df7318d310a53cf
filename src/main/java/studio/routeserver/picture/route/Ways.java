package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.routeserver.picture.geometry.Point;

/// What can be done with axis-parallel lines.
public final class Ways {

    private Ways() {}

    /// The line without repeated points and without points that it only runs through.
    static List<Point> tidy(List<Point> points) {
        List<Point> tidy = new ArrayList<>();
        for (Point point : points) {
            boolean repeated = !tidy.isEmpty() && tidy.getLast().equals(point);
            if (!repeated) {
                if (tidy.size() > 1 && straight(tidy.get(tidy.size() - 2), tidy.getLast(), point)) {
                    tidy.removeLast();
                }
                tidy.add(point);
            }
        }
        return List.copyOf(tidy);
    }

    private static boolean straight(Point one, Point two, Point three) {
        boolean upright = one.x() == two.x() && two.x() == three.x();
        boolean level = one.y() == two.y() && two.y() == three.y();
        return upright || level;
    }

    public static double length(List<Point> points) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).walk(points.get(i));
        }
        return length;
    }

    /// The point at that distance from the start, along the line.
    public static Point at(List<Point> points, double distance) {
        double left = distance;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double part = from.walk(to);
            if (left <= part) {
                double share = part == 0 ? 0 : left / part;
                return new Point(
                        from.x() + share * (to.x() - from.x()),
                        from.y() + share * (to.y() - from.y()));
            }
            left -= part;
        }
        return points.getLast();
    }

    /// The direction in which the line runs at that distance from the start.
    public static Side heading(List<Point> points, double distance) {
        double left = distance;
        for (int i = 1; i < points.size(); i++) {
            double part = points.get(i - 1).walk(points.get(i));
            if (left <= part && part > 0) {
                return heading(points.get(i - 1), points.get(i));
            }
            left -= part;
        }
        return heading(points.get(points.size() - 2), points.getLast());
    }

    static Side heading(Point from, Point to) {
        if (from.y() == to.y()) {
            return to.x() < from.x() ? Side.LEFT : Side.RIGHT;
        }
        return to.y() < from.y() ? Side.TOP : Side.BOTTOM;
    }

    /// The part of the line between two distances from its start.
    public static List<Point> part(List<Point> points, double from, double until) {
        List<Point> part = new ArrayList<>();
        part.add(at(points, Math.max(0, from)));
        double walked = 0;
        for (int i = 1; i < points.size(); i++) {
            walked += points.get(i - 1).walk(points.get(i));
            if (walked > from && walked < until) {
                part.add(points.get(i));
            }
        }
        part.add(at(points, Math.min(until, length(points))));
        return tidy(part);
    }

    /// The line moved to its right-hand side by that much, seen in the direction in which it runs;
    /// its bends stay square. So the two directions of one way part like traffic.
    public static List<Point> beside(List<Point> points, double offset) {
        List<Point> tidy = tidy(points);
        if (tidy.size() < 2) {
            return tidy;
        }
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < tidy.size(); i++) {
            Side before = i == 0 ? heading(tidy.get(0), tidy.get(1)) : heading(tidy, i - 1);
            Side after = i == tidy.size() - 1 ? before : heading(tidy, i);
            double dx = 0;
            double dy = 0;
            for (Side side : before == after ? List.of(before) : List.of(before, after)) {
                dx -= side.dy() * offset;
                dy += side.dx() * offset;
            }
            moved.add(tidy.get(i).moved(dx, dy));
        }
        return List.copyOf(moved);
    }

    private static Side heading(List<Point> points, int part) {
        return heading(points.get(part), points.get(part + 1));
    }

    /// Where two lines cross, as distances along the first, ascending. Ends that merely touch do
    /// not count.
    public static List<Double> crossings(List<Point> line, List<Point> other) {
        List<Double> crossings = new ArrayList<>();
        double walked = 0;
        for (int i = 1; i < line.size(); i++) {
            Point from = line.get(i - 1);
            Point to = line.get(i);
            for (int j = 1; j < other.size(); j++) {
                Point start = other.get(j - 1);
                Point end = other.get(j);
                boolean level = from.y() == to.y();
                boolean square = level ? start.x() == end.x() : start.y() == end.y();
                if (square && (level ? cross(from, to, start, end) : cross(start, end, from, to))) {
                    double along =
                            level ? Math.abs(start.x() - from.x()) : Math.abs(start.y() - from.y());
                    crossings.add(walked + along);
                }
            }
            walked += from.walk(to);
        }
        crossings.sort(Comparator.naturalOrder());
        return crossings;
    }

    private static boolean cross(Point left, Point right, Point top, Point bottom) {
        return strictlyBetween(left.x(), top.x(), right.x())
                && strictlyBetween(top.y(), left.y(), bottom.y());
    }

    private static boolean strictlyBetween(double one, double middle, double other) {
        return Math.min(one, other) < middle && middle < Math.max(one, other);
    }
}
