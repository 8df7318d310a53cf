package studio.routeserver.picture;

/// How much is drawn at a zoom, least first.
public enum LevelOfDetail {
    /// Below 0.20: filled blocks with one name, objects as squares of their state, bundles only.
    OVERVIEW(0),
    /// From 0.20: container titles, shapes with glyphs, bundles, path and problem labels.
    MAP(0.20),
    /// From 0.45: names, state chips as glyphs, single links.
    NORMAL(0.45),
    /// From 0.90: second lines, chips with text, flags, route table tags, round corners.
    DETAIL(0.90),
    /// From 1.60: timers, counters, prefixes in and out of each session.
    CLOSE_UP(1.60);

    /// How far past a threshold the zoom must be before the level changes, so that it does not
    /// flicker there.
    private static final double HYSTERESIS = 0.08;

    private final double from;

    LevelOfDetail(double from) {
        this.from = from;
    }

    /// The zoom from which the level is drawn.
    public double from() {
        return from;
    }

    /// The level of a zoom that was reached from nowhere.
    public static LevelOfDetail of(double zoom) {
        LevelOfDetail level = OVERVIEW;
        for (LevelOfDetail candidate : values()) {
            if (zoom >= candidate.from) {
                level = candidate;
            }
        }
        return level;
    }

    /// The level after the zoom has become that: this one until the zoom is 8 % past a threshold.
    public LevelOfDetail next(double zoom) {
        LevelOfDetail plain = of(zoom);
        if (plain.compareTo(this) > 0) {
            LevelOfDetail sure = of(zoom / (1 + HYSTERESIS));
            return sure.compareTo(this) > 0 ? sure : this;
        }
        LevelOfDetail sure = of(zoom / (1 - HYSTERESIS));
        return sure.compareTo(this) < 0 ? sure : this;
    }

    public boolean atLeast(LevelOfDetail other) {
        return compareTo(other) >= 0;
    }
}
