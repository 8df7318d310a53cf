package studio.routeserver.scenario;

import java.util.List;
import studio.routeserver.lab.LabSnapshot;

/// Something that must be true of a network at an instant.
interface Check {

    /// What is not as it should be, each with what was expected and what is; empty if all is well.
    List<String> failures(LabSnapshot snapshot);

    /// The check that a block of an expectation file asks for.
    static Check of(Block block) {
        return switch (block.verb()) {
            case "routes" -> RoutesCheck.of(block);
            case "propagation" -> new PropagationCheck(block);
            case "learned", "advertised", "refused", "heard" -> PeerTableCheck.of(block);
            case "path" -> PathCheck.of(block);
            case "sessions" -> new SessionsCheck(block);
            case "finding", "no" -> FindingCheck.of(block);
            case "count" -> new CountCheck(block);
            case "studio" -> new StudioCheck(block);
            case "running" -> new RunningCheck(block);
            default -> throw block.bad("there is no such check");
        };
    }
}
