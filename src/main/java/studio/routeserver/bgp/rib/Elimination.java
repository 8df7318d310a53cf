package studio.routeserver.bgp.rib;

/// Why a path is not the best.
///
/// @param sentence what was compared, such as `AS_PATH 65001 65001 has 2 hops, the best has 1`
public record Elimination(Path path, Step by, String sentence) {}
