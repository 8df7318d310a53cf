package studio.routeserver.desktop.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.layout.Layout;
import studio.routeserver.picture.layout.Place;
import studio.routeserver.picture.layout.Subject;

/// Finds room on the drawing: the place nearest to a wanted one where nothing stands.
final class Clearing {

    private static final double GAP = 16;
    private static final int MOST_ROUNDS = 8;

    private final List<Rect> taken;

    /// @param except what looks for room
    Clearing(Layout layout, Subject except) {
        taken =
                layout.places().values().stream()
                        .filter(place -> place.parent() == null)
                        .filter(place -> !place.subject().equals(except))
                        .filter(place -> place.subject().sort() != Subject.Sort.REGION)
                        .map(Place::footprint)
                        .toList();
    }

    /// The wanted place where it is free; else the nearest beside what stands there, and beside
    /// what stands in the way of that. The wanted one again where all is full.
    Rect nearest(Rect wanted) {
        if (free(wanted)) {
            return wanted;
        }
        Set<Rect> inTheWay = new LinkedHashSet<>(hit(wanted));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Rect> candidates = candidates(wanted, inTheWay);
            Optional<Rect> best =
                    candidates.stream()
                            .filter(this::free)
                            .min(Comparator.comparingDouble(place -> distance(place, wanted)));
            if (best.isPresent()) {
                return best.get();
            }
            candidates.forEach(place -> inTheWay.addAll(hit(place)));
        }
        return wanted;
    }

    private static List<Rect> candidates(Rect wanted, Set<Rect> inTheWay) {
        List<Rect> candidates = new ArrayList<>();
        for (Rect other : inTheWay) {
            double left = down(other.x() - GAP - wanted.width());
            double right = up(other.right() + GAP);
            double above = down(other.y() - GAP - wanted.height());
            double below = up(other.bottom() + GAP);
            candidates.add(at(wanted, left, wanted.y()));
            candidates.add(at(wanted, right, wanted.y()));
            candidates.add(at(wanted, wanted.x(), above));
            candidates.add(at(wanted, wanted.x(), below));
        }
        return candidates;
    }

    private List<Rect> hit(Rect rect) {
        return taken.stream().filter(other -> other.grown(GAP - 1).overlaps(rect)).toList();
    }

    private boolean free(Rect rect) {
        return hit(rect).isEmpty();
    }

    private static double distance(Rect one, Rect other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static Rect at(Rect rect, double x, double y) {
        return new Rect(x, y, rect.width(), rect.height());
    }

    private static double down(double value) {
        return Layout.snapped(value - 3.5);
    }

    private static double up(double value) {
        return Layout.snapped(value + 3.5);
    }
}
