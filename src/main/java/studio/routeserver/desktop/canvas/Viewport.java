package studio.routeserver.desktop.canvas;

import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;

/// Which part of the world is seen, and how large. Immutable.
///
/// @param zoom pixels a world unit, [#LEAST] to [#MOST]
/// @param left the pixel column at which the world's x is 0
/// @param top the pixel row at which the world's y is 0
/// @param width of the view in pixels
/// @param height of the view in pixels
record Viewport(double zoom, double left, double top, double width, double height) {

    static final double LEAST = 0.05;
    static final double MOST = 4;

    /// How much a notch of the wheel zooms.
    static final double NOTCH = 1.2;

    private static final double FIT_MARGIN = 32;
    private static final double FIT_MOST = 1.6;

    Viewport {
        zoom = Math.clamp(zoom, LEAST, MOST);
        left = Math.round(left);
        top = Math.round(top);
    }

    double x(double worldX) {
        return worldX * zoom + left;
    }

    double y(double worldY) {
        return worldY * zoom + top;
    }

    Point world(double pixelX, double pixelY) {
        return new Point((pixelX - left) / zoom, (pixelY - top) / zoom);
    }

    /// The part of the world in view.
    Rect visible() {
        return Rect.between(world(0, 0), world(width, height));
    }

    Viewport sized(double newWidth, double newHeight) {
        return new Viewport(zoom, left, top, newWidth, newHeight);
    }

    Viewport panned(double dx, double dy) {
        return new Viewport(zoom, left + dx, top + dy, width, height);
    }

    /// Zoomed so that the world's point under that pixel stays there.
    Viewport zoomedAbout(double pixelX, double pixelY, double wanted) {
        double newZoom = Math.clamp(wanted, LEAST, MOST);
        Point fixed = world(pixelX, pixelY);
        return new Viewport(
                newZoom, pixelX - fixed.x() * newZoom, pixelY - fixed.y() * newZoom, width, height);
    }

    /// So that the rectangle fills the view with a margin, never larger than 160 %.
    Viewport fitting(Rect world) {
        if (width <= 0 || height <= 0 || world.width() <= 0 || world.height() <= 0) {
            return this;
        }
        double wide = Math.max(1, width - 2 * FIT_MARGIN) / world.width();
        double high = Math.max(1, height - 2 * FIT_MARGIN) / world.height();
        double newZoom = Math.clamp(Math.min(Math.min(wide, high), FIT_MOST), LEAST, MOST);
        return centredOn(world.centre(), newZoom);
    }

    /// With that point of the world in the middle.
    Viewport centredOn(Point point, double newZoom) {
        return new Viewport(
                newZoom,
                width / 2 - point.x() * newZoom,
                height / 2 - point.y() * newZoom,
                width,
                height);
    }
}
