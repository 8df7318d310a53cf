package studio.routeserver.whatif;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Topology;

/// Flows that do not work though no rule is broken: a forgotten route of a route table is no fault
/// of the drawing that a rule could name, and yet nobody would call it fine.
///
/// @param of how many flows were asked
/// @param lost those that fail, with their verdicts
public record LostFlows(int of, List<Lost> lost) {

    public static final LostFlows NONE = new LostFlows(0, List.of());

    /// In a network with more than these, a path of each takes too long.
    private static final int MOST = 2_000;

    /// A flow that does not work there and back on every way.
    public record Lost(Flow flow, PathReport report) {}

    /// The flows of the design; of expectations those that ask for delivery.
    public static LostFlows of(Topology topology, LabSnapshot snapshot) {
        List<Flow> flows = asked(topology);
        List<Lost> lost = new ArrayList<>();
        for (Flow flow : flows) {
            PathReport report =
                    snapshot.fabric().path(flow.from(), flow.source(), flow.destination());
            if (report.verdict() != Verdict.DELIVERED && report.verdict() != Verdict.INTERNET) {
                lost.add(new Lost(flow, report));
            }
        }
        return new LostFlows(flows.size(), List.copyOf(lost));
    }

    private static List<Flow> asked(Topology topology) {
        List<String> otherwise =
                topology.expectations().stream()
                        .filter(one -> !one.outcome().equals(Verdict.DELIVERED.text()))
                        .map(LostFlows::name)
                        .toList();
        List<Flow> flows =
                Flow.of(topology).stream()
                        .filter(flow -> !otherwise.contains(flow.toString()))
                        .toList();
        return flows.size() > MOST ? List.of() : flows;
    }

    private static String name(Expectation expectation) {
        return expectation.from() + ">" + expectation.to();
    }

    public boolean any() {
        return !lost.isEmpty();
    }

    /// How many fail, as a sentence; nothing where none does.
    public String sentence() {
        return switch (lost.size()) {
            case 0 -> "";
            case 1 -> "1 of %d flows does not work".formatted(of);
            default -> "%d of %d flows do not work".formatted(lost.size(), of);
        };
    }
}
