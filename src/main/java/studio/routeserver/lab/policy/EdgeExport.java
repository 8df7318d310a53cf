package studio.routeserver.lab.policy;

import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.net.Asn;

/// What a Microsoft edge router tells the customer: everything, without the gateway's 65515 in the
/// path (azure rule R-GW-26; measured: the customer passed a VNet's prefix on as `64512 12076`).
public record EdgeExport() implements ExportPolicy {

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        return new ExportVerdict.Send(
                proposed.withAsPath(proposed.asPath().without(Asn.AZURE::equals)));
    }
}
