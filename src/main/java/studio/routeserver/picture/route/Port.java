package studio.routeserver.picture.route;

import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// Where a link touches an object.
///
/// @param dearness what choosing it costs beyond the way, in world units
record Port(Point at, Side side, double dearness) {

    /// How far a link goes straight before its first bend.
    static final double STUB = 12;

    Port(Point at, Side side) {
        this(at, side, 0);
    }

    /// The middle of a side.
    static Port middle(Rect rect, Side side, double dearness) {
        Point centre = rect.centre();
        Point at =
                new Point(
                        centre.x() + side.dx() * rect.width() / 2,
                        centre.y() + side.dy() * rect.height() / 2);
        return new Port(at, side, dearness);
    }

    Point stub() {
        return at.moved(side.dx() * STUB, side.dy() * STUB);
    }
}
