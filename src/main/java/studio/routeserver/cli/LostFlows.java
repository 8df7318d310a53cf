package studio.routeserver.cli;

import java.util.ArrayList;
import java.util.List;
import studio.routeserver.fabric.PathReport;
import studio.routeserver.fabric.Verdict;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Expectation;
import studio.routeserver.topology.Topology;
import studio.routeserver.whatif.Flow;

/// Flows that do not work though no rule is broken: a forgotten route of a route table is no fault
/// of the drawing that a rule could name, and yet nobody would call it fine.
///
/// @param of how many flows were asked
/// @param lost those that fail, with their verdicts
record LostFlows(int of, List<Lost> lost) {

    static final LostFlows NONE = new LostFlows(0, List.of());

    /// In a network with more than these, a path of each takes too long.
    private static final int MOST = 2_000;

    private static final int SHOWN = 5;

    /// A flow that does not work there and back on every way.
    record Lost(Flow flow, PathReport report) {}

    /// The flows of the design; of expectations those that ask for delivery.
    static LostFlows of(Topology topology, LabSnapshot snapshot) {
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

    boolean any() {
        return !lost.isEmpty();
    }

    /// How many fail, and the first of them with the reason.
    void print(Terminal terminal) {
        terminal.out()
                .println(
                        "%d of %d flows %s:"
                                .formatted(
                                        lost.size(),
                                        of,
                                        lost.size() == 1 ? "does not work" : "do not work"));
        lost.stream()
                .limit(SHOWN)
                .forEach(one ->
                        terminal.out().println("  " + one.flow() + ": " + one.report().reason()));
        if (lost.size() > SHOWN) {
            terminal.out()
                    .println(
                            "  and %d more; ./studio path tells the way of each."
                                    .formatted(lost.size() - SHOWN));
        }
    }
}
