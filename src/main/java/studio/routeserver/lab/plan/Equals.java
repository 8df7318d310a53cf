package studio.routeserver.lab.plan;

import java.util.List;
import java.util.stream.Stream;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.DecisionProcess;
import studio.routeserver.bgp.rib.Elimination;
import studio.routeserver.bgp.rib.Path;

/// The paths of a choice that carry packets together.
///
/// A decision lists one path a next hop. Two tunnels to one peer, or two NVAs behind one load
/// balancer, have the same next hop and still both count: all that only a tie-break parted.
public final class Equals {

    private Equals() {}

    /// The best path first.
    public static List<Path> of(Decision decision, DecisionProcess process) {
        if (!process.multipath()) {
            return List.of(decision.best());
        }
        return Stream.concat(
                        Stream.of(decision.best()),
                        decision.eliminated().stream()
                                .filter(out -> process.tieBreak().contains(out.by()))
                                .map(Elimination::path))
                .toList();
    }
}
