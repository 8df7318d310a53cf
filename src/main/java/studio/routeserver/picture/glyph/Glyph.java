package studio.routeserver.picture.glyph;

import java.util.Locale;

/// A sign on the drawing: lines drawn with a round pen, and areas filled by the even-odd rule, both
/// in one colour in a box of 20 by 20.
///
/// Each kind and each state has its own, so that none is told by its colour alone.
public enum Glyph {
    // Kinds of object.
    REGION(
            1.5,
            circle(10, 10, 7.5)
                    + " M 10 2.5 C 6 6 6 14 10 17.5 C 14 14 14 6 10 2.5 M 2.5 10 H 17.5",
            ""),
    NETWORK(
            1.6,
            "M 6 4.5 L 1.5 10 L 6 15.5 M 14 4.5 L 18.5 10 L 14 15.5",
            circle(6.6, 10, 1.2) + circle(10, 10, 1.2) + circle(13.4, 10, 1.2)),
    SUBNET(1.5, "M 3 4 H 17 V 16 H 3 Z M 3 8 H 17 M 3 12 H 17", ""),
    ROUTE_SERVER(
            1.5,
            "M 6 3 H 14 L 18 10 L 14 17 H 6 L 2 10 Z M 6.5 8.3 H 13.5 M 11.5 6.3 L 13.5 8.3"
                    + " M 13.5 11.7 H 6.5 M 8.5 13.7 L 6.5 11.7",
            ""),
    NVA(
            1.5,
            "M 2.5 4 H 17.5 V 16 H 2.5 Z M 2.5 8 H 17.5 M 2.5 12 H 17.5 M 10 4 V 8 M 6.2 8 V 12"
                    + " M 13.8 8 V 12 M 10 12 V 16",
            ""),
    LOAD_BALANCER(1.6, "M 10 2.5 V 9 L 4 16 M 10 9 L 16 16 M 4 12 V 16 H 8 M 12 16 H 16 V 12", ""),
    VPN_GATEWAY(
            1.6,
            "M 4.5 9 H 15.5 V 17 H 4.5 Z M 7 9 V 6.5 C 7 2.2 13 2.2 13 6.5 V 9 M 10 13 V 14.6",
            circle(10, 12.3, 1.3)),
    EXPRESSROUTE_GATEWAY(
            1.5,
            "M 6.2 12.6 C 3.4 12.6 2 11.2 2 9.6 C 2 7.9 3.3 6.7 5 6.7 C 5.4 4.4 7.4 3 9.8 3"
                    + " C 12.3 3 14.2 4.6 14.6 6.8 C 16.6 6.8 18 8 18 9.7 C 18 11.3 16.6 12.6"
                    + " 14.2 12.6",
            "M 11.4 7.6 L 7 13.4 H 9.6 L 8.4 18.4 L 13.2 11.8 H 10.4 Z"),
    MACHINE(1.5, "M 2.5 3.5 H 17.5 V 13 H 2.5 Z M 10 13 V 16.5 M 6 16.5 H 14", ""),
    BRANCH(1.5, "M 2 10 L 10 3 L 18 10 M 4.5 8.2 V 17 H 15.5 V 8.2 M 8 17 V 12 H 12 V 17", ""),
    ROUTE_TABLE(
            1.5,
            "M 2.5 4 H 17.5 V 16 H 2.5 Z M 2.5 8 H 17.5 M 7.5 8 V 16 M 10 12 H 15 M 13 10 L 15"
                    + " 12 L 13 14",
            ""),
    NOTE(1.5, "M 4 16 L 5 12 L 13.5 3.5 L 16.5 6.5 L 8 15 Z M 11.5 5.5 L 14.5 8.5", ""),
    PEERING(1.5, circle(4, 10, 2) + circle(16, 10, 2) + " M 6 8.6 H 14 M 6 11.4 H 14", ""),
    SESSION(1.5, circle(4.5, 10, 2.5) + circle(15.5, 10, 2.5) + " M 7 10 H 13", ""),
    CONNECTION(1.5, "M 2 6.5 H 18 M 2 13.5 H 18", circle(6, 10, 1.2) + circle(14, 10, 1.2)),
    ENVELOPE(1.5, "M 2.5 5 H 17.5 V 15 H 2.5 Z M 2.5 5.5 L 10 11 L 17.5 5.5", ""),

