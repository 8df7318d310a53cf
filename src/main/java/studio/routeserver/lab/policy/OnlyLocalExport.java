package studio.routeserver.lab.policy;

import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;

/// What a branch tells: its own prefixes, never what it learned over another connection (azure
/// ruling R-RUL-03).
public record OnlyLocalExport() implements ExportPolicy {

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        return path.from().isLocal()
                ? new ExportVerdict.Send(proposed)
                : new ExportVerdict.Hold("R-RUL-03", "a branch advertises its own prefixes only");
    }
}
