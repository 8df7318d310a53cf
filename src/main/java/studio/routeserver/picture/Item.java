package studio.routeserver.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.picture.geometry.Point;
import studio.routeserver.picture.geometry.Rect;
import studio.routeserver.picture.glyph.Glyph;
import studio.routeserver.picture.layout.Subject;
import studio.routeserver.picture.text.FontRole;
import studio.routeserver.picture.theme.Ink;

/// One thing to paint. Equal items paint the same pixels.
///
/// Places are in world units; a painter multiplies them by its zoom. Widths of lines, sizes of
/// fonts, dashes and corner radii are in pixels of the screen and stay as they are, whatever the
/// zoom. Lines are axis-parallel, so that a canvas paints them as filled rectangles.
public sealed interface Item {

    /// What it belongs to: what a click on it hits, what moves with it.
    Subject subject();

    Layer layer();

    /// What it covers, in world units, its line's width left out.
    Rect bounds();

    /// A filled rectangle.
    ///
    /// @param radius of its corners in pixels; drawn from [LevelOfDetail#DETAIL] on
    record Fill(Subject subject, Layer layer, Rect bounds, double radius, Ink ink)
            implements Item {}

    /// A rectangle's border, inside its bounds.
    record Frame(
            Subject subject,
            Layer layer,
            Rect bounds,
            double radius,
            Ink ink,
            double width,
            Dash dash)
            implements Item {}

    /// A closed shape with slanted sides: hexagon, octagon, house. Always convex.
    ///
    /// @param fill null for an outline alone
    /// @param stroke null for an area alone
    record Polygon(
            Subject subject,
            Layer layer,
            List<Point> corners,
            @Nullable Ink fill,
            @Nullable Ink stroke,
            double width,
            Dash dash)
            implements Item {
        public Polygon {
            corners = List.copyOf(corners);
        }

        @Override
        public Rect bounds() {
            return Rect.around(corners);
        }
    }

    /// A line of axis-parallel parts.
    ///
    /// @param points two at least
    /// @param radius of its bends in pixels; drawn from [LevelOfDetail#DETAIL] on
    record Line(
            Subject subject,
            Layer layer,
            List<Point> points,
            Ink ink,
            double width,
            Dash dash,
            double radius)
            implements Item {
        public Line {
            points = List.copyOf(points);
        }

        @Override
        public Rect bounds() {
            return Rect.around(points);
        }
    }

    /// One line of text.
    ///
    /// @param start where its baseline begins, in world units
    /// @param size in pixels, 9 or more
    /// @param halo what is painted behind it; null for none
    record Text(
            Subject subject,
            Layer layer,
            Point start,
            String text,
            FontRole font,
            double size,
            Ink ink,
            @Nullable Ink halo,
            Rect bounds)
            implements Item {}

    /// A glyph.
    record Sign(Subject subject, Layer layer, Rect bounds, Glyph glyph, Ink ink) implements Item {}

    /// A disc.
    ///
    /// @param radius in world units
    /// @param fill null for a hollow one
    /// @param stroke null for one without border
    record Disc(
            Subject subject,
            Layer layer,
            Point centre,
            double radius,
            @Nullable Ink fill,
            @Nullable Ink stroke,
            double width)
            implements Item {
        @Override
        public Rect bounds() {
            return Rect.about(centre, 2 * radius);
        }
    }

    /// A part of a circle, from twelve o'clock on, clockwise: what is left of a hold timer.
    ///
    /// @param radius in world units
    /// @param part 0 to 1
    record Ring(
            Subject subject,
            Layer layer,
            Point centre,
            double radius,
            double part,
            Ink ink,
            double width)
            implements Item {
        @Override
        public Rect bounds() {
            return Rect.about(centre, 2 * radius);
        }
    }

    /// Hatching at 45 degrees inside a convex shape. [#strokes] are the lines, clipped already, so
    /// that a painter needs no clip.
    ///
    /// @param gap between the lines, in world units
    record Hatch(
            Subject subject, Layer layer, List<Point> corners, double gap, Ink ink, double width)
            implements Item {
        public Hatch {
            corners = List.copyOf(corners);
        }

        @Override
        public Rect bounds() {
            return Rect.around(corners);
        }

        /// The ends of each line.
        public List<List<Point>> strokes() {
            return Hatching.strokes(corners, gap);
        }
    }
}
