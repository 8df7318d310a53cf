package studio.routeserver.picture.layout;

import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Rect;

/// Where one object stands.
///
/// @param rect its shape's bounds, in world units
/// @param footprint the shape and the room kept for its label; equals `rect` for containers
/// @param parent the container it stands in; null at the top
/// @param fixed whether the file says where, rather than the automatic layout
public record Place(
        Subject subject, Rect rect, Rect footprint, @Nullable Subject parent, boolean fixed) {

    Place moved(double dx, double dy) {
        return new Place(subject, rect.moved(dx, dy), footprint.moved(dx, dy), parent, fixed);
    }
}
