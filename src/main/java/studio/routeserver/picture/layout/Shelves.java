package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.picture.geometry.Rect;

/// Puts nodes side by side in rows, round what already stands there.
///
/// Deterministic: the order given is the order of the places, row by row.
final class Shelves {

    private final double left;
    private final double top;
    private final double width;
    private final double gap;
    private final List<Rect> taken = new ArrayList<>();

    /// @param width how far a row may reach; a wider node gets a row alone
    Shelves(double left, double top, double width, double gap) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.gap = gap;
    }

    /// Keeps a place free.
    void keep(Rect rect) {
        taken.add(rect);
    }

    void fill(List<Node> nodes) {
        double x = left;
        double y = top;
        double rowHeight = 0;
        for (Node node : nodes) {
            double wide = node.footprint().width();
            double high = node.footprint().height();
            boolean placed = false;
            while (!placed) {
                if (x > left && x + wide > left + width) {
                    x = left;
                    y += Math.max(rowHeight + gap, Sizes.GRID);
                    rowHeight = 0;
                }
                Rect wanted = new Rect(x, y, wide, high);
                double past = pastBlockers(wanted);
                if (past <= x) {
                    node.moveTo(x, y);
                    x += wide + gap;
                    rowHeight = Math.max(rowHeight, high);
                    placed = true;
                } else if (past + wide > left + width) {
                    x = left;
                    y = nextFreeRow(y, rowHeight);
                    rowHeight = 0;
                } else {
                    x = Sizes.onGrid(past);
                }
            }
        }
    }

    // A row that is blocked from end to end is left a step at a time.
    private double nextFreeRow(double y, double rowHeight) {
        return y + (rowHeight > 0 ? rowHeight + gap : Sizes.GRID);
    }

    /// Where the right-most blocker of the place ends, or something left of it if it is free.
    private double pastBlockers(Rect wanted) {
        double past = Double.NEGATIVE_INFINITY;
        Rect withGap = wanted.grown(gap);
        for (Rect blocker : taken) {
            if (blocker.overlaps(withGap)) {
                past = Math.max(past, blocker.right() + gap);
            }
        }
        return past;
    }
}
