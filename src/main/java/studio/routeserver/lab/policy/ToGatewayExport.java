package studio.routeserver.lab.policy;

import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;

/// What a Route Server's instance tells a gateway (azure rules R-RS-38, R-GW-16 to R-GW-18). What
/// one instance of the gateway brought goes to the other as well: Route Server reflects it like any
/// other route (measured: of a branch's prefix, one instance of two has it from Route Server).
///
/// @param branchToBranch the one switch for all NVAs and gateways of the Route Server (R-GW-19)
public record ToGatewayExport(boolean branchToBranch) implements ExportPolicy {

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        if (path.from().isLocal()) {
            return new ExportVerdict.Hold("R-RS-38", "a gateway knows the address spaces itself");
        }
        if (!branchToBranch) {
            return new ExportVerdict.Hold(
                    "R-GW-17", "with branch-to-branch off no gateway hears of these routes");
        }
        return new ExportVerdict.Send(proposed);
    }
}
