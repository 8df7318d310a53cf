package studio.routeserver.desktop.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.routeserver.picture.geometry.Rect;

/// What lies where: a uniform grid over bounds in world units. Finding what touches a small
/// rectangle visits the cells under it, whatever the number of things.
///
/// @param <T> what is found; by `equals`
final class SpatialGrid<T> {

    private static final double CELL = 256;

    private record Cell(int column, int row) {}

    private record Entry<T>(T thing, Rect bounds) {}

    private final Map<Cell, List<Entry<T>>> cells = new HashMap<>();

    void add(T thing, Rect bounds) {
        Entry<T> entry = new Entry<>(thing, bounds);
        for (Cell cell : under(bounds)) {
            cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(entry);
        }
    }

    /// What touches the rectangle, each once.
    Set<T> touching(Rect area) {
        Set<T> found = new LinkedHashSet<>();
        for (Cell cell : under(area)) {
            for (Entry<T> entry : cells.getOrDefault(cell, List.of())) {
                if (entry.bounds.touches(area)) {
                    found.add(entry.thing);
                }
            }
        }
        return found;
    }

    private static Collection<Cell> under(Rect bounds) {
        List<Cell> under = new ArrayList<>();
        for (int column = index(bounds.x()); column <= index(bounds.right()); column++) {
            for (int row = index(bounds.y()); row <= index(bounds.bottom()); row++) {
                under.add(new Cell(column, row));
            }
        }
        return under;
    }

    private static int index(double coordinate) {
        return (int) Math.floor(coordinate / CELL);
    }
}
