package studio.routeserver.scenario;

import java.util.List;
import studio.routeserver.lab.LabSnapshot;

/// Whether BGP routes may come into a NIC: `propagation NIC on|off` (azure rule R-EFF-21).
record PropagationCheck(Block block) implements Check {

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        boolean off =
                snapshot.fabric()
                        .routes(RoutesCheck.nic(snapshot, block.word(1)))
                        .disableBgpRoutePropagation();
        boolean wanted = block.word(2).equals("off");
        return off == wanted ? List.of() : List.of(block.text() + ": it is not");
    }
}
