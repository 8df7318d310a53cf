package studio.routeserver.picture;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.picture.geometry.Rect;

/// The eight places about an object where its label may stand.
enum Anchors {
    /// For what links enter from above and below.
    WEST_FIRST(4, 0, 3, 1, 2, 5, 6, 7),
    /// For branches.
    EAST_FIRST(0, 4, 3, 2, 1, 5, 6, 7),
    /// For signs in the drawing.
    SOUTH_FIRST(2, 6, 0, 4, 1, 3, 5, 7),
    /// For what stands under a title.
    NORTH_FIRST(6, 2, 0, 4, 7, 5, 1, 3);

    // Clockwise from the east: E, SE, S, SW, W, NW, N, NE.
    private static final int[] ACROSS = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DOWN = {0, 1, 1, 1, 0, -1, -1, -1};

    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] order;

    Anchors(int... order) {
        this.order = order;
    }

    /// The places of a block of that size about a shape, in order of preference.
    List<Rect> about(Rect shape, Rect block, double gap) {
        List<Rect> places = new ArrayList<>();
        for (int place : order) {
            double x = align(shape.x(), shape.width(), block.width(), ACROSS[place], gap);
            double y = align(shape.y(), shape.height(), block.height(), DOWN[place], gap);
            places.add(new Rect(x, y, block.width(), block.height()));
        }
        return places;
    }

    private static double align(double start, double length, double own, int where, double gap) {
        return switch (where) {
            case -1 -> start - gap - own;
            case 1 -> start + length + gap;
            default -> start + (length - own) / 2;
        };
    }
}
