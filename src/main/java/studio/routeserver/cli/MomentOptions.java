package studio.routeserver.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.routeserver.lab.Faults;
import studio.routeserver.lab.Lab;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.lab.ScheduledFault;
import studio.routeserver.topology.Durations;
import studio.routeserver.topology.Topology;

/// What happens, and at which moment the command looks.
final class MomentOptions {

    private static final String AT = "--at";

    @Option(
            names = "--event",
            paramLabel = "TIME:WHAT:OBJECT",
            description = {
                "Something that goes wrong or right again, such as 10s:fail:nva1; may be repeated.",
                "WHAT is one of cut, reset, shut, fail, maintain, down, restore, withdraw,"
                        + " advertise."
            })
    private List<String> events = new ArrayList<>();

    @Option(
            names = AT,
            paramLabel = "TIME",
            description =
                    "When to look, such as 60s. Default: converged again after the last event.")
    private @Nullable String at;

    /// The network at the moment.
    LabSnapshot snapshot(ProjectArgument project, Topology topology, PrintWriter notes) {
        Lab lab = project.lab(topology);
        List<ScheduledFault> faults = faults(topology, events);
        return play(lab, faults, AT, time(AT, at), notes, _ -> {});
    }

    static List<ScheduledFault> faults(Topology topology, List<String> events) {
        List<ScheduledFault> faults = new ArrayList<>();
        for (String event : events) {
            orRefusal(() -> faults.add(Faults.parse(topology, event)));
        }
        faults.sort(Comparator.comparing(ScheduledFault::at));
        orRefusal(() -> Faults.mustTakeBackSomething(topology, faults));
        return faults;
    }

    private static void orRefusal(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(String.valueOf(wrong.getMessage()));
        }
    }

    static @Nullable Duration time(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(option + ": " + wrong.getMessage());
        }
    }

    /// Lets the faults happen at their time, up to `until`, or until the network has converged
    /// again.
    ///
    /// @param option what says until when, as refusals name it
    /// @param watch is shown each snapshot on the way, in order
    /// @return the last snapshot
    static LabSnapshot play(
            Lab lab,
            List<ScheduledFault> faults,
            String option,
            @Nullable Duration until,
            PrintWriter notes,
            Consumer<LabSnapshot> watch) {
        for (ScheduledFault fault : faults) {
            if (until != null && fault.at().compareTo(until) > 0) {
                break;
            }
            new Stretch(lab, "--event", Instant.EPOCH.plus(fault.at())).before(watch);
            watch.accept(lab.apply(fault.fault()));
        }
        if (until != null) {
            return new Stretch(lab, option, Instant.EPOCH.plus(until)).last(watch);
        } else if (!faults.isEmpty()) {
            lab.settle().forEach(watch);
        }
        if (until == null && !lab.converged()) {
            notes.println(
                    "The network is not quiet after an hour of virtual time; it is read as it is"
                            + " then.");
        }
        return lab.snapshot();
    }
}
