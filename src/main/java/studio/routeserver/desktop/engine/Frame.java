package studio.routeserver.desktop.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.Advice;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.whatif.LostFlows;
import studio.routeserver.whatif.SinglePoints;

/// What the engine has finished: the network now, and how it came to be so. Immutable.
///
/// @param generation how many edits it has taken in; lower than the window's means that it is stale
/// @param snapshot the network now
/// @param nextEvent when anything happens next
/// @param nextVisible when something happens next that a person would see
/// @param converged whether nothing visible has changed for as long as counts
/// @param comparison the same faults under the other profile, where it was asked for
/// @param advice what the rules say about the drawing and the quiet network
/// @param lost flows that fail in the quiet network though no rule says why
/// @param pairs each VM and branch, with the objects whose loss alone parts them
/// @param advised whether advice and pairs are of this drawing; until then they are of the one
///   before
/// @param took what the last command cost in wall time
public record Frame(
        long generation,
        LabSnapshot snapshot,
        Instant nextEvent,
        Optional<Instant> nextVisible,
        boolean converged,
        RunReport run,
        @Nullable RunReport comparison,
        Advice advice,
        LostFlows lost,
        List<SinglePoints.Between> pairs,
        boolean advised,
        Duration took) {

    public Frame {
        pairs = List.copyOf(pairs);
    }

    /// The network at rest and without faults, if the engine has it so; before the first fault it
    /// has. Null where it has not.
    public @Nullable LabSnapshot quiet() {
        if (converged && snapshot.faults().isEmpty()) {
            return snapshot;
        }
        LabSnapshot base = run.base();
        boolean same = base.faults().isEmpty() && base.topology().equals(snapshot.topology());
        return same ? base : null;
    }

    public Instant now() {
        return snapshot.at();
    }
}
