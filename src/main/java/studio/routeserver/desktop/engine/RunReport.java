package studio.routeserver.desktop.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.topology.ProfileName;
import studio.routeserver.whatif.FlowLoss;

/// What has happened since the network was last quiet and whole: the faults, every event, and what
/// each flow lost.
///
/// @param base the snapshot from which it began
/// @param faults what was done, in order
/// @param kept a snapshot for each instant at which something changed, the base first
/// @param events rows of the lab and of the flows, in order
/// @param losses one row a member of a flow, as `whatif` has them; none while nothing was done and
///   the flows are still being walked
/// @param settledAt the last change, once nothing has changed for the time that counts as
///   converged; null before
public record RunReport(
        ProfileName profile,
        LabSnapshot base,
        List<Done> faults,
        List<LabSnapshot> kept,
        List<TimelineEvent> events,
        List<FlowLoss> losses,
        @Nullable Instant settledAt) {

    /// A fault, or the repair of one.
    public record Done(Instant at, Fault fault) {}

    public RunReport {
        faults = List.copyOf(faults);
        kept = List.copyOf(kept);
        events = List.copyOf(events);
        losses = List.copyOf(losses);
    }

    /// Whether anything was done at all.
    public boolean quiet() {
        return faults.isEmpty();
    }

    public Optional<Instant> settled() {
        return Optional.ofNullable(settledAt);
    }

    /// The newest kept snapshot that is not later than the instant; the base for earlier ones.
    public LabSnapshot at(Instant instant) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (kept.get(middle).at().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return kept.get(low);
    }
}
