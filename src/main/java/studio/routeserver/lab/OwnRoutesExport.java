package studio.routeserver.lab;

import java.util.List;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;

/// What a gateway tells a Route Server: always what it has from outside itself, whatever its own
/// best path is, so that nothing depends on who started first (azure rule R-GW-11, R-RUL-23).
///
/// @param spaces the address spaces it originates, which Route Server knows by itself
/// @param routeServers the neighbours that are Route Server instances
record OwnRoutesExport(List<Space> spaces, List<String> routeServers) implements ExportPolicy {

    OwnRoutesExport {
        spaces = List.copyOf(spaces);
        routeServers = List.copyOf(routeServers);
    }

    @Override
    public Path candidate(Decision decision) {
        return decision.paths().stream().filter(this::own).findFirst().orElse(decision.best());
    }

    private boolean own(Path path) {
        return !routeServers.contains(path.from().neighbor()) && !space(path);
    }

    private boolean space(Path path) {
        return path.from().isLocal()
                && spaces.stream().anyMatch(space -> space.prefix().equals(path.prefix()));
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        if (space(path)) {
            return new ExportVerdict.Hold(
                    "R-GW-11", "Route Server knows the address spaces itself");
        }
        return own(path)
                ? new ExportVerdict.Send(proposed)
                : new ExportVerdict.Hold("R-GW-16", "a Route Server brought it itself");
    }
}
