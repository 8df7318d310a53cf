package studio.routeserver.lab;

import java.util.List;
import java.util.Optional;
import studio.routeserver.bgp.rib.ImportPolicy;
import studio.routeserver.bgp.rib.ImportVerdict;
import studio.routeserver.bgp.rib.Path;

/// What a gateway takes from outside: nothing that lies in Azure's own address spaces (azure rules
/// R-GW-12, R-RUL-35).
///
/// @param weight of the connection; higher wins (R-GW-30)
record SpaceImport(List<Space> spaces, int weight) implements ImportPolicy {

    SpaceImport {
        spaces = List.copyOf(spaces);
    }

    @Override
    public ImportVerdict judge(Path path) {
        Optional<Space> space = Space.holding(spaces, path.prefix());
        if (space.isPresent()) {
            return new ImportVerdict.Reject("R-GW-12", space.get().sentence(path.prefix()));
        }
        return new ImportVerdict.Accept(weight == 0 ? path : path.withWeight(weight));
    }
}
