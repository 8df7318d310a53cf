package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.routeserver.picture.geometry.Rect;

/// Keeps labels from lying on each other and on objects.
///
/// Whoever asks first gets the place, so the caller asks in the order of what matters. A label that
/// fits at none of its places is left out: overlapping text says nothing. Cost: a grid look-up a
/// place.
final class Labels {

    private static final double CELL = 128;

    private final Map<Long, List<Rect>> labels;
    private final Map<Long, List<Rect>> shapes;
    private final Map<Long, List<Rect>> lines;

    Labels() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private Labels(
            Map<Long, List<Rect>> labels,
            Map<Long, List<Rect>> shapes,
            Map<Long, List<Rect>> lines) {
        this.labels = labels;
        this.shapes = shapes;
        this.lines = lines;
    }

    /// A copy that takes further labels and leaves this one as it is.
    Labels fork() {
        return new Labels(copy(labels), copy(shapes), copy(lines));
    }

    private static Map<Long, List<Rect>> copy(Map<Long, List<Rect>> grid) {
        Map<Long, List<Rect>> copy = new HashMap<>();
        grid.forEach((cell, rects) -> copy.put(cell, new ArrayList<>(rects)));
        return copy;
    }

    /// No label may lie there.
    void block(Rect shape) {
        put(shapes, shape);
    }

    /// A label lies there only if it has no better place.
    void avoid(Rect line) {
        put(lines, line);
    }

    /// Takes the place, whatever is there: for labels inside their object.
    void take(Rect label) {
        put(labels, label);
    }

    boolean takeIfFree(Rect label) {
        boolean free = !hits(labels, label);
        if (free) {
            take(label);
        }
        return free;
    }

    /// The first of the places that is free and on no line; else the first that is free.
    Optional<Rect> takeFirst(List<Rect> places) {
        Optional<Rect> clear =
                places.stream().filter(this::free).filter(place -> !hits(lines, place)).findFirst();
        Optional<Rect> chosen = clear.or(() -> places.stream().filter(this::free).findFirst());
        chosen.ifPresent(this::take);
        return chosen;
    }

    /// The first of the places that is free and on no line.
    Optional<Rect> takeClear(List<Rect> places) {
        Optional<Rect> chosen =
                places.stream().filter(this::free).filter(place -> !hits(lines, place)).findFirst();
        chosen.ifPresent(this::take);
        return chosen;
    }

    private boolean free(Rect place) {
        return !hits(labels, place) && !hits(shapes, place);
    }

    private static boolean hits(Map<Long, List<Rect>> grid, Rect rect) {
        for (long cell : cells(rect)) {
            for (Rect other : grid.getOrDefault(cell, List.of())) {
                if (other.overlaps(rect)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void put(Map<Long, List<Rect>> grid, Rect rect) {
        for (long cell : cells(rect)) {
            grid.computeIfAbsent(cell, _ -> new ArrayList<>()).add(rect);
        }
    }

    private static List<Long> cells(Rect rect) {
        List<Long> cells = new ArrayList<>();
        long left = (long) Math.floor(rect.x() / CELL);
        long right = (long) Math.floor(rect.right() / CELL);
        long bottom = (long) Math.floor(rect.bottom() / CELL);
        for (long y = (long) Math.floor(rect.y() / CELL); y <= bottom; y++) {
            for (long x = left; x <= right; x++) {
                cells.add(x << 32 ^ (y & 0xFFFFFFFFL));
            }
        }
        return cells;
    }
}
