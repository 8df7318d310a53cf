package studio.routeserver.bgp.rib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The choice among the paths to one prefix.
///
/// @param best the one path that is told to others; a member of `multipath`
/// @param multipath the paths that carry packets, best first; one where ECMP is off
/// @param eliminated every path but the best, in the order in which they fell. A member of
///   `multipath` is here too: it forwards, and a last step kept it from being told to others
public record Decision(Path best, List<Path> multipath, List<Elimination> eliminated) {
    public Decision {
        multipath = List.copyOf(multipath);
        eliminated = List.copyOf(eliminated);
    }

    /// Every path, the best first.
    public List<Path> paths() {
        return Stream.concat(Stream.of(best), eliminated.stream().map(Elimination::path)).toList();
    }

    /// Why that path is not the best; empty for the best and for a path that took no part.
    public Optional<Elimination> why(Path path) {
        return eliminated.stream().filter(out -> out.path().equals(path)).findFirst();
    }
}
