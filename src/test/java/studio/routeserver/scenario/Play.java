package studio.routeserver.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.topology.Topology;

/// A network that has been run through its events.
final class Play {

    /// One snapshot for each instant at which something changed, in order; the last one of each.
    private final List<LabSnapshot> shots = new ArrayList<>();

    private final List<TimelineEvent> events;

    /// Something that is done to the network.
    ///
    /// @param at after 0 s
    record Step(Duration at, Consumer<Lab> act) {}

    /// @param until when to stop; null means as soon as the network has converged again
    Play(Topology topology, long seed, List<Step> steps, @Nullable Duration until) {
        Lab lab = RunningLab.of(topology, seed);
        keep(lab.snapshot());
        for (Step step : steps.stream().sorted(Comparator.comparing(Step::at)).toList()) {
            lab.advanceTo(Instant.EPOCH.plus(step.at())).forEach(this::keep);
            step.act().accept(lab);
            keep(lab.snapshot());
        }
        if (until != null) {
            lab.advanceTo(Instant.EPOCH.plus(until)).forEach(this::keep);
        } else if (!steps.isEmpty()) {
            lab.settle().forEach(this::keep);
        }
        events = lab.timeline();
    }

    private void keep(LabSnapshot shot) {
        if (!shots.isEmpty() && shots.getLast().at().equals(shot.at())) {
            shots.removeLast();
        }
        shots.add(shot);
    }

    LabSnapshot end() {
        return shots.getLast();
    }

    /// The network as it was then, after all that happened at that instant.
    LabSnapshot at(Instant instant) {
        LabSnapshot found = shots.getFirst();
        for (LabSnapshot shot : shots) {
            if (!shot.at().isAfter(instant)) {
                found = shot;
            }
        }
        return found;
    }

    /// The network as it was then, and every change after.
    Stream<LabSnapshot> from(Instant instant) {
        return Stream.concat(
                Stream.of(at(instant)), shots.stream().filter(one -> one.at().isAfter(instant)));
    }

    List<TimelineEvent> events() {
        return events;
    }
}