    // States of a session (RFC 4271 §8.2.2): a disc that fills as it comes up.
    IDLE(1.8, circle(10, 10, 6.5), ""),
    CONNECT(1.8, circle(10, 10, 6.5), "M 10 10 V 3.5 C 13.6 3.5 16.5 6.4 16.5 10 Z"),
    ACTIVE(
            1.8,
            circle(10, 10, 6.5),
            "M 10 3.5 C 13.6 3.5 16.5 6.4 16.5 10 C 16.5 13.6 13.6 16.5 10 16.5 Z"),
    OPEN_SENT(
            1.8,
            circle(10, 10, 6.5),
            "M 10 10 V 3.5 C 13.6 3.5 16.5 6.4 16.5 10 C 16.5 13.6 13.6 16.5 10 16.5 C 6.4 16.5"
                    + " 3.5 13.6 3.5 10 Z"),
    OPEN_CONFIRM(
            1.8,
            circle(8.5, 10, 5.5) + " M 12.5 15 L 14.8 17.5 L 19 12.5",
            "M 8.5 10 V 4.5 C 11.5 4.5 14 7 14 10 C 14 13 11.5 15.5 8.5 15.5 C 5.5 15.5 3 13 3 10"
                    + " Z"),
    ESTABLISHED(1.8, circle(10, 10, 6.5), circle(10, 10, 6.5)),
    BFD_UP(1.6, "M 2 10 C 5 3 7 3 10 10 C 13 17 15 17 18 10", ""),
    BFD_DOWN(1.6, "M 2 10 C 4 5 5.5 4 7 5.5 M 13 14.5 C 14.5 16 16 15 18 10", ""),
    BFD_IGNORED(1.6, "M 2 10 C 5 3 7 3 10 10 C 13 17 15 17 18 10 M 3 17 L 17 3", ""),

    // What becomes of packets and objects.
    DELIVERED(2.4, "M 4 10.5 L 8.3 15 L 16 5.5", ""),
    BLACK_HOLE(2.6, circle(10, 10, 7.5) + " M 4.7 4.7 L 15.3 15.3", ""),
    DOWN(2.4, "M 5 5 L 15 15 M 15 5 L 5 15", ""),
    LOOP(
            2,
            "M 3.5 9 C 4 5.8 6.7 3.5 10 3.5 C 12.6 3.5 14.8 4.9 15.8 7 M 16.5 11 C 16 14.2 13.3"
                    + " 16.5 10 16.5 C 7.4 16.5 5.2 15.1 4.2 13",
            "M 18 4 V 9 H 13 Z M 2 16 V 11 H 7 Z"),
    REPROGRAMMING(
            2,
            "M 16 10.5 C 15.8 13.6 13.2 16 10 16 C 6.7 16 4 13.3 4 10 C 4 6.7 6.7 4 10 4 C 11.9 4"
                    + " 13.5 4.8 14.6 6.1",
            "M 17.5 3 V 8.5 H 12 Z"),
    ASYMMETRIC(
            1.8,
            "M 3 6.5 H 17 M 14 3.5 L 17 6.5 L 14 9.5 M 17 13.5 H 3 M 6 10.5 L 3 13.5 L 6 16.5",
            ""),
    SHUT(0, "", "M 5 4 H 8.5 V 16 H 5 Z M 11.5 4 H 15 V 16 H 11.5 Z"),

