package studio.routeserver.lab.policy;

import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;

/// What an instance of a VPN gateway tells the other: what its tunnels bring, by BGP or by
/// configuration, and not the address spaces, which both have (azure rule R-GW-02). What Route
/// Server told it stays by itself, as iBGP has it (RFC 4271 §9.2).
///
/// @param spaces the address spaces that both instances originate
public record SiblingExport(Spaces spaces) implements ExportPolicy {

    @Override
    public Affected differsFrom(ExportPolicy other) {
        return other instanceof SiblingExport(Spaces theirs)
                ? spaces.differsFrom(theirs)
                : Affected.everything();
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        return path.from().isLocal() && spaces.has(path.prefix())
                ? new ExportVerdict.Hold("R-GW-02", "both instances have the address spaces")
                : new ExportVerdict.Send(proposed);
    }
}
