package studio.routeserver.lab.policy;

import java.util.Optional;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;
import studio.routeserver.topology.Direction;
import studio.routeserver.topology.NvaBgp;

/// What an NVA takes from a neighbour: everything its policies let in.
public record NvaImport(GuestPolicy policy) implements ImportPolicy {

    @Override
    public ImportVerdict judge(Path path) {
        Optional<NvaBgp.Policy> deciding = policy.deciding(Direction.IN, path);
        if (deciding.isEmpty()) {
            return new ImportVerdict.Accept(path);
        }
        return deciding.get().accept()
                ? new ImportVerdict.Accept(
                        path.withAttributes(policy.applied(deciding.get(), path.attributes())))
                : new ImportVerdict.Reject(GuestPolicy.RULE, "a policy of the NVA rejects it");
    }
}