    // Findings.
    ERROR(
            1.6,
            "M 7 2.5 H 13 L 17.5 7 V 13 L 13 17.5 H 7 L 2.5 13 V 7 Z M 7.3 7.3 L 12.7 12.7 M 12.7"
                    + " 7.3 L 7.3 12.7",
            ""),
    WARNING(
            0,
            "",
            "M 10 2 L 19 17.5 H 1 Z M 9.1 7.5 V 12.6 H 10.9 V 7.5 Z M 9.1 14 V 15.8 H 10.9 V 14 Z"),
    ADVICE(1.6, circle(10, 10, 7.5) + " M 10 9.3 V 14", circle(10, 6.2, 1.1)),
    SUPPRESSED(1.6, circle(10, 10, 6) + " M 4 16 L 16 4", ""),
    SINGLE_POINT(1.6, "M 10 1.5 L 18.5 10 L 10 18.5 L 1.5 10 Z M 8.5 7.8 L 10.3 6.5 V 13.6", ""),

    // Small signs.
    BRANCH_TO_BRANCH(
            1.8,
            "M 17 6.5 H 3 M 6 3.5 L 3 6.5 L 6 9.5 M 3 13.5 H 17 M 14 10.5 L 17 13.5 L 14 16.5",
            ""),
    LOCK(2, "M 5 9 H 15 V 17 H 5 Z M 7 9 V 6.5 C 7 2.2 13 2.2 13 6.5 V 9", "M 5 9 H 15 V 17 H 5 Z"),
    BOLT(0, "", "M 12 1.5 L 4.5 11.5 H 9 L 7.5 18.5 L 15.5 8 H 10.8 Z"),
    CHEVRON_RIGHT(2.8, "M 6.5 3.5 L 13 10 L 6.5 16.5", ""),
    CHEVRON_LEFT(2.8, "M 13.5 3.5 L 7 10 L 13.5 16.5", ""),
    CHEVRON_DOWN(2.8, "M 3.5 6.5 L 10 13 L 16.5 6.5", ""),
    CHEVRON_UP(2.8, "M 3.5 13.5 L 10 7 L 16.5 13.5", ""),
    HEAD_RIGHT(0, "", "M 18 10 L 5 3.5 V 16.5 Z"),
    HEAD_LEFT(0, "", "M 2 10 L 15 3.5 V 16.5 Z"),
    HEAD_DOWN(0, "", "M 10 18 L 3.5 5 H 16.5 Z"),
    HEAD_UP(0, "", "M 10 2 L 3.5 15 H 16.5 Z");

    /// The side of the box that the paths are drawn in.
    public static final double BOX = 20;

    private final double pen;

    // Their steps are lists that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final GlyphPath strokes;

    @SuppressWarnings("ImmutableEnumChecker")
    private final GlyphPath areas;

    Glyph(double pen, String strokes, String areas) {
        this.pen = pen;
        this.strokes = strokes.isBlank() ? GlyphPath.NONE : GlyphPath.parse(strokes);
        this.areas = areas.isBlank() ? GlyphPath.NONE : GlyphPath.parse(areas);
    }

    /// Width of the round pen in the box of 20; 0 where nothing is drawn with it.
    public double pen() {
        return pen;
    }

    /// What is drawn with the pen.
    public GlyphPath strokes() {
        return strokes;
    }

    /// What is filled, by the even-odd rule.
    public GlyphPath areas() {
        return areas;
    }

    /// The letters of a circle, which the path language has no word for, as four curves.
    private static String circle(double x, double y, double r) {
        double k = r * 0.5523;
        return String.format(
                Locale.ROOT,
                " M %.3f %.3f C %.3f %.3f %.3f %.3f %.3f %.3f C %.3f %.3f %.3f %.3f %.3f %.3f"
                        + " C %.3f %.3f %.3f %.3f %.3f %.3f C %.3f %.3f %.3f %.3f %.3f %.3f Z",
                x,
                y - r,
                x + k,
                y - r,
                x + r,
                y - k,
                x + r,
                y,
                x + r,
                y + k,
                x + k,
                y + r,
                x,
                y + r,
                x - k,
                y + r,
                x - r,
                y + k,
                x - r,
                y,
                x - r,
                y - k,
                x - k,
                y - r,
                x,
                y - r);
    }
}
