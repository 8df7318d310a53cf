package studio.routeserver.picture.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// Parts lines that run on top of each other into lanes, and moves them to the middle of the space
/// they have.
///
/// Only inner parts move: the first and the last one are held by their ports. In which order lanes
/// lie is what gives the fewest crossings; ties go by the order of the links.
final class Lanes {

    private static final double LANE = 8;
    private static final double CLEARANCE = 8;

    /// How far from where the search put them lines may be moved.
    private static final double SHIFT_MOST = 64;

    /// Larger clusters keep the order of their links: comparing all pairs would take too long.
    private static final int COMPARED_MOST = 64;

    private final List<Ground> grounds;
    private final List<List<Point>> lines;

    private Lanes(List<Ground> grounds, List<List<Point>> lines) {
        this.grounds = grounds;
        this.lines = lines;
    }

    /// @param grounds one a line: what it must stay clear of
    static List<List<Point>> part(List<Ground> grounds, List<List<Point>> lines) {
        List<List<Point>> copies = new ArrayList<>();
        lines.forEach(line -> copies.add(new ArrayList<>(line)));
        Lanes lanes = new Lanes(grounds, copies);
        lanes.part(true);
        lanes.part(false);
        return copies.stream().map(Ways::tidy).toList();
    }

    /// An inner part of a line: from point `at` to the next one.
    private record Part(int line, int at, boolean upright, double place, double low, double high) {

        boolean meets(Part other) {
            return Math.abs(place - other.place) < LANE
                    && low < other.high + LANE
                    && other.low < high + LANE;
        }
    }

    private void part(boolean upright) {
        SequencedSet<Part> open = new LinkedHashSet<>();
        List<Part> parts = new ArrayList<>(parts(upright));
        parts.sort(
                Comparator.comparingDouble(Part::place)
                        .thenComparingDouble(Part::low)
                        .thenComparingInt(Part::line));
        open.addAll(parts);
        while (!open.isEmpty()) {
            List<Part> cluster = new ArrayList<>();
            List<Part> joining = List.of(open.removeFirst());
            while (!joining.isEmpty()) {
                cluster.addAll(joining);
                List<Part> newest = joining;
                joining =
                        open.stream()
                                .filter(part -> newest.stream().anyMatch(part::meets))
                                .toList();
                joining.forEach(open::remove);
            }
            spread(cluster);
        }
    }

    private List<Part> parts(boolean upright) {
        List<Part> parts = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            List<Point> points = lines.get(line);
            for (int at = 1; at + 2 < points.size(); at++) {
                Point from = points.get(at);
                Point to = points.get(at + 1);
                if ((from.x() == to.x()) == upright) {
                    double place = upright ? from.x() : from.y();
                    double start = upright ? from.y() : from.x();
                    double end = upright ? to.y() : to.x();
                    parts.add(
                            new Part(
                                    line,
                                    at,
                                    upright,
                                    place,
                                    Math.min(start, end),
                                    Math.max(start, end)));
                }
            }
        }
        return parts;
    }

    private void spread(List<Part> cluster) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (Part part : cluster) {
            low = Math.max(low, lowest(part));
            high = Math.min(high, highest(part));
            mean += part.place / cluster.size();
        }
        List<Part> ordered = cluster.size() > COMPARED_MOST ? cluster : ordered(cluster);
        double room = Math.max(0, high - low);
        double pitch = Math.min(LANE, room / Math.max(1, ordered.size()));
        double width = pitch * (ordered.size() - 1);
        double middle = high > low && Double.isFinite(room) ? (low + high) / 2 : mean;
        middle = Math.clamp(middle, mean - SHIFT_MOST, mean + SHIFT_MOST);
        double first = Math.round(middle - width / 2);
        for (int i = 0; i < ordered.size(); i++) {
            move(ordered.get(i), first + i * pitch);
        }
    }

    private List<Part> ordered(List<Part> cluster) {
        double[] votes = new double[cluster.size()];
        for (int i = 0; i < cluster.size(); i++) {
            for (int j = i + 1; j < cluster.size(); j++) {
                int preference = preference(cluster.get(i), cluster.get(j));
                votes[i] += preference;
                votes[j] -= preference;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < cluster.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingDouble((Integer i) -> votes[i])
                        .thenComparingInt(i -> cluster.get(i).line()));
        return order.stream().map(cluster::get).toList();
    }

    /// Below 0 where the first of the two had better lie lower (further left, further up).
    private int preference(Part one, Part other) {
        if (one.line == other.line) {
            return 0;
        }
        int ascending = crossings(shifted(one, -2), shifted(other, 2));
        int descending = crossings(shifted(one, 2), shifted(other, -2));
        return Integer.signum(ascending - descending);
    }

    private static int crossings(List<Point> one, List<Point> other) {
        return Ways.crossings(one, other).size();
    }

    private List<Point> shifted(Part part, double by) {
        List<Point> copy = new ArrayList<>(lines.get(part.line));
        set(copy, part, part.place + by);
        return copy;
    }

    private void move(Part part, double place) {
        set(lines.get(part.line), part, place);
    }

    private static void set(List<Point> points, Part part, double place) {
        for (int i = part.at; i <= part.at + 1; i++) {
            Point old = points.get(i);
            points.set(i, part.upright ? new Point(place, old.y()) : new Point(old.x(), place));
        }
    }

    private double lowest(Part part) {
        double lowest = Double.NEGATIVE_INFINITY;
        for (Rect block : grounds.get(part.line).blocks()) {
            double end = part.upright ? block.right() : block.bottom();
            if (end <= part.place && beside(block, part)) {
                lowest = Math.max(lowest, end + CLEARANCE);
            }
        }
        for (double neighbour : neighbours(part)) {
            if (neighbour < part.place) {
                lowest = Math.max(lowest, neighbour + CLEARANCE);
            }
        }
        return Math.min(lowest, part.place);
    }

    private double highest(Part part) {
        double highest = Double.POSITIVE_INFINITY;
        for (Rect block : grounds.get(part.line).blocks()) {
            double start = part.upright ? block.x() : block.y();
            if (start >= part.place && beside(block, part)) {
                highest = Math.min(highest, start - CLEARANCE);
            }
        }
        for (double neighbour : neighbours(part)) {
            if (neighbour > part.place) {
                highest = Math.min(highest, neighbour - CLEARANCE);
            }
        }
        return Math.max(highest, part.place);
    }

    private static boolean beside(Rect block, Part part) {
        double start = part.upright ? block.y() : block.x();
        double end = part.upright ? block.bottom() : block.right();
        return start < part.high + CLEARANCE && part.low - CLEARANCE < end;
    }

    // The far ends of the parts before and after: the line must not turn back on itself.
    private List<Double> neighbours(Part part) {
        List<Point> points = lines.get(part.line);
        Point before = points.get(part.at - 1);
        Point after = points.get(part.at + 2);
        return part.upright ? List.of(before.x(), after.x()) : List.of(before.y(), after.y());
    }
}
