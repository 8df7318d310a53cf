package studio.routeserver.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.routeserver.lab.Faults;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.ScheduledFault;
import studio.routeserver.lab.TimelineEvent;
import studio.routeserver.lab.run.RunningLab;
import studio.routeserver.project.Opened;
import studio.routeserver.project.ProjectReader;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Topology;

/// A running network whose flows are followed.
final class Watched {

    private final Lab lab;
    private final FlowTracker tracker;
    private final List<TimelineEvent> rows = new ArrayList<>();

    Watched(Topology topology, String... flows) {
        this.lab = RunningLab.of(topology, 1);
        List<Flow> followed = new ArrayList<>();
        for (String flow : flows) {
            followed.add(Flow.parse(topology, flow));
        }
        this.tracker = new FlowTracker(followed, lab.snapshot());
    }

    static Topology founding() {
        return Opened.topology(ProjectReader.read(Path.of("samples/azure-route-server.json")));
    }

    static Expectation expectation(String name, String from, String to) {
        return new Expectation(name, from, to, "delivered", List.of(), null, null, null);
    }

    /// Lets events happen at their times, such as `10s:fail:nva1`.
    Watched with(String... events) {
        for (String event : events) {
            ScheduledFault scheduled = Faults.parse(lab.snapshot().topology(), event);
            to(scheduled.at().toMillis() / 1e3);
            rows.addAll(tracker.observe(lab.apply(scheduled.fault())));
        }
        return this;
    }

    Watched to(double seconds) {
        Instant until = Instant.EPOCH.plus(Duration.ofMillis(Math.round(seconds * 1e3)));
        lab.advanceTo(until).forEach(snapshot -> rows.addAll(tracker.observe(snapshot)));
        return this;
    }

    Watched edit(Topology topology) {
        rows.addAll(tracker.observe(lab.reconcile(topology)));
        return this;
    }

    List<TimelineEvent> rows() {
        return rows;
    }

    List<FlowLoss> losses() {
        return tracker.losses();
    }

    /// Only what was lost.
    List<FlowLoss> lost() {
        return losses().stream().filter(FlowLoss::lost).toList();
    }

    /// The one loss that there is.
    FlowLoss loss() {
        assertThat(lost()).hasSize(1);
        return lost().getFirst();
    }

    static double seconds(@Nullable Instant at) {
        return Duration.between(Instant.EPOCH, Objects.requireNonNull(at)).toMillis() / 1e3;
    }
}
