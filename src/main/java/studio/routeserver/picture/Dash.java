package studio.routeserver.picture;

import java.util.Arrays;
import java.util.List;

/// How a line is broken. Each state has its own pattern, so that it is told apart without colour.
public enum Dash {
    SOLID(),
    /// A session that is Idle.
    IDLE(2, 6),
    /// A session in Connect or Active.
    CONNECTING(4, 4),
    /// A session in OpenSent or OpenConfirm.
    OPENING(8, 3),
    /// Valid and not used; a peering that is not used either.
    BACKUP(6, 4),
    /// The way of the answer.
    RETURN(10, 4),
    /// Hops on which the answer goes another way.
    ASYMMETRIC(10, 3, 2, 3),
    /// Stale, or being re-programmed.
    DOTTED(2, 3),
    /// A tunnel or circuit.
    BEADS(14, 3, 3, 3),
    /// A region.
    OUTLINE(8, 6);

    // A list that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Double> pattern;

    Dash(double... pattern) {
        this.pattern = Arrays.stream(pattern).boxed().toList();
    }

    /// Lengths in pixels, drawn and left out in turn; empty for a solid line.
    public List<Double> pattern() {
        return pattern;
    }
}
