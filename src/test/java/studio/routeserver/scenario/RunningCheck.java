package studio.routeserver.scenario;

import java.util.List;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Ref;

/// Whether a VM runs: `running VM yes|no`. For one that does not, Azure answers the question for
/// its routes with an error (azure rule R-EFF-33).
record RunningCheck(Block block) implements Check {

    @Override
    public List<String> failures(LabSnapshot snapshot) {
        boolean runs = snapshot.controlPlane().alive(new Ref(Kind.VIRTUAL_MACHINE, block.word(1)));
        return runs == block.word(2).equals("yes")
                ? List.of()
                : List.of(block.text() + ": it is not so");
    }
}
