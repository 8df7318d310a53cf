package studio.routeserver.desktop.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Fault;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.whatif.Flow;
import studio.routeserver.whatif.FlowLoss;
import studio.routeserver.whatif.FlowTracker;

/// Keeps one run as it goes: its snapshots, rows and losses. Lives on the engine's thread.
final class Recording {

    /// Enough for hours of a large network; past it the oldest changes are not scrubbed to.
    private static final int MOST_SNAPSHOTS = 20_000;

    private static final Comparator<TimelineEvent> BY_TIME =
            Comparator.comparing(TimelineEvent::at).thenComparingInt(Recording::rank);

    private final Lab lab;
    private final LabSnapshot base;
    private final FlowTracker flows;
    private final List<RunReport.Done> faults = new ArrayList<>();
    private final List<LabSnapshot> kept = new ArrayList<>();
    private final List<TimelineEvent> rows = new ArrayList<>();
    private final int eventsBefore;

    Recording(Lab lab) {
        this.lab = lab;
        this.base = lab.snapshot();
        this.flows = FlowTracker.lazy(Flow.of(base.topology()), base);
        this.kept.add(base);
        this.eventsBefore = lab.timeline().size();
    }

    /// Walks some flows as they went at the start, so that the first failure need not wait for all
    /// of them. Answers whether all have been.
    boolean follow(int most) {
        return flows.begin(most);
    }

    boolean quiet() {
        return faults.isEmpty();
    }

    List<RunReport.Done> faults() {
        return List.copyOf(faults);
    }

    void done(Instant at, Fault fault) {
        faults.add(new RunReport.Done(at, fault));
    }

    /// Takes in what the lab answered to a command, in order.
    void take(List<LabSnapshot> snapshots) {
        snapshots.forEach(this::take);
    }

    void take(LabSnapshot snapshot) {
        rows.addAll(flows.observe(snapshot));
        boolean changed = !snapshot.events().isEmpty();
        boolean later = snapshot.at().isAfter(kept.getLast().at());
        if (changed && later && kept.size() < MOST_SNAPSHOTS) {
            kept.add(snapshot);
        } else if (changed && !later) {
            kept.set(kept.size() - 1, snapshot);
        }
    }

    RunReport report() {
        List<TimelineEvent> all = lab.timeline();
        List<TimelineEvent> events =
                new ArrayList<>(all.subList(Math.min(eventsBefore, all.size()), all.size()));
        events.addAll(rows);
        events.sort(BY_TIME);
        @Nullable Instant settledAt = !quiet() && lab.converged() ? lastChange() : null;
        List<FlowLoss> losses = quiet() && !flows.begun() ? List.of() : flows.losses();
        return new RunReport(
                base.topology().profile(), base, faults, kept, events, losses, settledAt);
    }

    /// When something visible changed last.
    Instant lastChange() {
        return kept.getLast().at();
    }

    /// At one instant what happened stands before what became of the flows.
    private static int rank(TimelineEvent event) {
        return event.kind() == TimelineEvent.Kind.FLOW ? 1 : 0;
    }
}
