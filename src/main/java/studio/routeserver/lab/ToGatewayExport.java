package studio.routeserver.lab;

import java.util.List;
import studio.routeserver.bgp.message.PathAttributes;
import studio.routeserver.bgp.rib.ExportPolicy;
import studio.routeserver.bgp.rib.ExportVerdict;
import studio.routeserver.bgp.rib.LocRib;
import studio.routeserver.bgp.rib.Path;

/// What a Route Server's instance tells a gateway (azure rules R-RS-38, R-GW-17, R-GW-18).
///
/// @param branchToBranch the one switch for all NVAs and gateways of the Route Server (R-GW-19)
///
/// @param instances the routers of that gateway
record ToGatewayExport(boolean branchToBranch, List<String> instances) implements ExportPolicy {

    ToGatewayExport {
        instances = List.copyOf(instances);
    }

    @Override
    public ExportVerdict judge(Path path, PathAttributes proposed, LocRib table) {
        if (path.from().isLocal()) {
            return new ExportVerdict.Hold("R-RS-38", "a gateway knows the address spaces itself");
        }
        if (!branchToBranch) {
            return new ExportVerdict.Hold(
                    "R-GW-17", "with branch-to-branch off no gateway hears of these routes");
        }
        if (instances.contains(path.from().neighbor())) {
            return new ExportVerdict.Hold("R-GW-16", "the gateway brought it itself");
        }
        return new ExportVerdict.Send(proposed);
    }
}
