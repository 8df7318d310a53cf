package studio.routeserver.lab.policy;

import java.util.Optional;
import studio.routeserver.bgp.rib.Affected;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;

/// What a gateway takes from outside: nothing that lies in Azure's own address spaces (azure rules
/// R-GW-12, R-RUL-35).
///
/// @param weight of the connection; higher wins (R-GW-30)
public record SpaceImport(Spaces spaces, int weight) implements ImportPolicy {

    @Override
    public Affected differsFrom(ImportPolicy other) {
        return other instanceof SpaceImport(var theirs, var theirWeight) && weight == theirWeight
                ? spaces.differsFrom(theirs)
                : Affected.everything();
    }

    @Override
    public ImportVerdict judge(Path path) {
        Optional<Space> space = spaces.holding(path.prefix());
        if (space.isPresent()) {
            return new ImportVerdict.Reject("R-GW-12", space.get().sentence(path.prefix()));
        }
        return new ImportVerdict.Accept(weight == 0 ? path : path.withWeight(weight));
    }
}
