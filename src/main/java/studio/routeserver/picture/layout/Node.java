package studio.routeserver.picture.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.topology.Box;

/// An object while the layout is being made: its size is known first, its place last.
///
/// A node is *anchored* when the file says where it or something in it stands; only then may it not
/// be moved.
final class Node {

    final Subject subject;
    final List<Node> children = new ArrayList<>();
    final boolean fixed;
    private Sizes.Size size;
    private double x;
    private double y;
    private boolean anchored;

    Node(Subject subject, Sizes.Size size, @Nullable Box box) {
        this.subject = subject;
        this.fixed = box != null;
        this.anchored = fixed;
        this.size = size;
        if (box != null) {
            x = box.x();
            y = box.y();
            boolean elastic = subject.sort().container() || subject.sort() == Subject.Sort.NOTE;
            if (elastic && box.width() != null && box.height() != null) {
                this.size = size.of(Math.max(0, box.width()), Math.max(0, box.height()));
            }
        }
    }

    /// Keeps at least that much room left of the shape.
    void keepLeft(double room) {
        if (!fixed) {
            size = size.withLeft(Math.max(size.left(), room));
        }
    }

    boolean anchored() {
        return anchored;
    }

    void anchor() {
        anchored = true;
    }

    Rect rect() {
        return new Rect(x, y, size.width(), size.height());
    }

    Rect footprint() {
        return new Rect(
                x - size.left(),
                y - size.top(),
                size.left() + size.width() + size.right(),
                size.top() + size.height() + size.bottom());
    }

    /// Puts the footprint's corner there, and everything in it along.
    void moveTo(double left, double top) {
        shift(left + size.left() - x, top + size.top() - y);
    }

    private void shift(double dx, double dy) {
        x += dx;
        y += dy;
        for (Node child : children) {
            child.shift(dx, dy);
        }
    }

    /// Takes that rectangle, whatever stands inside stays.
    void cover(Rect rect) {
        x = rect.x();
        y = rect.y();
        size = size.of(rect.width(), rect.height());
    }
}
