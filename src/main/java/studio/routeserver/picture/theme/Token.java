package studio.routeserver.picture.theme;

/// What a colour means. Never alone: with each role goes a shape.
public enum Token {
    /// Behind everything.
    CANVAS,
    /// Behind panels, and behind cards on the canvas.
    PANEL,
    /// Labels.
    TEXT,
    /// Second lines, units.
    MUTED,
    /// Idle links, borders.
    LINE,
    /// Path in use, selection, focus, ECMP; with a thick line, chevrons, letters.
    ACTIVE,
    /// Established, delivered; with ✓.
    OK,
    /// Transient, stale, a warning; with ▲, or ⟳ and dots.
    WARN,
    /// Black hole, down, an error; with ⊘ or ✕ and a gap or hatching.
    BAD,
    /// The answer takes another way; with ⇄ and dash-dot.
    ASYM,
    /// Valid and not used; dashed.
    BACKUP,
    /// Text and glyphs on a fill of one of the six roles above.
    ON_FILL,
    /// Inside of a VNet.
    TINT_NETWORK,
    /// Inside of a RouteServerSubnet.
    TINT_ROUTE_SERVER,
    /// Inside of a GatewaySubnet.
    TINT_GATEWAY,
    /// Inside of a subnet with NVAs.
    TINT_NVA,
    /// Inside of a branch, of any other subnet, and of a VM.
    TINT_BRANCH;

    /// Whether it tells a state apart from others, so that its distance to the other roles counts.
    public boolean role() {
        return switch (this) {
            case ACTIVE, OK, WARN, BAD, ASYM, BACKUP -> true;
            case CANVAS,
                    PANEL,
                    TEXT,
                    MUTED,
                    LINE,
                    ON_FILL,
                    TINT_NETWORK,
                    TINT_ROUTE_SERVER,
                    TINT_GATEWAY,
                    TINT_NVA,
                    TINT_BRANCH ->
                    false;
        };
    }

    /// Whether it lies behind other things.
    public boolean ground() {
        return switch (this) {
            case CANVAS,
                    PANEL,
                    TINT_NETWORK,
                    TINT_ROUTE_SERVER,
                    TINT_GATEWAY,
                    TINT_NVA,
                    TINT_BRANCH ->
                    true;
            case TEXT, MUTED, LINE, ACTIVE, OK, WARN, BAD, ASYM, BACKUP, ON_FILL -> false;
        };
    }
}
