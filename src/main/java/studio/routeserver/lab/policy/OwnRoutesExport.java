package studio.routeserver.lab.policy;

import java.util.List;
import java.util.Set;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.Decision;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Ipv4Prefix;

/// What a gateway tells a Route Server: always what it has from outside itself, whatever its own
/// best path is, so that nothing depends on who started first (azure rule R-GW-11, R-RUL-23).
///
/// @param spaces the address spaces it originates, which Route Server knows by itself
/// @param hosts the routes to its own peers, which are for itself (R-GW-07)
/// @param routeServers the neighbours that are Route Server instances
/// @param siblings the gateway's instances: each tells Route Server what it has itself
public record OwnRoutesExport(
        Spaces spaces, Set<Ipv4Prefix> hosts, List<String> routeServers, List<String> siblings)
        implements ExportPolicy {

    public OwnRoutesExport {
        hosts = Set.copyOf(hosts);
        routeServers = List.copyOf(routeServers);
        siblings = List.copyOf(siblings);
    }

    @Override
    public Affected differsFrom(ExportPolicy other) {
        return other instanceof OwnRoutesExport that
                        && routeServers.equals(that.routeServers)
                        && siblings.equals(that.siblings)
                ? spaces.differsFrom(that.spaces).or(Affected.between(hosts, that.hosts))
                : Affected.everything();
    }

    @Override
    public Path candidate(Decision decision) {
        return decision.paths().stream().filter(this::own).findFirst().orElse(decision.best());
    }

    private boolean own(Path path) {
        return !routeServers.contains(path.from().neighbor())
                && !siblings.contains(path.from().neighbor())
                && !space(path)
                && !host(path);
    }

    private boolean host(Path path) {
        return path.from().isLocal() && hosts.contains(path.prefix());
    }

    private boolean space(Path path) {
        return path.from().isLocal() && spaces.has(path.prefix());
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        if (space(path)) {
            return new ExportVerdict.Hold(
                    "R-GW-11", "Route Server knows the address spaces itself");
        }
        if (host(path)) {
            return new ExportVerdict.Hold("R-GW-07", "the way to a peer of its own");
        }
        return own(path)
                ? new ExportVerdict.Send(proposed)
                : new ExportVerdict.Hold("R-GW-16", "a Route Server brought it itself");
    }
}
