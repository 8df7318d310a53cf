package studio.routeserver.lab;

import java.util.List;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.Elimination;
import studio.routeserver.bgp.rib.Path;

/// What an instance chose for the NICs of its hub among the paths to a prefix.
///
/// @param decision the choice, with the step that each path fell at
/// @param used the paths that carry packets, the best first
public record Choice(Decision decision, List<Path> used) {

    public Choice {
        used = List.copyOf(used);
    }

    /// The paths that carry no packets, in the order in which they fell.
    public List<Elimination> lost() {
        return decision.eliminated().stream().filter(out -> !used.contains(out.path())).toList();
    }
}
